import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { newEnough, pythons } from "../src/finding/asking.js";
import { type Machine, uvEnvironment, uvFor } from "../src/finding/uv.js";
import pinned from "../src/finding/uv.json";
import { NO_SHELL, script } from "./standing_in.js";

const MACHINES: [Machine, file: RegExp][] = [
  [{ platform: "linux", arch: "x64", alpine: false }, /manylinux.*x86_64\.whl$/],
  [{ platform: "linux", arch: "arm64", alpine: false }, /manylinux.*aarch64\.whl$/],
  [{ platform: "linux", arch: "x64", alpine: true }, /musllinux.*x86_64\.whl$/],
  [{ platform: "linux", arch: "arm64", alpine: true }, /musllinux.*aarch64\.whl$/],
  [{ platform: "darwin", arch: "x64", alpine: false }, /macosx.*x86_64\.whl$/],
  [{ platform: "darwin", arch: "arm64", alpine: false }, /macosx.*arm64\.whl$/],
  [{ platform: "win32", arch: "x64", alpine: false }, /win_amd64\.whl$/],
  [{ platform: "win32", arch: "arm64", alpine: false }, /win_arm64\.whl$/],
];

for (const [machine, file] of MACHINES) {
  test(`there is a uv for ${Object.values(machine).join(" ")}`, () => {
    assert.match(uvFor(machine)?.wheel.url ?? "", file);
  });
}

test("for other machines there is none", () => {
  assert.equal(uvFor({ platform: "linux", arch: "s390x", alpine: false }), undefined);
  assert.equal(uvFor({ platform: "freebsd", arch: "x64", alpine: false }), undefined);
  assert.equal(uvFor({ platform: "linux", arch: "arm", alpine: true }), undefined);
});

test("what is pinned comes from PyPI's own store, and has a checksum", () => {
  assert.equal(Object.keys(pinned.wheels).length, MACHINES.length);
  for (const { url, sha256, size } of Object.values(pinned.wheels)) {
    assert.ok(url.startsWith("https://files.pythonhosted.org/packages/"), url);
    assert.ok(url.includes(`/uv-${pinned.version}-py3-none-`), url);
    assert.match(sha256, /^[0-9a-f]{64}$/);
    assert.ok(size > 1e7 && size < 3e7, url);
  }
});

test("uv keeps to a folder; from outside comes only where to fetch from", () => {
  const told = uvEnvironment("/store/server-1", {
    UV_PYTHON_INSTALL_MIRROR: "file:///mirror",
    UV_NO_MANAGED_PYTHON: "1",
    UV_CACHE_DIR: "/elsewhere",
    PIP_INDEX_URL: "https://pypi.example/simple",
  });

  assert.equal(told["UV_DEFAULT_INDEX"], "https://pypi.example/simple");
  assert.equal(told["UV_CACHE_DIR"], path.join("/store/server-1", "uv", "cache"));
  assert.equal(told["UV_PYTHON_INSTALL_DIR"], path.join("/store/server-1", "python"));
  assert.ok("UV_NO_MANAGED_PYTHON" in told && told["UV_NO_MANAGED_PYTHON"] === undefined);
  assert.ok(!("UV_PYTHON_INSTALL_MIRROR" in told), "it stays as it is");
});

test("the first Python that will do is used, as its file", { skip: NO_SHELL }, async () => {
  const old = script("echo 3.9.2; echo /usr/bin/python3.9");
  const bare = script("echo No module named ensurepip; exit 1");
  const good = script("echo 3.12.1; echo /opt/python/bin/python3.12");

  const found = await newEnough(["/nowhere/python", old, bare, good], "/", "/usr/bin");

  assert.equal(found, "/opt/python/bin/python3.12");
  assert.equal(await newEnough([old, bare], "/", "/usr/bin"), undefined);
});

test("commands are looked for on the PATH that is given", { skip: NO_SHELL }, async () => {
  const program = script("echo 3.12.1; echo /found", "saidbys-python");

  assert.equal(await newEnough(["saidbys-python"], "/", path.dirname(program)), "/found");
  assert.equal(await newEnough(["saidbys-python"], "/", "/usr/bin"), undefined);
});

test("the selected Python is asked first", () => {
  assert.equal(pythons("/env/bin/python", false)[0], "/env/bin/python");
  assert.equal(pythons(undefined, true)[0], "py");
});
