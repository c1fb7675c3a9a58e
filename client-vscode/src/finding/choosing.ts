/** Which of the programs that were found is to be the server. */

import type { Place } from "./places.js";
import { isOlder } from "./versions.js";

/** A place that was asked for its version; without one it did not answer. */
export interface Tried extends Place {
  readonly version?: string;
  readonly fault?: string;
}

export type Found = Place & { readonly version: string };

/** `least` will do; `wanted` is what the extension was made with. */
export interface Needs {
  readonly least: string;
  readonly wanted: string;
}

export interface Choice {
  readonly server?: Found;
  /** The newest of those that are too old, if none will do. */
  readonly outdated?: Found;
  /** What is wrong with the places passed over, for people to read. */
  readonly notes: readonly string[];
}

/** The first place that is as wanted, else the first that will do. */
export function choose(tried: readonly Tried[], needs: Needs): Choice {
  const found = tried.filter(hasVersion);
  const server =
    found.find((place) => !isOlder(place.version, needs.wanted)) ??
    found.find((place) => !isOlder(place.version, needs.least));
  const notes = notesOn(tried, server, needs);
  if (server) return { server, notes };
  const [outdated] = [...found].sort((a, b) => (isOlder(a.version, b.version) ? 1 : -1));
  return outdated ? { outdated, notes } : { notes };
}

/** Whether it is needless to ask further places. */
export function settles(tried: Tried, needs: Needs): boolean {
  return hasVersion(tried) && !isOlder(tried.version, needs.wanted);
}

function hasVersion(place: Tried): place is Tried & Found {
  return place.version !== undefined;
}

function notesOn(tried: readonly Tried[], server: Found | undefined, needs: Needs): string[] {
  const before = tried.findIndex((place) => place.command === server?.command);
  return tried.slice(0, server ? before : tried.length).map((place) =>
    hasVersion(place)
      ? `${place.command} is ${place.version}; ${server ? needs.wanted : needs.least} is needed.`
      : `${place.command} does not answer: ${place.fault ?? "no version"}.`,
  );
}

/** How a place is called in messages. */
export const ORIGINS: Record<Place["origin"], string> = {
  setting: "the setting saidby.server.path",
  python: "the selected Python environment",
  path: "the PATH",
  private: "the extension's own environment",
};
