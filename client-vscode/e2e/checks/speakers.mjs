// The Speakers view: filled, clicked, following the cursor, and its menus.
export async function speakers({ person, page }) {
  await person.showSpeakers();
  const row = (words) => person.rows().filter({ hasText: words }).first();
  await row("Unattributed").waitFor();
  await row("Marta Lindqvist").waitFor();
  const names = await person.rows().allInnerTexts();
  const order = ["Unattributed", "Marta Lindqvist", "Piet Vanders"].map((name) =>
    names.findIndex((text) => text.startsWith(name)),
  );
  if (order.some((at, place) => at < (order[place - 1] ?? 0))) {
    throw new Error(`the order is ${JSON.stringify(names)}`);
  }
  const about = await row("Marta Lindqvist").innerText();
  if (!/3 quotations · \d+ % · \d+ words · harbour master/.test(about.replace(/\s+/g, " "))) {
    throw new Error(`about her: ${about}`);
  }
  await clicked({ person, page, row });
  await following({ person, page });
  await person.picture("speakers");
}

async function clicked({ person, page, row }) {
  const here = page.locator(".statusbar-item", { hasText: "Ln 6, Col 1" });
  await person.until("a row is clicked", () => row("You cannot close").click(), here);
}

async function following({ person, page }) {
  const chosen = page.locator(".pane-body .monaco-list-row.selected", { hasText: "They have known it" });
  await person.until("the view follows", () => person.cursorAt("ten years"), chosen, { wait: 4000 });
}

export async function menus({ person, page }) {
  await page.locator(".pane-body .monaco-list-row.selected").first().click({ button: "right" });
  const item = page.locator(".monaco-menu .action-item", { hasText: "Copy the Quotation" });
  await item.first().waitFor();
  await person.picture("menu");
  await page.keyboard.press("Escape");
  await person.command("saidby: Copy the Quotation with Its Attribution");
  await person.clipboard("“They have known it for ten years, and they come now.” — Piet Vanders");
  await person.command("saidby: Copy All Quotations as Markdown");
  await person.clipboard(/## Unattributed\n\n- “You cannot close a harbour like a shop\.”\n\n## /);
}

export async function renaming({ person, page }) {
  await person.cursorAt("We had no choice");
  await person.command("saidby: Rename the Speaker…");
  const box = page.locator(".quick-input-widget:visible input");
  await person.eventually("her name is asked for", async () =>
    (await box.inputValue().catch(() => "")) === "Marta Lindqvist",
  );
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Marta Lund");
  await page.keyboard.press("Enter");
  await person.eventually("she has the new name everywhere", async () => {
    const text = await person.text();
    return (text.includes("said Marta Lund,") && text.includes("and Lund promised")) || text;
  });
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+Z");
  await person.eventually("undone at once", async () => {
    const text = await person.text();
    return (!text.includes("Lund ") && !text.includes("Lund,")) || text;
  });
}

export async function workspace({ person }) {
  await person.showSpeakers();
  await person.command("saidby: Show the Speakers of the Workspace");
  await person.rows().filter({ hasText: "Ada Moreau" }).first().waitFor({ timeout: 30_000 });
  await person.rows().filter({ hasText: "Omar Haddad" }).first().waitFor();
  await person.picture("workspace");
  await person.command("saidby: Show the Speakers of the Active Draft");
  await person.rows().filter({ hasText: "Ada Moreau" }).first().waitFor({ state: "hidden" });
}
