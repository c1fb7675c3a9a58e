// `saidby check` as a task: what it finds in a file that is not open is in the Problems
// panel, besides what the server has told of the file.
export async function task({ person, page }) {
  const panel = page.locator(".markers-panel");
  const open = async () => {
    if (!(await panel.isVisible())) await page.keyboard.press("Control+Shift+M");
  };
  const told = async () => {
    await person.until("the Problems panel", open, panel);
    const label = await page.evaluate(() =>
      document
        .querySelector(".markers-panel [aria-label*='in file notes.txt']")
        ?.getAttribute("aria-label"),
    );
    return Number.parseInt(label ?? 0, 10);
  };
  const before = await told();
  await person.command("saidby: Check the Whole Workspace");
  await person.eventually("the task's finding", async () => (await told()) === before + 1);
  await person.picture("task");
}
