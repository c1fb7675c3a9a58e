/** Makes the private environment: which programs are run, one after the other. */

import { access, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { programOf } from "./places.js";
import { run } from "./programs.js";
import { isOlder, printedVersion, wheelVersion } from "./versions.js";

const FOLDER = /^server-(.+)$/;
const READY = "ready";

export interface Step {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
}

export interface Wheel {
  readonly file: string;
  readonly version: string;
}

export interface Making {
  readonly storage: string;
  readonly wheel: Wheel;
  readonly python: string;
  readonly windows: boolean;
  readonly signal?: AbortSignal;
  /** Is given each line that is printed on the way. */
  readonly log: (line: string) => void;
  /** Is told what is being done now. */
  readonly progress: (title: string) => void;
}

/** What went wrong, in words for a writer. */
export class NotMade extends Error {}

/** The wheel that came with the extension. */
export async function bundledWheel(folder: string): Promise<Wheel | undefined> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names) {
    const version = wheelVersion(name);
    if (version) return { file: path.join(folder, name), version };
  }
  return undefined;
}

/** The private environment that is ready for use, the newest if there are more. */
export async function readyEnvironment(storage: string): Promise<string | undefined> {
  const names = await readdir(storage).catch(() => [] as string[]);
  for (const name of names.filter((one) => FOLDER.test(one)).sort(newestFirst)) {
    const folder = path.join(storage, name);
    const ready = await access(path.join(folder, READY)).then(
      () => true,
      () => false,
    );
    if (ready) return folder;
  }
  return undefined;
}

function newestFirst(one: string, other: string): number {
  const version = (name: string) => FOLDER.exec(name)?.[1] ?? "";
  return isOlder(version(one), version(other)) ? 1 : -1;
}

/** The programs to run, in order. Nothing but wheels is installed: nothing is built. */
export function steps(making: Making, folder: string): Step[] {
  const bin = path.dirname(programOf(folder, making.windows));
  const python = path.join(bin, making.windows ? "python.exe" : "python");
  const install = ["-I", "-m", "pip", "install", "--no-input", "--only-binary", ":all:"];
  return [
    {
      title: "making an environment",
      command: making.python,
      args: ["-I", "-m", "venv", "--clear", folder],
    },
    {
      title: `installing saidby ${making.wheel.version} and what it needs`,
      command: python,
      args: [...install, making.wheel.file],
    },
    {
      title: "trying it out",
      command: programOf(folder, making.windows),
      args: ["--version"],
    },
  ];
}

/** The folder of a new environment with the bundled wheel in it. Raises NotMade. */
export async function make(making: Making): Promise<string> {
  const folder = path.join(making.storage, `server-${making.wheel.version}`);
  await mkdir(making.storage, { recursive: true });
  let printed = "";
  for (const step of steps(making, folder)) {
    printed = await taken(step, making);
  }
  if (printedVersion(printed) !== making.wheel.version) {
    throw new NotMade(`What was installed says “${printed.trim()}”.`);
  }
  await writeFile(path.join(folder, READY), making.wheel.version);
  await clear(making.storage, path.basename(folder));
  return folder;
}

async function taken(step: Step, making: Making): Promise<string> {
  making.progress(step.title);
  making.log(`> ${step.command} ${step.args.join(" ")}`);
  const how = making.signal ? { signal: making.signal } : {};
  const done = await run(step.command, step.args, {
    cwd: making.storage,
    tell: making.log,
    ...how,
  });
  if (done.code === 0) return done.printed;
  if (making.signal?.aborted) throw new NotMade("It was cancelled.");
  throw new NotMade(reason(step.title, done.printed, done.fault));
}

/** Why a step failed, for somebody who has never seen Python. */
export function reason(title: string, printed: string, fault?: string): string {
  if (/ensurepip|No module named venv/.test(printed)) {
    return "Python cannot make environments here: install the package python3-venv.";
  }
  if (/Temporary failure in name resolution|NewConnectionError|ConnectTimeout/.test(printed)) {
    return "What saidby needs could not be fetched: there is no way to pypi.org.";
  }
  if (/No space left/.test(printed)) return "The disk is full.";
  const said = printed.trim().split(/\r?\n/).pop();
  return `Failed ${title}: ${fault ?? said ?? "no reason given"}`;
}

async function clear(storage: string, kept: string): Promise<void> {
  const names = await readdir(storage);
  const old = names.filter((name) => FOLDER.test(name) && name !== kept);
  await Promise.all(
    old.map((name) => rm(path.join(storage, name), { recursive: true, force: true })),
  );
}
