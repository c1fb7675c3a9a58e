/** The way without Python: uv fetched, held against its checksum, and put to work. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import * as yazl from "yazl";
import { Cancelled, NotMade } from "../src/finding/failing.js";
import { make, type Making, readyEnvironment, type Way } from "../src/finding/making.js";
import { making, NO_SHELL } from "./standing_in.js";

// Stands in for uv: "makes" an environment of shell scripts, and writes down its calls.
const UV = `#!/bin/sh
here=$(dirname "$0")
for last; do :; done
echo "$@" >> "$here/../../calls"
case $1 in
venv)
  echo "$(ls "$here") $UV_PYTHON_INSTALL_DIR" > "$here/../../seen"
  [ ! -e "$here/../../offline" ] || {
    echo 'error: Failed to download \`https://github.com/python.tar.gz\`'
    echo '  cause: dns error'
    exit 2
  }
  mkdir -p "$last/bin"
  printf '#!/bin/sh\\necho saidby 0.4.0\\n' > "$last/bin/saidby"
  chmod +x "$last/bin/saidby" ;;
pip)
  echo Installed 54 packages
  [ ! -e "$here/../../slow" ] || exec sleep 60 ;;
esac
`;

let index: Server;
let wheel: Buffer;
let answer: RequestListener;

before(async () => {
  const archive = new yazl.ZipFile();
  archive.addBuffer(Buffer.from("no"), "uv/uv");
  archive.addBuffer(Buffer.from("no"), "uv-1.2.3.data/scripts/uvx");
  archive.addBuffer(Buffer.from(UV), "uv-1.2.3.data/scripts/uv");
  archive.end();
  wheel = await buffer(archive.outputStream);
  index = createServer((request, response) => answer(request, response));
  index.listen(0, "127.0.0.1");
  await once(index, "listening");
});

after(() => index.close());

function uv(change: { size?: number; sha256?: string } = {}): Way {
  const { port } = index.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/uv-1.2.3.whl`;
  const sha256 = createHash("sha256").update(wheel).digest("hex");
  const pinned = { url, size: wheel.length, sha256, ...change };
  return { kind: "uv", uv: { version: "1.2.3", wheel: pinned } };
}

function good(): void {
  answer = (_, response) => response.end(wheel);
}

async function failure(how: Making): Promise<Error> {
  const error: unknown = await make(how).then(() => undefined, (fault: unknown) => fault);
  assert.ok(error instanceof NotMade);
  assert.equal(await readyEnvironment(how.storage), undefined);
  assert.ok(!existsSync(path.join(how.storage, "server-0.4.0")), "something is left");
  return error;
}

test("uv is fetched, makes the environment, and is gone", { skip: NO_SHELL }, async () => {
  good();
  const [progress, log]: [string[], string[]] = [[], []];
  const how = making({
    way: uv(),
    progress: (title) => progress.push(title),
    log: (line) => log.push(line),
  });

  const made = await make(how);

  assert.equal(await readyEnvironment(how.storage), made);
  assert.deepEqual(readdirSync(made).sort(), ["bin", "ready"]);
  const [venv, install] = readFileSync(path.join(how.storage, "calls"), "utf8").split("\n");
  assert.match(venv!, /^venv --no-config --managed-python --python >=3\.11,<3\.13 .*server-0\.4\.0$/);
  assert.match(install!, /^pip install --no-config --only-binary :all: .*\.whl$/);
  assert.equal(progress[0], "fetching uv 1.2.3");
  assert.ok(progress.includes("fetching uv 1.2.3: 100 %"));
  assert.ok(log.some((line) => line.startsWith("> http://127.0.0.1")));
  assert.ok(log.includes("Installed 54 packages"));
});

test("nothing else of the wheel is taken out, and Python stays inside", { skip: NO_SHELL }, async () => {
  good();
  const how = making({ way: uv() });

  const made = await make(how);

  const seen = readFileSync(path.join(how.storage, "seen"), "utf8");
  assert.equal(seen.trim().replaceAll("\n", " "), `uv uv.whl ${path.join(made, "python")}`);
});

test("a wheel with another checksum is not run", async () => {
  good();
  const how = making({ way: uv({ sha256: "0".repeat(64) }) });

  assert.match((await failure(how)).message, /127\.0\.0\.1:\d+ sent is not what it has to be/);
  assert.ok(!existsSync(path.join(how.storage, "calls")));
});

test("more than was to come is not even read to its end", async () => {
  good();

  const error = await failure(making({ way: uv({ size: 20 }) }));

  assert.match(error.message, /not what it has to be/);
});

test("less than was to come is not run", async () => {
  answer = (_, response) => response.end(wheel.subarray(0, 100));

  assert.match((await failure(making({ way: uv() }))).message, /not what it has to be/);
});

test("a way that breaks off is told", async () => {
  answer = (_, response) => {
    response.writeHead(200, { "Content-Length": wheel.length });
    response.write(wheel.subarray(0, 100), () => response.destroy());
  };

  assert.match((await failure(making({ way: uv() }))).message, /no way to 127\.0\.0\.1/);
});

test("an index that has it no more is told", async () => {
  answer = (_, response) => response.writeHead(404).end();

  assert.match((await failure(making({ way: uv() }))).message, /answered with 404/);
});

test("where Python comes from may be out of reach", { skip: NO_SHELL }, async () => {
  good();
  const how = making({ way: uv() });
  mkdirSync(how.storage);
  writeFileSync(path.join(how.storage, "offline"), "");

  assert.match((await failure(how)).message, /no way to github\.com/);
});

test("whoever cancels while uv is fetched has nothing left of it", async () => {
  const stop = new AbortController();
  answer = (_, response) => {
    response.writeHead(200, { "Content-Length": wheel.length });
    response.write(wheel.subarray(0, 100), () => stop.abort());
  };

  assert.ok((await failure(making({ way: uv(), signal: stop.signal }))) instanceof Cancelled);
});

test("whoever cancels while a program runs ends it", { skip: NO_SHELL }, async () => {
  good();
  const stop = new AbortController();
  const log = (line: string) => line.startsWith("Installed") && stop.abort();
  const how = making({ way: uv(), signal: stop.signal, log });
  mkdirSync(how.storage);
  writeFileSync(path.join(how.storage, "slow"), "");

  assert.ok((await failure(how)) instanceof Cancelled);
});
