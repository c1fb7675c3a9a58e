// What is in the draft, as a page beside it that asks nobody to save it.
export async function report({ person, page }) {
  await person.showDraft("pier.md");
  await person.command("saidby: Show What Is in This Draft");
  const shown = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
  await shown.locator("td", { hasText: "Marta Lindqvist" }).waitFor();
  await person.picture("report");
  const tab = page.locator(".tab", { hasText: "Speakers in pier.md" });
  await person.gone("the report", () => tab.click({ button: "middle", timeout: 2000 }), tab);
  if (await page.locator(".monaco-dialog-box").count()) throw new Error("it asks to be saved");
}
