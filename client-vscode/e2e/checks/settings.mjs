// A change of the settings takes effect at once.
export async function settings({ person }) {
  await person.showDraft("pier.md");
  const asked = () => person.marked("a harbour like a shop");
  await person.eventually("it is asked who said this", asked);
  await person.set({ "saidby.ignore": ["SB201"] });
  await person.eventually("it is not asked any more", async () => !(await asked()));
  await person.eventually("the rest is", () => person.marked("Vandrs"));
}
