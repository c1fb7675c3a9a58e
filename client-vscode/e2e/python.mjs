// A Python for uv to bring: that of the tests, packed as uv's own come, with the list
// that says where it is. What uv brings otherwise comes from github.com, which a
// machine that runs tests may not reach.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ASK = `
import json, platform, sys
print(json.dumps([sys._base_executable, sys.base_prefix, *sys.version_info[:3], platform.machine()]))`;
const LEFT_OUT = ["site-packages", "dist-packages", "__pycache__", "test", "idlelib", "config-*"];

/** The Python that the tests run with. */
export function pythonHere() {
  const done = spawnSync(process.env.PYTHON ?? "python3", ["-c", ASK], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`no Python to test with: ${done.stderr}`);
  const [program, prefix, major, minor, patch, machine] = JSON.parse(done.stdout);
  return { program, prefix, major, minor, patch, machine };
}

/** What the environment of the editor has to be so that uv finds the packed Python. */
export function packPython(python, folder) {
  const { prefix, major, minor, patch, machine } = python;
  const name = `python${major}.${minor}`;
  const file = path.join(folder, "python.tar.gz");
  mkdirSync(folder, { recursive: true });
  const parts = [`bin/${name}`, `lib/${name}`, `lib/lib${name}.so.1.0`];
  const args = [
    "-C", prefix, "-I", "gzip -1", "--transform", "s,^,python/,", "-cf", file,
    ...LEFT_OUT.map((left) => `--exclude=${left}`),
    ...parts.filter((part) => existsSync(path.join(prefix, part))),
  ];
  const done = spawnSync("tar", args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`Python cannot be packed: ${done.stderr}`);
  const key = `cpython-${major}.${minor}.${patch}-linux-${machine}-gnu`;
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  const entry = {
    name: "cpython", arch: { family: machine, variant: null }, os: "linux", libc: "gnu",
    major, minor, patch, prerelease: "", url: pathToFileURL(file).href, sha256,
    variant: null, build: "1",
  };
  const list = path.join(folder, "pythons.json");
  writeFileSync(list, JSON.stringify({ [key]: entry }));
  return { UV_PYTHON_DOWNLOADS_JSON_URL: pathToFileURL(list).href };
}
