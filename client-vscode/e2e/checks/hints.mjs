// Inlay hints and the lens, switched on and off by command.
export async function hints({ person, page }) {
  await person.command("saidby: Switch Hints at Quotations without a Tag On or Off");
  await person.command("saidby: Switch Hints at Pronouns On or Off");
  await person.openFile("kitchen.txt");
  const line = person.line("He always says so.");
  await person.eventually("a hint at the untagged turn", async () => {
    const text = (await line.innerText()).replaceAll("\u00a0", " ");
    return /Ada/.test(text) || text;
  });
  const lens = page.locator(".editor-instance .codelens-decoration", { hasText: "quotations" });
  await lens.first().waitFor();
  await person.picture("hints");
  await person.command("saidby: Switch the Figures above the Draft On or Off");
  await lens.first().waitFor({ state: "hidden" });
}
