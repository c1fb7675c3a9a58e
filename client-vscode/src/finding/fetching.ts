/** Fetches a file whose checksum is known, and takes one program out of it. The only
 * place of the extension that opens a connection. */

import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, rm } from "node:fs/promises";
// By these names, without "node:", the editor puts its proxies and certificates under them.
import * as http from "http";
import * as https from "https";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as yauzl from "yauzl";
import { Cancelled, NotMade, reason } from "./failing.js";
import type { Pinned } from "./uv.js";

const PATIENCE = 60_000;
const STEP = 10;
const SCRIPT = /^[^/]+\.data\/scripts\/([^/]+)$/;

export interface Fetching {
  readonly signal?: AbortSignal;
  /** Is told how much is there, in steps of ten per cent. */
  readonly progress: (percent: number) => void;
}

/** Fetches into a file, which stays only if it is what was pinned. Raises NotMade. */
export async function fetchPinned(pinned: Pinned, file: string, how: Fetching): Promise<void> {
  try {
    const sum = await received(pinned, file, how);
    if (sum !== pinned.sha256) throw new NotMade(odd(pinned));
  } catch (error) {
    await rm(file, { force: true });
    if (how.signal?.aborted) throw new Cancelled();
    if (error instanceof NotMade) throw error;
    throw new NotMade(reason(`fetching ${pinned.url}`, `${pinned.url} ${String(error)}`));
  }
}

async function received(pinned: Pinned, file: string, how: Fetching): Promise<string> {
  const answer = await answered(pinned.url, how.signal);
  const hash = createHash("sha256");
  let [there, told] = [0, -1];
  const counting = new Transform({
    transform(piece: Buffer, _, done) {
      there += piece.length;
      hash.update(piece);
      const percent = Math.floor((there / pinned.size) * (100 / STEP)) * STEP;
      if (percent > told) how.progress((told = percent));
      done(there > pinned.size ? new NotMade(odd(pinned)) : null, piece);
    },
  });
  const stop = how.signal ? { signal: how.signal } : {};
  await pipeline(answer, counting, createWriteStream(file), stop);
  return hash.digest("hex");
}

function answered(url: string, signal?: AbortSignal): Promise<http.IncomingMessage> {
  const { get } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const request = get(url, signal ? { signal } : {}, (answer) => {
      if (answer.statusCode === 200) return resolve(answer);
      answer.resume();
      const { host } = new URL(url);
      reject(new NotMade(`${host} answered with ${answer.statusCode}.`));
    });
    request.on("error", reject);
    request.setTimeout(PATIENCE, () => request.destroy(new Error("ETIMEDOUT")));
  });
}

function odd({ url }: Pinned): string {
  const { host } = new URL(url);
  return `What ${host} sent is not what it has to be, and was thrown away.`;
}

/** Takes one program out of a wheel, whatever else is in it. Raises NotMade. */
export async function takeOut(wheel: string, name: string, target: string): Promise<void> {
  const archive = await yauzl.openPromise(wheel, { lazyEntries: true });
  try {
    for await (const entry of archive.eachEntry()) {
      if (SCRIPT.exec(entry.fileName)?.[1] !== name) continue;
      const content = await archive.openReadStreamPromise(entry);
      await pipeline(content, createWriteStream(target));
      return await chmod(target, 0o755);
    }
  } finally {
    archive.close();
  }
  throw new NotMade(`There is no ${name} in what was fetched.`);
}
