// A change of the settings takes effect at once.
export async function settings({ person, editor }) {
  await person.squiggles().first().waitFor();
  editor.set({ "saidby.ignore": ["SB"] });
  await person.eventually("nothing is reported", async () => {
    const count = await person.squiggles().count();
    return count === 0 || count;
  });
  editor.set({ "saidby.ignore": null });
  await person.squiggles().first().waitFor();
}
