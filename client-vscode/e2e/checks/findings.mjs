// Squiggles where they belong, and the Problems panel; all in Restricted Mode.
export async function findings({ person, page }) {
  await person.eventually("two squiggles", async () => {
    const count = await person.squiggles().count();
    return count === 2 || count;
  }, 120_000);
  const name = await person.boxOf("Lindqvst");
  const boxes = await person.squiggles().evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON()),
  );
  const near = boxes.find((box) => Math.abs(box.y - name.y) < name.height);
  if (!near || Math.abs(near.x - name.x) > 2 || Math.abs(near.width - name.width) > 2) {
    throw new Error(`behind two emoji the squiggle is off: ${JSON.stringify({ near, name })}`);
  }
  await page.keyboard.press("Control+Shift+M");
  const rows = page.locator(".markers-panel .monaco-list-row");
  await rows.filter({ hasText: "Who said this?" }).first().waitFor();
  await rows.filter({ hasText: "is spelt “Lindqvist” elsewhere" }).first().waitFor();
  await person.picture("problems");
  await page.keyboard.press("Control+Shift+M");
}
