/** Asks programs for their version: places of saidby, and Pythons. */

import type { Tried } from "./choosing.js";
import type { Place } from "./places.js";
import { run } from "./programs.js";
import { isOlder, printedVersion } from "./versions.js";

const PATIENCE = 20_000;
const OLDEST_PYTHON = "3.11.0";
const SAY_VERSION = "import sys; print('%d.%d.%d' % sys.version_info[:3])";

/** A place with its version, or with what is wrong with it. */
export async function ask(place: Place, cwd: string): Promise<Tried> {
  const done = await run(place.command, ["--version"], { cwd, limit: PATIENCE });
  const version = printedVersion(done.printed);
  if (done.code === 0 && version) return { ...place, version };
  const said = done.printed.trim().split(/\r?\n/).pop();
  return { ...place, fault: done.fault ?? (said || `exit status ${done.code}`) };
}

/** The first of some commands that is a Python new enough for saidby. */
export async function newEnough(
  pythons: readonly string[],
  cwd: string,
): Promise<string | undefined> {
  for (const python of pythons) {
    const args = ["-I", "-c", SAY_VERSION];
    const done = await run(python, args, { cwd, limit: PATIENCE });
    const version = done.printed.trim();
    if (done.code === 0 && !isOlder(version, OLDEST_PYTHON)) return python;
  }
  return undefined;
}

/** Commands that may be a Python, most wanted first. */
export function pythons(selected: string | undefined, windows: boolean): string[] {
  const usual = windows
    ? ["py", "python3", "python"]
    : ["python3.13", "python3.12", "python3.11", "python3", "python3.14", "python"];
  return selected ? [selected, ...usual] : usual;
}
