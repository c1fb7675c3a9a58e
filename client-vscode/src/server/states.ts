/** How the server is, and how that is said in the language status. */

import type { WayKind } from "../finding/consent.js";

export type State =
  | "searching"
  | "missing"
  | "outdated"
  | "installing"
  | "starting"
  | "loading"
  | "ready"
  | "analysing"
  | "off"
  | "error";

export interface Standing {
  readonly state: State;
  /** More about it, for people. */
  readonly message?: string;
  readonly version?: string;
  /** Something worth knowing though all is well. */
  readonly notes?: readonly string[];
  /** A newer version, which came with the extension. */
  readonly upgrade?: string;
  /** How it can be set up, where that is to be done. */
  readonly way?: WayKind;
}

export interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly severity: "error" | "warning" | "information";
  readonly busy: boolean;
  /** What a click does. */
  readonly action: "log" | "setup" | "upgrade" | "restart";
}

const TEXTS: Record<State, string> = {
  searching: "saidby: looking for its server",
  missing: "saidby is not set up",
  outdated: "saidby is too old",
  installing: "saidby: being set up",
  starting: "saidby: starting",
  loading: "saidby: loading its language model",
  ready: "saidby",
  analysing: "saidby: reading",
  off: "saidby is off",
  error: "saidby has stopped",
};

const BUSY: ReadonlySet<State> = new Set([
  "searching",
  "installing",
  "starting",
  "loading",
  "analysing",
]);

/** What the status item says. */
export function shown(standing: Standing): Shown {
  const { state, message, version, notes = [], upgrade } = standing;
  const newer = upgrade && `${upgrade} came with the extension`;
  const noted = notes.length > 0 && "the log has more";
  return {
    text: TEXTS[state],
    // On one line: what is longer pushes the button out of the window.
    detail: [version && `version ${version}`, newer ?? message, noted]
      .filter(Boolean)
      .join(" · "),
    severity: severity(standing),
    busy: BUSY.has(state),
    action: action(standing),
  };
}

function severity({ state, notes = [], upgrade }: Standing): Shown["severity"] {
  if (state === "missing" || state === "error") return "error";
  const odd = state === "outdated" || notes.length > 0 || upgrade !== undefined;
  return odd ? "warning" : "information";
}

function action({ state, upgrade }: Standing): Shown["action"] {
  if (state === "missing" || state === "outdated") return "setup";
  if (state === "error" || state === "off") return "restart";
  return upgrade === undefined ? "log" : "upgrade";
}
