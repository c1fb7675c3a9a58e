// Puts all that saidby needs on one kind of machine beside its wheel in bundled/: the
// wheels of the libraries, and a Python if its folder is given. What lies there is
// written down in whole.json, which the extension reads.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { python } from "./python.mjs";
import { downloading, TAGS } from "./targets.mjs";

const PARTS = ["wheels", "python", "whole.json"];
// What a Python is never asked for by a server.
const NEEDLESS = /^(__pycache__|test|idlelib|tkinter|turtledemo|include|share|tcl.*|tk.*|config-.*|pkgconfig|.*\.a|.*\.pdb)$/;
// The same program by other names.
const LINKS = /^bin\/python3?(-config)?$/;
const ASK = "import sys; print('%d.%d' % sys.version_info[:2])";

/** Throws if there are no wheels for that machine. */
export function gather(bundled, { target, pythons, pythonFolder }) {
  if (!(target in TAGS)) throw new Error(`say for what: --target ${Object.keys(TAGS).join("|")}`);
  const program = pythonFolder && carry(pythonFolder, path.join(bundled, "python"));
  const versions = program ? [versionOf(path.join(bundled, "python", program))] : pythons;
  const [wheel] = readdirSync(bundled).filter((name) => name.endsWith(".whl"));
  const wheels = path.join(bundled, "wheels");
  for (const version of versions) {
    execFileSync(python, downloading(target, version, path.join(bundled, wheel), wheels), {
      stdio: "inherit",
      env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: "1" },
    });
  }
  rmSync(path.join(wheels, wheel));
  const whole = { target, pythons: versions, ...(program ? { python: program } : {}) };
  writeFileSync(path.join(bundled, "whole.json"), `${JSON.stringify(whole, undefined, 2)}\n`);
}

/** Leaves bundled/ as an ordinary build has it. */
export function clear(bundled) {
  for (const name of PARTS) rmSync(path.join(bundled, name), { recursive: true, force: true });
}

/** Copies a Python; its program, from its own folder. A .vsix has no links. */
function carry(from, to) {
  const wanted = (file) => {
    const inside = path.relative(from, file).replaceAll(path.sep, "/");
    return !LINKS.test(inside) && !NEEDLESS.test(path.posix.basename(inside));
  };
  cpSync(from, to, { recursive: true, dereference: true, filter: wanted });
  if (existsSync(path.join(to, "python.exe"))) return "python.exe";
  const [found] = readdirSync(path.join(to, "bin")).filter((name) => /^python3\.\d+$/.test(name));
  if (!found) throw new Error(`there is no Python in ${from}`);
  return `bin/${found}`;
}

function versionOf(program) {
  return execFileSync(program, ["-I", "-c", ASK], { encoding: "utf8" }).trim();
}
