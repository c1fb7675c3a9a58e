// Nothing is reported in a paragraph while it is typed; once the writer pauses, it is.
export async function typing({ person, page }) {
  const before = await person.squiggles().count();
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  const words = '“The nets were dry by noon,” said Piet Vandrs, and "the boats';
  for (const letter of words) {
    await page.keyboard.type(letter);
    if ((await person.squiggles().count()) > before) throw new Error(`it nags at “${letter}”`);
    await page.waitForTimeout(15);
  }
  await person.picture("typing");
  await page.keyboard.type(' were in."');
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await person.eventually("it reports after a pause", async () => {
    const count = await person.squiggles().count();
    return count > before || count;
  });
  await person.picture("typed");
}
