// Pins the wheels of uv, the installer for machines without Python: writes
// src/finding/uv.json anew. `node build/uv.mjs 0.13.9`; read what changes before
// it is committed, for the extension runs nothing but what has these checksums.
import { writeFileSync } from "node:fs";
import path from "node:path";

// By the names that VS Code has for its own builds.
const TAGS = {
  "linux-x64": "manylinux_2_17_x86_64",
  "linux-arm64": "manylinux_2_17_aarch64",
  "alpine-x64": "musllinux_1_1_x86_64",
  "alpine-arm64": "musllinux_1_1_aarch64",
  "darwin-x64": "macosx_10_12_x86_64",
  "darwin-arm64": "macosx_11_0_arm64",
  "win32-x64": "win_amd64",
  "win32-arm64": "win_arm64",
};

const [version] = process.argv.slice(2);
if (!version) throw new Error("say which version: node build/uv.mjs 1.2.3");
const headers = { Accept: "application/vnd.pypi.simple.v1+json" };
const { files } = await (await fetch("https://pypi.org/simple/uv/", { headers })).json();

const wheels = {};
for (const [target, tag] of Object.entries(TAGS)) {
  const [found, ...more] = files.filter(({ filename }) => {
    const [, of, ...tags] = filename.replace(/\.whl$/, "").split("-");
    return of === version && tags.at(-1).split(".").includes(tag);
  });
  if (!found || more.length) throw new Error(`not one wheel for ${tag}`);
  const { url, size, hashes } = found;
  wheels[target] = { url, size, sha256: hashes.sha256 };
}
const out = path.join(import.meta.dirname, "../src/finding/uv.json");
writeFileSync(out, `${JSON.stringify({ version, wheels }, undefined, 2)}\n`);
