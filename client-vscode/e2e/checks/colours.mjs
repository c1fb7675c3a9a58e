// Each speaker's words have a line of their own colour and form, or a bar in the margin;
// off again with a command.
export async function colours({ person, page }) {
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
  await margin({ person, page, lines });
  await person.command("saidby: Switch Colours per Speaker On or Off");
  await person.eventually("no colours", async () => {
    const looks = [...(await lines()), ...(await bars(page))];
    return looks.length === 0 || looks;
  });
}

async function margin({ person, page, lines }) {
  await person.set({ "saidby.colours.enabled": true, "saidby.colours.style": "margin" });
  await person.eventually("bars in two looks, and no lines", async () => {
    const [looks, under] = [await bars(page), await lines()];
    return (new Set(looks).size === 2 && under.length === 0) || { looks, under };
  });
  await person.picture("margin");
  // What is set later is set without these.
  delete person.editor.settings["saidby.colours.enabled"];
  delete person.editor.settings["saidby.colours.style"];
}

function bars(page) {
  return page.locator(".editor-instance .glyph-margin-widgets .cgmr").evaluateAll((all) =>
    all.map((one) => getComputedStyle(one).backgroundImage).filter((image) => image.includes("svg")),
  );
}
