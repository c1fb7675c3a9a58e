// Nothing is reported in a paragraph while it is typed; once the writer pauses, it is.
export async function typing({ person, page, log }) {
  const before = await person.squiggles().count();
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  const words = '“The nets were dry by noon,” said Piet Vandrs, and "the boats';
  let [last, slowest] = [Date.now(), 0];
  for (const letter of words) {
    await page.keyboard.type(letter);
    slowest = Math.max(slowest, Date.now() - last);
    last = Date.now();
    // On a machine so busy that two letters are a pause apart, this cannot be judged.
    const nags = (await person.squiggles().count()) > before;
    if (nags && slowest < 300) throw new Error(`it nags at “${letter}”`);
    await page.waitForTimeout(15);
  }
  log(`  the longest pause between letters was ${slowest} ms`);
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
