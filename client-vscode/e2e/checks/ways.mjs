// From a quotation to its tag, from a name to all that is said, from a list to a place.
export async function ways({ person, page }) {
  await person.showDraft("pier.md");
  const at = (place) => page.locator(".statusbar-item", { hasText: place });
  const define = (words) => async () => {
    await person.cursorAt(words);
    await page.keyboard.press("F12");
  };
  await person.until("definition of a quotation", define("You will have it"), at("Ln 19, Col 29"));
  await person.until("definition of a pronoun", define("she told"), at("Ln 11, Col 26"));
  await references({ person, page });
  await symbols({ person, page, keys: "Control+Shift+O", typed: "Piet", row: "Piet Vanders" });
  await symbols({ person, page, keys: "Control+T", typed: "haddad", row: "Omar Haddad" });
}

async function references({ person, page }) {
  const rows = page.locator(".reference-zone-widget .ref-tree .monaco-list-row");
  await person.until(
    "references",
    async () => {
      await page.keyboard.press("Escape");
      await person.cursorAt("Marta Lindqvist");
      await page.keyboard.press("Shift+F12");
    },
    rows.filter({ hasText: "she told the meeting" }),
  );
  await rows.filter({ hasText: "We had no choice" }).first().waitFor();
  await person.picture("references");
  await person.gone("references", () => page.keyboard.press("Escape"), rows);
}

/** A list of symbols that is searched as one types. */
async function symbols({ person, page, keys, typed, row }) {
  const rows = page.locator(".quick-input-widget:visible .monaco-list-row");
  await person.until(
    `symbols: ${row}`,
    async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press(keys);
      await page.locator(".quick-input-widget:visible input").waitFor();
      await page.keyboard.type(typed);
    },
    rows.filter({ hasText: row }),
  );
  await person.picture(`symbols-${typed}`);
  await person.gone("symbols", () => page.keyboard.press("Escape"), rows);
}
