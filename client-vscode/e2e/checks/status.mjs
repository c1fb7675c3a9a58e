// What the language status offers beside its words: the log, and a newer server.
import { chmodSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Clicks what the status offers, until it has its effect. */
async function offered({ person, page }, words, offer, effect) {
  const element = page.locator(".hover-language-status .element", { hasText: words });
  const click = async () => {
    await person.status(words, 2);
    await page.locator("#status\\.languageStatus").first().hover();
    await element.locator("a", { hasText: offer }).first().click({ timeout: 2000 });
  };
  await person.until(`status: ${offer}`, click, effect);
}

/** What the status offers can be clicked: it is not beyond the edge of the window. */
async function within({ person, page }, words, offer) {
  const element = page.locator(".hover-language-status .element", { hasText: words });
  const item = page.locator("#status\\.languageStatus").first();
  await person.until(`status: ${words}`, () => item.hover(), element);
  await page.waitForTimeout(500);
  const { x, width } = await element.locator("a", { hasText: offer }).first().boundingBox();
  const edge = page.viewportSize().width;
  if (x + width > edge) throw new Error(`“${offer}” ends at ${x + width} of ${edge}`);
}

export async function theLog({ person, page }) {
  const log = page.locator(".output-view");
  await offered({ person, page }, "version", "Show log", log);
  await person.eventually("the log says what was started", async () => {
    // Long lines are broken, in the middle of words too.
    const text = (await log.innerText()).replace(/\s/g, "");
    return /Starting\S*saidby\(\d+\.\d+\.\d+\)/.test(text) || text;
  });
  await person.picture("log");
  const text = await log.innerText();
  if (text.includes("no choice")) throw new Error("there is draft text in the log");
  await person.gone("the panel", () => page.keyboard.press("Control+J"), log);
}

/** A server older than this client can speak with: told, with words for a way out. */
export async function outdated({ person, page, editor, home }) {
  const storage = path.join(home, "data/User/globalStorage/saidby.saidby");
  for (const name of readdirSync(storage)) {
    if (name.startsWith("server-")) rmSync(path.join(storage, name), { recursive: true });
  }
  const program = path.join(editor.bin, "saidby");
  rmSync(program, { force: true });
  writeFileSync(program, "#!/bin/sh\necho saidby 0.0.9\n");
  chmodSync(program, 0o755);
  await person.command("saidby: Restart the Language Server");
  await person.status("version 0.0.9");
  await person.showSpeakers();
  await page.locator(".welcome-view-content .monaco-button", { hasText: "Set it up" }).waitFor();
  await within({ person, page }, "version 0.0.9", "Set it up");
  await person.picture("outdated");
  await page.mouse.move(600, 500);
}

/** One that will do, though the extension came with a newer one: works, with an offer. */
export async function upgrade({ person, page, editor, drafts, home, program }) {
  const extension = readdirSync(path.join(home, "extensions")).find((name) => /^saidby/.test(name));
  const bundled = path.join(home, "extensions", extension, "bundled");
  const [wheel] = readdirSync(bundled);
  renameSync(path.join(bundled, wheel), path.join(bundled, "saidby-9.9.9-py3-none-any.whl"));
  rmSync(path.join(editor.bin, "saidby"));
  symlinkSync(program, path.join(editor.bin, "saidby"));
  await editor.open(drafts, "pier.md");
  await person.squiggles().first().waitFor({ timeout: 60_000 });
  await within({ person, page }, "9.9.9 came with the extension", "Upgrade");
  await person.picture("upgrade");
  await page.mouse.move(600, 500);
}
