// A draft is renamed in the Explorer: what was settled for it goes by its new name.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export async function moved({ person, page, drafts }) {
  const decisions = path.join(drafts, "saidby.decisions.toml");
  const entry = '[[decisions]]\nfile = "notes.txt"\nquote = "And the lamp"\ndecision = "ignore"\n';
  writeFileSync(decisions, entry);
  const row = (name) => page.locator(`.explorer-folders-view .monaco-list-row[aria-label^='${name}']`);
  const box = page.locator(".explorer-folders-view input");
  await person.until("the Explorer", () => page.keyboard.press("Control+Shift+E"), row("notes.txt"));
  await person.until(
    "a new name is asked for",
    async () => {
      await row("notes.txt").click();
      await page.keyboard.press("F2");
    },
    box,
  );
  await page.keyboard.press("Control+A");
  await page.keyboard.type("boats.txt");
  await page.keyboard.press("Enter");
  await row("boats.txt").waitFor();
  await person.eventually("what was settled has followed", () => {
    const text = readFileSync(decisions, "utf8");
    return text === entry.replace("notes.txt", "boats.txt") || text;
  });
}
