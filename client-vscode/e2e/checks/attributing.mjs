// Attribute to …: the draft says from then on who said it, and the question is gone.
export async function attributing({ person, page }) {
  await person.cursorAt("a harbour like a shop");
  await person.command("saidby: Attribute to…");
  const row = page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "Piet Vanders" });
  await row.first().waitFor();
  await person.picture("attribute");
  await page.keyboard.type("Piet");
  await page.keyboard.press("Enter");
  await person.eventually("a comment names him", async () => {
    const text = await person.text();
    return text.includes('saidby: speaker "Piet Vanders"') || text;
  });
  await person.eventually("no squiggle is left", async () => {
    const count = await person.squiggles().count();
    return count === 0 || count;
  });
  await person.picture("attributed");
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+Z");
  await person.squiggles().first().waitFor();
}
