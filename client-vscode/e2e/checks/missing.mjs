// No server anywhere, and no Python: one offer that says what it fetches, a status that
// says so, a view that helps; no error card. Nothing is fetched without a click beside
// such words. A program that the folder brings along is not run.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A folder that would have its own program run, if it could. */
export function trap(drafts) {
  const program = path.join(drafts, ".venv/bin/saidby");
  mkdirSync(path.dirname(program), { recursive: true });
  writeFileSync(program, `#!/bin/sh\ntouch ${sprung(drafts)}\necho saidby 9.9.9\n`);
  chmodSync(program, 0o755);
  mkdirSync(path.join(drafts, ".vscode"), { recursive: true });
  const settings = { "saidby.server.path": program, "saidby.model": "/nowhere" };
  writeFileSync(path.join(drafts, ".vscode/settings.json"), JSON.stringify(settings));
}

export function sprung(drafts) {
  return path.join(drafts, ".sprung");
}

export async function missing({ person, page, drafts }) {
  const offer = page.locator(".notification-toast", { hasText: "needs its language server" });
  await offer.waitFor({ timeout: 60_000 });
  await offer.filter({ hasText: "Python from releases.astral.sh or github.com" }).waitFor();
  await person.picture("missing-offer");
  const errors = page.locator(".notification-toast .codicon-error");
  if (await errors.count()) throw new Error("an error card is shown");
  await person.gone(
    "not now",
    () => offer.getByText("Not now").click(),
    offer,
  );
  await person.status("saidby is not set up");
  await person.showSpeakers();
  await page.getByText("None that fits is on this machine yet").first().waitFor();
  await person.picture("missing");
  await asking({ person, page });
  if (existsSync(sprung(drafts))) throw new Error("the folder's own program was run");
}

/** From the palette nothing was said, so it is asked first. */
async function asking({ person, page }) {
  const dialog = page.locator(".monaco-dialog-box");
  await person.command("saidby: Set Up the Language Server");
  await dialog.filter({ hasText: "the installer uv and libraries from pypi.org" }).waitFor();
  await person.picture("missing-asked");
  await person.gone(
    "cancel",
    () => dialog.locator(".monaco-button", { hasText: "Cancel" }).click(),
    dialog,
  );
  await person.status("saidby is not set up");
}
