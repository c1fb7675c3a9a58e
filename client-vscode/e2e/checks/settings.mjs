// A change of the settings takes effect at once.
export async function settings({ person }) {
  await person.showDraft("pier.md");
  await person.squiggles().first().waitFor();
  const before = await person.squiggles().count();
  // The second is for the check of the task: what it finds is not to be there already.
  await person.set({ "saidby.ignore": ["SB201"], "saidby.workspace": false });
  await person.eventually("one finding is left out", async () => {
    const count = await person.squiggles().count();
    return count === before - 1 || count;
  });
}
