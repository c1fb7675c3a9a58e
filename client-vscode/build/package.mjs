// Makes the .vsix: wheel, bundle, then vsce. Says its size, and minds it.
//
// `--whole --target linux-x64` makes one for that kind of machine with all in it that is
// otherwise fetched: the libraries for `--python 3.12` (several with commas), or with
// `--python-folder FOLDER` that Python too, made to be moved. `--wheel FILE` takes a
// wheel of saidby that was built before.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import manifest from "../package.json" with { type: "json" };
import { clear, gather } from "./whole.mjs";

const LIMIT = 2_000_000;
const text = { type: "string" };
const { values: given } = parseArgs({
  options: {
    whole: { type: "boolean" }, target: text, python: { ...text, default: "3.12" },
    "python-folder": text, wheel: text,
  },
});
const root = path.join(import.meta.dirname, "..");
const bundled = path.join(root, "bundled");
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });
const bytes = (...parts) => statSync(path.join(root, ...parts)).size;
const shown = (size) => `${(size / 1e6).toFixed(2)} MB`;

node("build/wheel.mjs", ...(given.wheel ? [path.resolve(given.wheel)] : []));
node("build/bundle.mjs");
const [wheel] = readdirSync(bundled);
if (!wheel.startsWith(`saidby-${manifest.version}-`)) {
  throw new Error(`the client is ${manifest.version}, its wheel is ${wheel}`);
}

const pack = (out, ...more) => {
  rmSync(path.join(root, out), { force: true });
  node(
    "node_modules/@vscode/vsce/vsce", "package", "--no-dependencies",
    "--allow-missing-repository", "--no-rewrite-relative-links", "--out", out, ...more,
  );
};
if (given.whole) {
  const { target } = given;
  const out = `saidby-${target}-${manifest.version}.vsix`;
  try {
    gather(bundled, { target, pythons: given.python.split(","), pythonFolder: given["python-folder"] });
    pack(out, "--target", target);
  } finally {
    clear(bundled);
  }
  console.log(`${out}: ${shown(bytes(out))}, with all that it needs`);
} else {
  const out = `saidby-${manifest.version}.vsix`;
  pack(out);
  const [all, inside] = [bytes(out), bytes("bundled", wheel)];
  console.log(`${out}: ${shown(all)}, of which the wheel ${shown(inside)}; the rest ${shown(all - inside)}`);
  if (all - inside > LIMIT) throw new Error(`more than ${shown(LIMIT)} beside the wheel`);
}
