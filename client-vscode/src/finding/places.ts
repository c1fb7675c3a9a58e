/** Where a server may be, in the order in which it is looked for. */

import * as path from "node:path";

export type Origin = "setting" | "python" | "path" | "private";

/** A program that may be saidby. */
export interface Place {
  readonly origin: Origin;
  readonly command: string;
}

/** All that the search depends on. `exists` says whether there is such a file. */
export interface Surroundings {
  readonly trusted: boolean;
  readonly windows: boolean;
  readonly home: string;
  /** The setting saidby.server.path. */
  readonly setting: string;
  /** The interpreter of the selected Python environment. */
  readonly python: string | undefined;
  /** The environment variable PATH. */
  readonly searchPath: string;
  /** The folders that are open. */
  readonly folders: readonly string[];
  /** The folder of the private environment, if one was made. */
  readonly private: string | undefined;
  exists(file: string): boolean;
}

/** The places with a program in them, best first. */
export function places(around: Surroundings): Place[] {
  const found: Place[] = [];
  const add = (origin: Origin, command: string | undefined) => {
    if (command && !found.some((place) => place.command === command)) {
      found.push({ origin, command });
    }
  };
  if (around.trusted) {
    add("setting", fromSetting(around));
    add("python", around.python && besidePython(around.python, around));
  }
  add("path", onPath(around));
  add("private", around.private && programIn(around.private, around));
  return found;
}

/** The program of a virtual environment. */
export function programOf(environment: string, windows: boolean): string {
  const { join } = windows ? path.win32 : path.posix;
  return windows
    ? join(environment, "Scripts", "saidby.exe")
    : join(environment, "bin", "saidby");
}

// A setting counts even if nothing is there: then the status has to say so.
function fromSetting(around: Surroundings): string | undefined {
  const setting = around.setting.trim();
  return setting.replace(/^~(?=[/\\])/, around.home) || undefined;
}

function besidePython(python: string, around: Surroundings): string | undefined {
  const { dirname, join } = flavour(around);
  return existing(join(dirname(python), name(around)), around);
}

function programIn(environment: string, around: Surroundings): string | undefined {
  return existing(programOf(environment, around.windows), around);
}

function onPath(around: Surroundings): string | undefined {
  const { join } = flavour(around);
  return safeEntries(around)
    .map((entry) => join(entry, name(around)))
    .find((file) => around.exists(file));
}

/** The folders that programs may be taken from. */
export type Searched = Pick<Surroundings, "trusted" | "windows" | "searchPath" | "folders">;

/** The PATH without what whoever sent a folder could put a program into: relative
 * entries, and in folders that are not trusted all that are inside them. */
export function safePath(around: Searched): string {
  return safeEntries(around).join(flavour(around).delimiter);
}

function safeEntries(around: Searched): string[] {
  const { delimiter, isAbsolute } = flavour(around);
  return around.searchPath
    .split(delimiter)
    .filter((entry) => isAbsolute(entry))
    .filter((entry) => around.trusted || !isInside(entry, around));
}

function isInside(entry: string, around: Searched): boolean {
  const { relative, isAbsolute } = flavour(around);
  return around.folders.some((folder) => {
    const way = relative(folder, entry);
    return !isAbsolute(way) && way.split(/[/\\]/)[0] !== "..";
  });
}

function existing(file: string, around: Surroundings): string | undefined {
  return around.exists(file) ? file : undefined;
}

function name(around: Surroundings): string {
  return around.windows ? "saidby.exe" : "saidby";
}

function flavour(around: Searched): path.PlatformPath {
  return around.windows ? path.win32 : path.posix;
}
