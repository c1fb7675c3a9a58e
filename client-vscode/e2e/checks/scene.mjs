// A scene of plain text: its names in a colour of their own, a speaker's words lit up,
// its dialogue folded, a quotation selected step by step, a name proposed.
export async function scene({ person, page }) {
  await person.openFile("kitchen.txt");
  await coloured({ person, page });
  await highlighted({ person, page });
  await selected({ person, page });
  await folded({ person, page });
  await completed({ person, page });
}

async function coloured({ person, page }) {
  const colour = (words) =>
    page.evaluate((sought) => {
      for (const piece of document.querySelectorAll(".editor-instance .view-line span > span")) {
        const text = piece.textContent.replaceAll("\u00a0", " ");
        if (text.includes(sought)) return getComputedStyle(piece).color;
      }
      return null;
    }, words);
  await person.eventually("a name has a colour of its own", async () => {
    const [name, prose] = [await colour("Ada Moreau"), await colour("put three plates")];
    return (name !== null && prose !== null && name !== prose) || [name, prose];
  });
}

async function highlighted({ person, page }) {
  const lit = () =>
    page
      .locator(".wordHighlight, .wordHighlightStrong, .wordHighlightText")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  await person.cursorAt("Ada Moreau");
  await person.eventually("her pronoun is lit up with her name", async () => {
    const { x, y, height } = await person.boxOf("She left");
    const boxes = await lit();
    return boxes.some((box) => Math.abs(box.x - x) < 3 && Math.abs(box.y - y) < height) || boxes;
  });
  await person.picture("highlights");
}

async function selected({ person, page }) {
  const wanted = ["He is not coming,", "“He is not coming,”"];
  const seen = [];
  await person.cursorAt("not coming");
  await person.eventually("the words, then the quotation, are selected", async () => {
    await page.keyboard.press("Shift+Alt+ArrowRight");
    await page.keyboard.press("Control+C");
    seen.push(await page.evaluate(() => navigator.clipboard.readText()));
    return wanted.every((words) => seen.includes(words)) || seen;
  });
  await page.keyboard.press("Escape");
}

async function folded({ person, page }) {
  const inside = person.line("He always says so.");
  const fold = async () => {
    await person.cursorAt("He is not coming");
    await page.keyboard.press("Control+Shift+[");
  };
  await person.gone("folded", fold, inside);
  await person.picture("folded");
  await person.until("unfolded", () => page.keyboard.press("Control+Shift+]"), inside);
}

async function completed({ person, page }) {
  const rows = page.locator(".suggest-widget.visible .monaco-list-row");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await person.until(
    "names are proposed",
    async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Shift+Home");
      await page.keyboard.insertText("“No,” said");
      await page.keyboard.type(" ");
    },
    rows.filter({ hasText: "Jonas" }),
  );
  await person.picture("completion");
  await page.keyboard.type("Jon");
  await page.keyboard.press("Enter");
  await person.line("“No,” said Jonas").waitFor();
  await person.command("File: Revert File");
  await person.line("“No,” said Jonas").waitFor({ state: "hidden" });
}
