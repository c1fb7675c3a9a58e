// Inlay hints and the lens, switched on in the settings.
export async function hints({ person, page, editor }) {
  editor.set({
    "saidby.hints.untagged": true,
    "saidby.hints.pronouns": true,
    "saidby.lens": true,
    "editor.inlayHints.enabled": "on",
  });
  await person.openFile("kitchen.txt");
  const line = person.line("He always says so.");
  await person.eventually("a hint at the untagged turn", async () => {
    const text = (await line.innerText()).replaceAll("\u00a0", " ");
    return /Ada/.test(text) || text;
  });
  await page.locator(".editor-instance .codelens-decoration").first().waitFor();
  await person.picture("hints");
  editor.set({ "saidby.lens": false });
  await page.locator(".editor-instance .codelens-decoration").first().waitFor({ state: "hidden" });
}
