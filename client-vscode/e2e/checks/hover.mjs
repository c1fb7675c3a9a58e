// Whoever points at a quotation reads who says it.
export async function hover({ person, page }) {
  const said = page.locator(".monaco-hover:not(.hidden)", { hasText: "Marta Lindqvist" });
  await person.until("hover", () => person.pointAt("We had no choice"), said);
  await person.picture("hover");
  await page.keyboard.press("Escape");
}
