// The walkthrough has its five steps, and its example opens as an unsaved draft.
export async function firstSteps({ person, page }) {
  await person.showSpeakers();
  await person.command("saidby: First Steps");
  const steps = page.locator(".getting-started-step");
  await steps.first().waitFor();
  await person.eventually("five steps", async () => {
    const count = await steps.count();
    return count === 5 || count;
  });
  await person.picture("walkthrough");
  await person.command("saidby: Open an Example Draft");
  await person.rows().filter({ hasText: "Tomas Achterberg" }).first().waitFor();
  await person.picture("example");
}
