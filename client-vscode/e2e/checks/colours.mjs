// Each speaker's words have a line of their own colour and form; off again with a command.
export async function colours({ person }) {
  const lines = () =>
    person.page.locator(".editor-instance .view-overlays .cdr").evaluateAll((all) =>
      all
        .map((one) => getComputedStyle(one))
        .filter((style) => parseFloat(style.borderBottomWidth) >= 2)
        .map((style) => `${style.borderBottomStyle} ${style.borderBottomColor}`),
    );
  await person.command("saidby: Switch Colours per Speaker On or Off");
  await person.eventually("two speakers, two looks", async () => {
    const looks = new Set(await lines());
    return looks.size === 2 || [...looks];
  });
  await person.picture("colours");
  await person.command("Preferences: Toggle between Light/Dark Themes");
  await person.page.waitForTimeout(500);
  await person.picture("colours-dark");
  await person.command("Preferences: Toggle between Light/Dark Themes");
  await person.command("saidby: Switch Colours per Speaker On or Off");
  await person.eventually("no colours", async () => {
    const looks = await lines();
    return looks.length === 0 || looks;
  });
}
