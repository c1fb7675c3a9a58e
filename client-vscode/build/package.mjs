// Makes the .vsix: wheel, bundle, then vsce. Says its size, and minds it.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import manifest from "../package.json" with { type: "json" };

const LIMIT = 2_000_000;
const root = path.join(import.meta.dirname, "..");
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });
const bytes = (...parts) => statSync(path.join(root, ...parts)).size;
const shown = (size) => `${(size / 1e6).toFixed(2)} MB`;

node("build/wheel.mjs");
node("build/bundle.mjs");
const [wheel] = readdirSync(path.join(root, "bundled"));
if (!wheel.startsWith(`saidby-${manifest.version}-`)) {
  throw new Error(`the client is ${manifest.version}, its wheel is ${wheel}`);
}

const out = `saidby-${manifest.version}.vsix`;
rmSync(path.join(root, out), { force: true });
node(
  "node_modules/@vscode/vsce/vsce", "package", "--no-dependencies",
  "--allow-missing-repository", "--no-rewrite-relative-links", "--out", out,
);

const [all, inside] = [bytes(out), bytes("bundled", wheel)];
console.log(`${out}: ${shown(all)}, of which the wheel ${shown(inside)}; the rest ${shown(all - inside)}`);
if (all - inside > LIMIT) throw new Error(`more than ${shown(LIMIT)} beside the wheel`);
