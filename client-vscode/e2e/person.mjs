// What a person does in the editor, and looks for. Single clicks get lost while the
// workbench lays itself out anew, so everything is "do, look for the effect, do again".
import path from "node:path";

// What is clicked may go away under the mouse; the effect decides.
const tried = (act) => Promise.resolve(act()).catch(() => undefined);

export class Person {
  constructor(editor, pictures, log) {
    Object.assign(this, { editor, page: editor.page, pictures, log });
  }

  async until(what, act, effect, { tries = 8, wait = 2500 } = {}) {
    for (let turn = 1; turn <= tries; turn++) {
      await tried(act);
      const seen = await effect.first().waitFor({ timeout: wait }).then(() => true, () => false);
      if (seen) {
        if (turn > 1) this.log(`  ${what}: at the ${turn}. try`);
        return effect.first();
      }
    }
    throw new Error(`${what}: no effect after ${tries} tries`);
  }

  async gone(what, act, thing, { tries = 8, wait = 2500 } = {}) {
    for (let turn = 1; turn <= tries; turn++) {
      await tried(act);
      const state = { state: "hidden", timeout: wait };
      if (await thing.first().waitFor(state).then(() => true, () => false)) return;
    }
    throw new Error(`${what}: still there after ${tries} tries`);
  }

  /** Waits until something is so; says what it was last if it never is. */
  async eventually(what, ask, limit = 30_000) {
    const end = Date.now() + limit;
    let last;
    while (Date.now() < end) {
      last = await ask();
      if (last === true) return;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`${what}: never so within ${limit / 1000} s; last ${JSON.stringify(last)}`);
  }

  picture(name) {
    return this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) });
  }

  /** Runs a command from the palette. */
  async command(title) {
    const { page } = this;
    const list = ".quick-input-widget:visible .monaco-list-row";
    const row = page.locator(`${list}.focused[aria-label^="${title}"]`);
    const choose = async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget:visible input").waitFor();
      await page.keyboard.type(title);
      await page.locator(`${list}[aria-label^="${title}"]`).first().waitFor({ timeout: 3000 });
      // Another command may be more to the palette's mind.
      for (let step = 0; step < 4 && !(await row.count()); step++) {
        await page.keyboard.press("ArrowDown");
      }
    };
    await this.until(`palette: ${title}`, choose, row);
    await page.keyboard.press("Enter");
  }

  async openFile(name) {
    const { page } = this;
    const row = page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: name });
    await this.until(
      `open ${name}`,
      async () => {
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+P");
        await page.locator(".quick-input-widget:visible input").waitFor();
        await page.keyboard.type(name);
      },
      row,
    );
    await page.keyboard.press("Enter");
    await page.locator(`.tab.active[data-resource-name='${name}']`).waitFor();
  }

  /** The line of the text with these words in it. */
  line(words) {
    return this.page.locator(".editor-instance .view-line", { hasText: words }).first();
  }

  /** Puts the cursor before some words on the screen. */
  async cursorAt(words) {
    const box = await this.boxOf(words);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  async pointAt(words) {
    const box = await this.boxOf(words);
    // What is shown now has to go first, or it stays as it is.
    await this.page.mouse.move(box.x + 300, box.y + 300);
    await this.page.waitForTimeout(600);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  }

  /** Where some words of the text are on the screen. */
  async boxOf(words) {
    await this.line(words).waitFor();
    const box = await this.page.evaluate((sought) => {
      const plain = (text) => text.replaceAll("\u00a0", " ");
      for (const line of document.querySelectorAll(".editor-instance .view-line")) {
        const at = plain(line.textContent).indexOf(sought);
        if (at < 0) continue;
        const range = document.createRange();
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let [seen, started] = [0, false];
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          const end = seen + node.length;
          if (!started && at < end) {
            range.setStart(node, at - seen);
            started = true;
          }
          if (started && at + sought.length <= end) {
            range.setEnd(node, at + sought.length - seen);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x, y, width, height };
          }
          seen = end;
        }
      }
      return null;
    }, words);
    if (!box) throw new Error(`not on the screen: ${words}`);
    return box;
  }

  /** All text of the editor that is on the screen. */
  async text() {
    const lines = await this.page.locator(".editor-instance .view-line").allInnerTexts();
    return lines.join("\n").replaceAll("\u00a0", " ");
  }

  rows() {
    return this.page.locator(".pane-body .monaco-list-row");
  }

  squiggles(kind = "warning") {
    return this.page.locator(`.squiggly-${kind}`);
  }

  /** Whether the line that some words stand in has a squiggle. */
  async marked(words) {
    const { y, height } = await this.boxOf(words);
    const tops = await this.squiggles().evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().y),
    );
    return tops.some((top) => Math.abs(top - y) < height);
  }

  /** Brings the Speakers view to the front. */
  showSpeakers() {
    const icon = this.page.locator(".activitybar .action-label[aria-label^='saidby']");
    const title = this.page.locator(".part.sidebar .title-label", { hasText: "Speakers" });
    const click = async () => (await title.isVisible()) || (await icon.first().click({ force: true }));
    return this.until("the Speakers view", click, title);
  }

  /** Opens the language status and waits for what it says. */
  async status(words, tries = 8) {
    const said = this.page.locator(".hover-language-status .element", { hasText: words });
    const item = this.page.locator("#status\\.languageStatus");
    const seen = await this.until(`status: ${words}`, () => item.first().hover(), said, { tries });
    const text = await seen.innerText();
    await this.page.mouse.move(600, 500);
    return text.replace(/\s+/g, " ");
  }

  /** Waits until the server has read everything: its status is well and not busy. */
  idle() {
    const busy = "#status\\.languageStatus .codicon-loading";
    return this.eventually("the server is idle", async () => {
      for (let turn = 0; turn < 8; turn++) {
        if (await this.page.locator(busy).count()) return "busy";
        await this.page.waitForTimeout(250);
      }
      return true;
    }, 90_000);
  }

  /** Brings the tab of an open draft to the front. */
  async showDraft(name) {
    const tab = this.page.locator(`.tab[data-resource-name='${name}']`);
    await this.until(
      `the tab of ${name}`,
      () => tab.first().click(),
      this.page.locator(`.tab.active[data-resource-name='${name}']`),
    );
  }

  /** Takes a fix from the menu at some words, until the text has what it makes. */
  async fix(words, title, made) {
    const { page } = this;
    const rows = page.locator(".action-widget .monaco-list-row.action");
    const take = async () => {
      await page.keyboard.press("Escape");
      await this.cursorAt(words);
      await page.keyboard.press("Control+.");
      await rows.filter({ hasText: title }).first().waitFor({ timeout: 3000 });
      await this.picture("fixes");
      // A click can get lost while the menu lays itself out; keys do not.
      const titles = await rows.allInnerTexts();
      const at = titles.findIndex((text) => text.includes(title));
      for (let step = 0; step < at; step++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    };
    await this.until(`fix: ${title}`, take, this.line(made));
  }

  /** Waits until the clipboard has some text. */
  clipboard(expected) {
    return this.eventually("the clipboard", async () => {
      const text = await this.page.evaluate(() => navigator.clipboard.readText());
      return (expected instanceof RegExp ? expected.test(text) : text === expected) || text;
    });
  }

  /** Changes settings in settings.json, in the editor. */
  async set(settings) {
    const { page, editor } = this;
    Object.assign(editor.settings, settings);
    const before = await page.locator(".tab.active").first().getAttribute("data-resource-name");
    await this.command("Preferences: Open User Settings (JSON)");
    await page.locator(".tab.active[data-resource-name='settings.json']").waitFor();
    await page.locator(".editor-instance .view-lines").first().click();
    await page.keyboard.press("Control+A");
    // What is typed would have its quotes and brackets closed twice.
    await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(editor.settings));
    await page.keyboard.press("Control+V");
    await page.locator(".tab.active.dirty").waitFor();
    await page.keyboard.press("Control+S");
    await page.locator(".tab.active.dirty").waitFor({ state: "hidden" });
    await this.showDraft(before);
  }
}
