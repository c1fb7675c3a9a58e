/** Asks programs for their version: places of saidby, and Pythons. */

import type { Tried } from "./choosing.js";
import type { Place } from "./places.js";
import { run } from "./programs.js";
import { isOlder, printedVersion } from "./versions.js";

const PATIENCE = 20_000;
const OLDEST_PYTHON = "3.11.0";
// Without these two no environment can be made; some systems leave them out. The
// libraries under saidby are not to be had for 32 bits.
const SAY_VERSION =
  "import ensurepip, venv, sys; assert sys.maxsize > 2**32; " +
  "print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)";

/** A place with its version, or with what is wrong with it. */
export async function ask(place: Place, cwd: string): Promise<Tried> {
  const done = await run(place.command, ["--version"], { cwd, limit: PATIENCE });
  const version = printedVersion(done.printed);
  if (done.code === 0 && version) return { ...place, version };
  const said = done.printed.trim().split(/\r?\n/).pop();
  return { ...place, fault: done.fault ?? (said || `exit status ${done.code}`) };
}

/** The first of some commands that is a Python new enough for saidby, as its file, and
 * that `will` do by its version. `searchPath` is where commands are looked for. */
export async function newEnough(
  pythons: readonly string[],
  cwd: string,
  searchPath: string,
  will: (version: string) => boolean = () => true,
): Promise<string | undefined> {
  const how = { cwd, limit: PATIENCE, env: { PATH: searchPath } };
  for (const python of pythons) {
    const done = await run(python, ["-I", "-c", SAY_VERSION], how);
    const [version, file] = done.printed.trim().split(/\r?\n/);
    if (done.code !== 0 || !version || isOlder(version, OLDEST_PYTHON)) continue;
    if (will(version)) return file;
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
