import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import {
  bundledWheel,
  make,
  type Making,
  NotMade,
  readyEnvironment,
  reason,
  steps,
} from "../src/finding/making.js";

const NO_SHELL = process.platform === "win32" && "a shell script stands in for Python";

function folder(): string {
  return mkdtempSync(path.join(tmpdir(), "saidby-"));
}

// Stands in for Python: "makes" an environment of shell scripts.
function python(version: string, pip: string): string {
  const file = path.join(folder(), "python");
  const script = `#!/bin/sh
for last; do :; done
mkdir -p "$last/bin"
printf '#!/bin/sh\\n${pip}\\n' > "$last/bin/python"
printf '#!/bin/sh\\necho saidby ${version}\\n' > "$last/bin/saidby"
chmod +x "$last/bin/"*
`;
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

function making(more: Partial<Making>): Making {
  const wheel = { file: "/x/saidby-0.4.0-py3-none-any.whl", version: "0.4.0" };
  const quiet = () => undefined;
  const rest = { windows: false, log: quiet, progress: quiet };
  return { storage: path.join(folder(), "storage"), wheel, python: "python3", ...rest, ...more };
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
  const how = making({ python: python("0.4.0", "echo collecting"), progress: (t) => told.push(t) });
  mkdirSync(path.join(how.storage, "server-0.3.0"), { recursive: true });

  assert.equal(await readyEnvironment(how.storage), undefined);
  const made = await make(how);

  assert.equal(await readyEnvironment(how.storage), made);
  assert.equal(told.length, 3);
  assert.ok(!existsSync(path.join(how.storage, "server-0.3.0")), "the old one is cleared away");
});

test("a failure says what can be done", { skip: NO_SHELL }, async () => {
  const pip = "echo Temporary failure in name resolution; exit 1";
  const how = making({ python: python("0.4.0", pip) });

  await assert.rejects(make(how), (error: Error) => {
    assert.ok(error instanceof NotMade);
    assert.match(error.message, /no way to pypi\.org/);
    return true;
  });
  assert.equal(await readyEnvironment(how.storage), undefined);
});

test("another version than was bundled is not taken", { skip: NO_SHELL }, async () => {
  await assert.rejects(make(making({ python: python("0.3.0", "true") })), /saidby 0\.3\.0/);
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

test("reasons are in words for a writer", () => {
  assert.match(reason("x", "ensurepip is not available"), /python3-venv/);
  assert.match(reason("x", "OSError: No space left on device"), /disk is full/);
  assert.match(reason("making it", "first\nlast line\n"), /Failed making it: last line/);
});
