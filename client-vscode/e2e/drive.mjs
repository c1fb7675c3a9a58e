// Drives the checks, one after the other, in one window. `node drive.mjs --only a,b`
// picks some, for the work on them; `--given` puts the server on the PATH beforehand.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CHECKS } from "./checks/index.mjs";
import { Editor } from "./editor.mjs";
import { Person } from "./person.mjs";
import { packPython, pythonHere } from "./python.mjs";

const root = path.join(import.meta.dirname, "..");
const pictures = path.resolve(process.env.SAIDBY_E2E_PICTURES ?? path.join(root, ".e2e/pictures"));
const [after, given] = [process.argv.indexOf("--only"), process.argv.includes("--given")];
const only = after > 0 && process.argv[after + 1].split(",");
const begin = Date.now();
const log = (line) => console.log(`${((Date.now() - begin) / 1000).toFixed(1).padStart(6)} s  ${line}`);

rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
const home = mkdtempSync(path.join(tmpdir(), "saidby-e2e-"));
const drafts = path.join(home, "drafts");
cpSync(path.join(import.meta.dirname, "drafts"), drafts, { recursive: true });

const editor = new Editor(home);
if (given) symlinkSync(process.env.SAIDBY_E2E_PROGRAM, path.join(editor.bin, "saidby"));
let failed = "installing the .vsix";
try {
  editor.install(process.env.SAIDBY_E2E_VSIX);
  log("the .vsix is installed");
  const python = pythonHere();
  editor.env = packPython(python, path.join(home, "mirror"));
  log("a Python to bring is packed");
  const seen = { editor, drafts, home, log, python, program: process.env.SAIDBY_E2E_PROGRAM };
  for (const [name, check] of Object.entries(CHECKS)) {
    if (only && !only.includes(name)) continue;
    failed = name;
    if (editor.page) seen.person = new Person(editor, pictures, log);
    await check({ ...seen, page: editor.page });
    log(`ok  ${name}`);
  }
  failed = undefined;
} catch (error) {
  console.error(`FAILED  ${failed}\n${error.stack}`);
  await editor.page?.screenshot({ path: path.join(pictures, "failed.png") }).catch(() => {});
  await logged().catch(() => {});
  writeFileSync(path.join(pictures, "code-server.txt"), editor.printed);
} finally {
  await editor.stop();
  if (!process.env.SAIDBY_E2E_KEEP) rmSync(home, { recursive: true, force: true });
}

/** The extension's own log, as the editor shows it. */
async function logged() {
  const person = new Person(editor, pictures, log);
  await person.command("saidby: Show the Log");
  await editor.page.waitForTimeout(1000);
  await person.picture("failed-log");
  const lines = await editor.page.locator(".output-view .view-line").allInnerTexts();
  console.error(lines.join("\n").replaceAll("\u00a0", " "));
}

log(failed ? `failed; see ${pictures}` : `all checks passed; pictures are in ${pictures}`);
process.exit(failed ? 1 : 0);
