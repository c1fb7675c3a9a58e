/** The way without a network: all came with the extension. */

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { downloading, TAGS } from "../build/targets.mjs";
import { newEnough } from "../src/finding/asking.js";
import { make, readyEnvironment, steps, type Way } from "../src/finding/making.js";
import type { Machine } from "../src/finding/uv.js";
import pinned from "../src/finding/uv.json";
import { isMeantFor, wholeIn } from "../src/finding/whole.js";
import { folder, making, NO_SHELL, script } from "./standing_in.js";

const LINUX: Machine = { platform: "linux", arch: "x64", alpine: false };

function bundled(written: object): string {
  const made = folder();
  writeFileSync(path.join(made, "whole.json"), JSON.stringify(written));
  return made;
}

test("what came along is used on the machine that it is meant for, and on no other", async () => {
  const made = bundled({ target: "linux-x64", pythons: ["3.12"] });

  const whole = await wholeIn(made, LINUX);

  assert.deepEqual(whole, { wheels: path.join(made, "wheels"), pythons: ["3.12"] });
  assert.equal(await wholeIn(made, { ...LINUX, alpine: true }), undefined);
  assert.equal(await wholeIn(made, { ...LINUX, arch: "arm64" }), undefined);
  assert.equal(await wholeIn(made, { ...LINUX, platform: "darwin" }), undefined);
});

test("with an ordinary build nothing came along", async () => {
  assert.equal(await wholeIn(folder(), LINUX), undefined);
});

test("wheels are for some versions of Python, and for no others", () => {
  const whole = { wheels: "/x", pythons: ["3.12", "3.11"] };

  assert.ok(isMeantFor(whole, "3.12.4"));
  assert.ok(isMeantFor(whole, "3.11.0"));
  assert.ok(!isMeantFor(whole, "3.13.1"));
  assert.ok(!isMeantFor(whole, "3.1.12"));
});

test("of several Pythons the one is chosen that the wheels are for", { skip: NO_SHELL }, async () => {
  const whole = { wheels: "/x", pythons: ["3.12"] };
  const newer = script("echo 3.13.0; echo /newer");
  const meant = script("echo 3.12.9; echo /meant");
  const chosen = (...commands: string[]) =>
    newEnough(commands, "/", "/usr/bin", (version) => isMeantFor(whole, version));

  assert.equal(await chosen(newer, meant), "/meant");
  assert.equal(await chosen(newer), undefined);
});

test("nothing is fetched, whatever is set outside", () => {
  const way: Way = { kind: "whole", wheels: "/came/wheels", python: "/usr/bin/python3" };
  const [env, install] = steps(making({ way }), "/store/server-0.4.0");

  assert.equal(env?.command, "/usr/bin/python3");
  const args = install?.args.join(" ") ?? "";
  assert.ok(args.includes("--isolated --no-index --find-links /came/wheels"), args);
  assert.ok(args.includes("--only-binary :all:"), args);
  assert.equal(install?.args.at(-1), "/x/saidby-0.4.0-py3-none-any.whl");
});

test("a Python that came along is copied into the environment", { skip: NO_SHELL }, async () => {
  const came = folder();
  mkdirSync(path.join(came, "bin"));
  const body = `
echo "$0 $@" >> "$(dirname "$0")/calls"
for last; do :; done
mkdir -p "$last/bin"
printf '#!/bin/sh\\ntrue\\n' > "$last/bin/python"
printf '#!/bin/sh\\necho saidby 0.4.0\\n' > "$last/bin/saidby"
chmod +x "$last/bin/"*
`;
  // Archives may forget that it is a program.
  writeFileSync(path.join(came, "bin/python3.12"), `#!/bin/sh\n${body}`, { mode: 0o644 });
  const python = { folder: came, program: "bin/python3.12" };
  const how = making({ way: { kind: "whole", wheels: "/came/wheels", python } });

  const made = await make(how);

  assert.equal(await readyEnvironment(how.storage), made);
  const copy = path.join(made, "python/bin/python3.12");
  assert.ok(statSync(copy).mode & 0o100);
  const [call] = readFileSync(path.join(made, "python/bin/calls"), "utf8").split("\n");
  assert.equal(call, `${copy} -I -m venv ${made}`);
  assert.ok(!existsSync(path.join(came, "bin/calls")), "the one that came is left alone");
});

test("a whole build can be made for every machine that uv is there for", () => {
  assert.deepEqual(Object.keys(TAGS).sort(), Object.keys(pinned.wheels).sort());
});

test("pip is asked for wheels of that machine and that Python alone", () => {
  const args = downloading("linux-arm64", "3.12", "/x/saidby.whl", "/x/wheels").join(" ");

  assert.match(args, /^-m pip download .*--only-binary :all: /);
  assert.match(args, /--python-version 3\.12 --platform manylinux_2_28_aarch64 /);
  assert.match(args, /--platform manylinux2014_aarch64 .*--dest \/x\/wheels \/x\/saidby\.whl$/);
  assert.doesNotMatch(args, /x86_64/);
  assert.match(downloading("win32-x64", "3.12", "w", "d").join(" "), /win_amd64 .* colorama$/);
  assert.throws(() => downloading("amiga", "3.12", "w", "d"), /no such target: amiga; .*linux-x64/);
});
