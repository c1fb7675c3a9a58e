// HTML, LaTeX and unsaved texts are read like the others.
export async function formats({ person, page }) {
  await person.showSpeakers();
  for (const [file, name] of [["page.html", "Nadia Ferro"], ["paper.tex", "Omar Haddad"]]) {
    await person.openFile(file);
    await person.rows().filter({ hasText: name }).first().waitFor();
  }
  await person.command("File: New Untitled Text File");
  await page.locator(".tab.active[aria-label^='Untitled-1']").waitFor();
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.insertText("“The bell is cracked,” said Rosa Calder, who rings it.\n\n“It was so before,” she said.\n");
  await person.rows().filter({ hasText: "Rosa Calder" }).first().waitFor();
  await person.picture("untitled");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
}
