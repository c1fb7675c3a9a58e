// `saidby check` as a task: findings in files that are not open, in the Problems panel.
export async function task({ person, page }) {
  await person.command("saidby: Check the Whole Workspace");
  const row = page.locator(".markers-panel .monaco-list-row", { hasText: "quotation marks are straight" });
  await person.until(
    "the task's findings",
    async () => {
      const panel = page.locator(".markers-panel");
      if (!(await panel.isVisible())) await page.keyboard.press("Control+Shift+M");
    },
    row,
    { tries: 10, wait: 3000 },
  );
  await person.picture("task");
  await page.keyboard.press("Control+Shift+M");
}
