/** What a writer is told before anything is fetched: what, and from where. */

import type { Way } from "./making.js";

/** `none`: there is no way without help from outside. */
export type WayKind = Way["kind"] | "none";

/** The button that is meant. */
export const YES = "Set it up";

const FETCHED: Record<WayKind, string> = {
  whole: "fetches nothing: all that it needs came with the extension",
  python: "fetches the libraries that it is built on from pypi.org, about 80 MB",
  uv:
    "fetches what it needs, about 130 MB: the installer uv and libraries from pypi.org, " +
    "Python from releases.astral.sh or github.com",
  none: "needs Python 3.11 or later",
};

/** What a click on the button does. */
export function told(way: WayKind): string {
  return `“${YES}” ${FETCHED[way]}.`;
}

/** The offer, for a notification. */
export function offer(way: WayKind): string {
  return `saidby needs its language server, which is not on this machine yet. ${told(way)}`;
}
