// A quick fix changes the text, and what is saved.
import { readFileSync } from "node:fs";
import path from "node:path";

export async function fixing({ person, page, drafts }) {
  await person.fix("Lindqvst", "Spell it “Lindqvist”", "and Lindqvist promised");
  await person.eventually("one squiggle is left", async () => {
    const count = await person.squiggles().count();
    return count === 1 || count;
  });
  await page.keyboard.press("Control+S");
  const file = path.join(drafts, "pier.md");
  await person.eventually("it is saved", () =>
    readFileSync(file, "utf8").includes("and Lindqvist promised"),
  );
}
