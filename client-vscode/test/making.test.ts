import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { NotMade, reason } from "../src/finding/failing.js";
import { bundledWheel, make, readyEnvironment, steps, type Way } from "../src/finding/making.js";
import { folder, making, NO_SHELL, script } from "./standing_in.js";

// Stands in for Python: "makes" an environment of shell scripts.
function python(version: string, pip: string): Way {
  const file = script(`
for last; do :; done
mkdir -p "$last/bin"
printf '#!/bin/sh\\n${pip}\\n' > "$last/bin/python"
printf '#!/bin/sh\\necho saidby ${version}\\n' > "$last/bin/saidby"
chmod +x "$last/bin/"*
`);
  return { kind: "python", python: file };
}

test("only wheels are installed, and nothing of the folder is imported", () => {
  const [env, install, trial] = steps(making({}), "/store/server-0.4.0");

  assert.deepEqual(env?.args.slice(0, 3), ["-I", "-m", "venv"]);
  assert.equal(install?.command, path.join("/store/server-0.4.0/bin/python"));
  assert.ok(install?.args.join(" ").includes("--only-binary :all:"));
  assert.equal(install?.args.at(-1), "/x/saidby-0.4.0-py3-none-any.whl");
  assert.equal(trial?.command, "/store/server-0.4.0/bin/saidby");
});

test("an environment is found only once it is ready", { skip: NO_SHELL }, async () => {
  const told: string[] = [];
  const how = making({ way: python("0.4.0", "echo collecting"), progress: (t) => told.push(t) });
  mkdirSync(path.join(how.storage, "server-0.3.0"), { recursive: true });

  assert.equal(await readyEnvironment(how.storage), undefined);
  const made = await make(how);

  assert.equal(await readyEnvironment(how.storage), made);
  assert.equal(told.length, 3);
  assert.ok(!existsSync(path.join(how.storage, "server-0.3.0")), "the old one is cleared away");
});

test("a failure says what can be done", { skip: NO_SHELL }, async () => {
  const pip = "echo Temporary failure in name resolution; exit 1";
  const how = making({ way: python("0.4.0", pip) });

  await assert.rejects(make(how), (error: Error) => {
    assert.ok(error instanceof NotMade);
    assert.match(error.message, /no way to pypi\.org/);
    return true;
  });
  assert.ok(!existsSync(path.join(how.storage, "server-0.4.0")), "what was begun is taken away");
});

test("another version than was bundled is not taken", { skip: NO_SHELL }, async () => {
  await assert.rejects(make(making({ way: python("0.3.0", "true") })), /saidby 0\.3\.0/);
});

test("the newest of several ready environments is used", async () => {
  const storage = folder();
  for (const version of ["0.9.0", "0.10.0"]) {
    mkdirSync(path.join(storage, `server-${version}`));
    writeFileSync(path.join(storage, `server-${version}`, "ready"), version);
  }

  assert.equal(await readyEnvironment(storage), path.join(storage, "server-0.10.0"));
});

test("the bundled wheel is found by its name", async () => {
  const bundled = folder();
  assert.equal(await bundledWheel(bundled), undefined);
  writeFileSync(path.join(bundled, "saidby-0.4.0-py3-none-any.whl"), "");

  assert.equal((await bundledWheel(bundled))?.version, "0.4.0");
});

const REASONS: [said: string, told: RegExp][] = [
  ["ensurepip is not available", /python3-venv/],
  ["OSError: No space left on device", /disk is full/],
  ["<urlopen error [Errno -3] Temporary failure in name resolution>", /no way to pypi\.org/],
  ["Failed to download `https://github.com/x`\n  cause: dns error", /no way to github\.com/],
  ["https://files.pythonhosted.org/x Error: getaddrinfo ENOTFOUND", /no way to files\.python/],
  ["https://github.com/x\n  cause: invalid peer certificate: UnknownIssuer", /github\.com is not safe/],
  ["https://pypi.org/x Error: tunneling socket, statusCode=407", /proxy .* no way to pypi\.org/],
  ["first\nlast line\n", /^Failed making it: last line$/],
  ["", /^Failed making it: no reason given$/],
];

for (const [said, told] of REASONS) {
  test(`“${said.split("\n")[0]}” is told in words for a writer`, () => {
    assert.match(reason("making it", said), told);
  });
}
