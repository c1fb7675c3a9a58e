/** Shell scripts and folders that stand in for what tests are not to touch. */

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Making } from "../src/finding/making.js";

export const NO_SHELL = process.platform === "win32" && "shell scripts stand in for programs";

/** A folder that is there until the tests are through. */
export function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "saidby-"));
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A program of one's own making, as its file. */
export function script(body: string, name = "program"): string {
  const file = path.join(folder(), name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

export function making(more: Partial<Making>): Making {
  const wheel = { file: "/x/saidby-0.4.0-py3-none-any.whl", version: "0.4.0" };
  const way = { kind: "python", python: "python3" } as const;
  const quiet = () => undefined;
  const rest = { windows: false, log: quiet, progress: quiet };
  return { storage: path.join(folder(), "storage"), wheel, way, ...rest, ...more };
}
