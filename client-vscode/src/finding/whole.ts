/** What came with an extension that was built with everything in it, for one kind of
 * machine: the wheels of all libraries, and perhaps a Python. Nothing is fetched. */

import { readFile } from "node:fs/promises";
import * as path from "node:path";
import { type Machine, targetOf } from "./uv.js";

/** `wheels` is a folder; `pythons` are the versions, as "3.12", that they are for. */
export interface Whole {
  readonly wheels: string;
  readonly pythons: readonly string[];
  readonly python?: Carried;
}

/** A Python to be copied: its folder, and its program from there. */
export interface Carried {
  readonly folder: string;
  readonly program: string;
}

/** What came along, if it is meant for this machine. */
export async function wholeIn(bundled: string, machine: Machine): Promise<Whole | undefined> {
  const text = await readFile(path.join(bundled, "whole.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const { target, pythons, python } = JSON.parse(text) as {
    target: string;
    pythons: string[];
    python?: string;
  };
  if (target !== targetOf(machine)) return undefined;
  const carried = python && { folder: path.join(bundled, "python"), program: python };
  return {
    wheels: path.join(bundled, "wheels"),
    pythons,
    ...(carried ? { python: carried } : {}),
  };
}

/** Whether the wheels that came along are for a version of Python, as "3.12.1". */
export function isMeantFor({ pythons }: Whole, version: string): boolean {
  return pythons.includes(version.split(".", 2).join("."));
}
