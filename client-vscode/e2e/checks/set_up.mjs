// One click makes an environment from the bundled wheel, and the draft is read.
import { readdirSync } from "node:fs";
import path from "node:path";

export async function setUp({ person, page, home, log }) {
  const button = page.locator(".pane-body .welcome-view-content .monaco-button", { hasText: "Set it up" });
  const progress = page.locator(".notification-toast", { hasText: "saidby" });
  await person.until("set it up", () => button.first().click(), progress);
  await person.picture("set-up");
  const begin = Date.now();
  await person.squiggles().first().waitFor({ timeout: 300_000 });
  log(`  the environment took ${((Date.now() - begin) / 1000).toFixed(0)} s`);
  const storage = path.join(home, "data/User/globalStorage/saidby.saidby");
  const made = readdirSync(storage).filter((name) => name.startsWith("server-"));
  if (made.length !== 1) throw new Error(`in the storage: ${made}`);
}
