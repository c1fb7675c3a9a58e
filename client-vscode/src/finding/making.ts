/** Makes the private environment: which programs are run, one after the other. */

import { access, chmod, cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { Cancelled, NotMade, reason } from "./failing.js";
import { fetchPinned, takeOut } from "./fetching.js";
import { programOf } from "./places.js";
import { run } from "./programs.js";
import { PYTHONS, type Uv, uvEnvironment, workshop } from "./uv.js";
import { isOlder, printedVersion, wheelVersion } from "./versions.js";
import type { Carried } from "./whole.js";

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

/** With what an environment is made: all that came with the extension, a Python that is
 * there, or uv, which brings one. `wheels` is a folder; a Python is a file. */
export type Way =
  | { readonly kind: "whole"; readonly wheels: string; readonly python: string | Carried }
  | { readonly kind: "python"; readonly python: string }
  | { readonly kind: "uv"; readonly uv: Uv };

export interface Making {
  readonly storage: string;
  readonly wheel: Wheel;
  readonly way: Way;
  readonly windows: boolean;
  /** Is set for programs besides what is set anyway. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Is given each line that is printed on the way. */
  readonly log: (line: string) => void;
  /** Is told what is being done now. */
  readonly progress: (title: string) => void;
}

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
  const { way } = making;
  const first = way.kind === "uv" ? byUv(making, folder) : byPython(making, way, folder);
  const trial = {
    title: "trying it out",
    command: programOf(folder, making.windows),
    args: ["--version"],
  };
  return [...first, trial];
}

function byPython(making: Making, way: Exclude<Way, { kind: "uv" }>, folder: string): Step[] {
  const install = ["-I", "-m", "pip", "install", "--no-input", "--only-binary", ":all:"];
  // Nothing from outside has a say in what came along, neither an index nor a setting.
  const alone = way.kind === "whole" ? ["--isolated", "--no-index", "--find-links", way.wheels] : [];
  const { python } = way;
  return [
    {
      title: "making an environment",
      command: typeof python === "string" ? python : copied(folder, python),
      args: ["-I", "-m", "venv", folder],
    },
    {
      title: installing(making.wheel),
      command: pythonOf(folder, making.windows),
      args: [...install, ...alone, making.wheel.file],
    },
  ];
}

// No configuration: that of a folder above would choose what is fetched.
function byUv(making: Making, folder: string): Step[] {
  const command = uvIn(folder, making.windows);
  const install = ["pip", "install", "--no-config", "--only-binary", ":all:"];
  const python = ["--python", pythonOf(folder, making.windows)];
  return [
    {
      title: "fetching Python",
      command,
      args: [
        "venv", "--no-config", "--managed-python", "--python", PYTHONS, "--allow-existing", folder,
      ],
    },
    {
      title: installing(making.wheel),
      command,
      args: [...install, "--compile-bytecode", ...python, making.wheel.file],
    },
  ];
}

function installing(wheel: Wheel): string {
  return `installing saidby ${wheel.version} and what it needs`;
}

function pythonOf(folder: string, windows: boolean): string {
  return path.join(path.dirname(programOf(folder, windows)), windows ? "python.exe" : "python");
}

/** The program of a Python that came along, where its copy is. With the next version of
 * the extension the folder that it came in is gone. */
function copied(folder: string, { program }: Carried): string {
  return path.join(folder, "python", program);
}

function uvIn(folder: string, windows: boolean): string {
  return path.join(workshop(folder), windows ? "uv.exe" : "uv");
}

/** The folder of a new environment with the bundled wheel in it. What was begun and
 * failed is taken away again. Raises NotMade. */
export async function make(making: Making): Promise<string> {
  const folder = path.join(making.storage, `server-${making.wheel.version}`);
  await remove(folder);
  await mkdir(folder, { recursive: true });
  try {
    await fill(making, folder);
  } catch (error) {
    await remove(folder).catch((fault) => making.log(String(fault)));
    if (error instanceof NotMade) throw error;
    throw new NotMade(reason("setting it up", String(error)));
  }
  await clear(making.storage, path.basename(folder));
  return folder;
}

async function fill(making: Making, folder: string): Promise<void> {
  const { way, wheel } = making;
  let env = making.env ?? {};
  if (way.kind === "uv") {
    await bringUv(making, way.uv, folder);
    env = { ...env, ...uvEnvironment(folder, { ...process.env, ...env }) };
  }
  if (way.kind === "whole" && typeof way.python !== "string") {
    await copyPython(making, way.python, folder);
  }
  let printed = "";
  for (const step of steps(making, folder)) {
    printed = await taken(step, { ...making, env });
  }
  if (printedVersion(printed) !== wheel.version) {
    throw new NotMade(`What was installed says “${printed.trim()}”.`);
  }
  await remove(workshop(folder));
  await writeFile(path.join(folder, READY), wheel.version);
}

async function copyPython(making: Making, python: Carried, folder: string): Promise<void> {
  making.progress("copying Python");
  making.log(`> ${python.folder}`);
  await cp(python.folder, path.join(folder, "python"), { recursive: true });
  // An archive may have come without permissions.
  await chmod(copied(folder, python), 0o755);
  if (making.signal?.aborted) throw new Cancelled();
}

async function bringUv(making: Making, { version, wheel }: Uv, folder: string): Promise<void> {
  const title = `fetching uv ${version}`;
  making.progress(title);
  making.log(`> ${wheel.url}`);
  await mkdir(workshop(folder), { recursive: true });
  const file = path.join(workshop(folder), "uv.whl");
  await fetchPinned(wheel, file, {
    progress: (percent) => making.progress(`${title}: ${percent} %`),
    ...(making.signal ? { signal: making.signal } : {}),
  });
  making.log(`sha256 ${wheel.sha256}, as it has to be`);
  const program = uvIn(folder, making.windows);
  await takeOut(file, path.basename(program), program);
}

async function taken(step: Step, making: Making): Promise<string> {
  making.progress(step.title);
  making.log(`> ${step.command} ${step.args.join(" ")}`);
  const done = await run(step.command, step.args, {
    cwd: making.storage,
    tell: making.log,
    ...(making.env ? { env: making.env } : {}),
    ...(making.signal ? { signal: making.signal } : {}),
  });
  if (making.signal?.aborted) throw new Cancelled();
  if (done.code === 0) return done.printed;
  throw new NotMade(reason(step.title, done.printed, done.fault));
}

async function clear(storage: string, kept: string): Promise<void> {
  const names = await readdir(storage);
  const old = names.filter((name) => FOLDER.test(name) && name !== kept);
  await Promise.all(old.map((name) => remove(path.join(storage, name))));
}

// Programs that were ended may need a moment until they let go of their files.
function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
