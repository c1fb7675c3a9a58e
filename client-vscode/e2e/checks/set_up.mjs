// One click makes an environment from the bundled wheel, and the draft is read: with a
// Python that uv brings where there is none, else with the one that is there.
import { existsSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";

const STORE = "https://files.pythonhosted.org/";

export async function setUpBare({ person, page, home, python, log }) {
  const reached = await fetch(STORE, { method: "HEAD", signal: AbortSignal.timeout(10_000) })
    .then((answer) => answer.status < 500, () => false);
  const fits = python.major === 3 && [11, 12].includes(python.minor);
  if (!reached || !fits) {
    const why = reached ? "the Python here is not one that is brought" : `no way to ${STORE}`;
    return log(`NOTICE: setting up without Python is left out: ${why}`);
  }
  await clicked({ person, page }, "the installer uv and libraries from pypi.org");
  await page.locator(".notification-toast", { hasText: "fetching" }).first().waitFor();
  await person.picture("set-up-bare");
  await read({ person, log });
  const made = path.join(storage(home), only(home));
  for (const [name, there] of [["python", true], ["uv", false], ["ready", true]]) {
    if (existsSync(path.join(made, name)) !== there) throw new Error(`${name} in ${made}`);
  }
  await person.status("from the extension's own environment");
}

export async function setUp({ person, page, editor, home, python, log }) {
  for (const name of environments(home)) {
    rmSync(path.join(storage(home), name), { recursive: true });
  }
  symlinkSync(python.program, path.join(editor.bin, "python3"));
  await person.command("saidby: Restart the Language Server");
  await clicked({ person, page }, "the libraries that it is built on from pypi.org");
  await person.picture("set-up");
  await read({ person, log });
  if (existsSync(path.join(storage(home), only(home), "python"))) {
    throw new Error("a Python was brought though there is one");
  }
}

async function clicked({ person, page }, fetched) {
  const welcome = page.locator(".pane-body .welcome-view-content");
  await welcome.filter({ hasText: fetched }).first().waitFor();
  const progress = page.locator(".notification-toast", { hasText: "saidby" });
  const button = welcome.locator(".monaco-button", { hasText: "Set it up" });
  await person.until("set it up", () => button.first().click(), progress);
}

async function read({ person, log }) {
  const begin = Date.now();
  await person.squiggles().first().waitFor({ timeout: 300_000 });
  log(`  the environment took ${((Date.now() - begin) / 1000).toFixed(0)} s`);
}

function storage(home) {
  return path.join(home, "data/User/globalStorage/saidby.saidby");
}

function environments(home) {
  return readdirSync(storage(home)).filter((name) => name.startsWith("server-"));
}

function only(home) {
  const [name, ...more] = environments(home);
  if (!name || more.length) throw new Error(`in the storage: ${environments(home)}`);
  return name;
}
