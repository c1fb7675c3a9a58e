// What is in the draft, as a page beside it.
export async function report({ person, page }) {
  await person.showDraft("pier.md");
  await person.command("saidby: Show What Is in This Draft");
  const beside = page.locator(".editor-group-container").nth(1);
  await beside.locator(".view-line", { hasText: "Marta Lindqvist" }).first().waitFor();
  await page.waitForTimeout(500);
  await person.picture("report");
  await beside.locator(".tab .codicon-close").first().click({ force: true });
}
