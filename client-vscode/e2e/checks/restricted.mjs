// Restricted Mode: drafts are read, the folder's own program and model are not; then
// the folder is trusted, and they still are not, being the machine's business.
import { existsSync } from "node:fs";
import { sprung } from "./missing.mjs";

export async function restricted({ person, page, drafts }) {
  await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
  await person.picture("restricted");
  if (existsSync(sprung(drafts))) throw new Error("the folder's own program was run");
}

export async function trusted({ person, page, drafts }) {
  const trust = page.locator(".workspace-trust-editor .monaco-button", { hasText: "Trust" });
  await person.command("Workspaces: Manage Workspace Trust");
  const banner = page.locator(".statusbar-item", { hasText: "Restricted Mode" });
  await person.gone("trust", () => trust.first().click(), banner);
  await person.showDraft("pier.md");
  await person.idle();
  if (existsSync(sprung(drafts))) throw new Error("the folder's own program was run");
}
