/** Versions of saidby: read from what it prints or is called, and compared. */

const PRINTED = /^saidby (\d+\.\d+\.\d+\S*)/m;
const WHEEL = /^saidby-(\d+\.\d+\.\d+[^-]*)-py3-none-any\.whl$/;

/** The version in what `saidby --version` prints. */
export function printedVersion(printed: string): string | undefined {
  return PRINTED.exec(printed)?.[1];
}

/** The version in the file name of a wheel. */
export function wheelVersion(name: string): string | undefined {
  return WHEEL.exec(name)?.[1];
}

/** Whether one version comes before another; only their numbers count. */
export function isOlder(version: string, than: string): boolean {
  const [ours, theirs] = [numbers(version), numbers(than)];
  for (let place = 0; place < 3; place++) {
    const step = (ours[place] ?? 0) - (theirs[place] ?? 0);
    if (step !== 0) return step < 0;
  }
  return false;
}

function numbers(version: string): number[] {
  return version.split(".", 3).map((part) => Number.parseInt(part, 10) || 0);
}
