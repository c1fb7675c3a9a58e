/** What can go wrong while a server is made, in words for a writer. */

/** What went wrong, in words for a writer. */
export class NotMade extends Error {}

/** The writer has cancelled it: nothing to complain of. */
export class Cancelled extends NotMade {
  constructor() {
    super("It was cancelled.");
  }
}

const REASONS: readonly (readonly [RegExp, (host: string) => string])[] = [
  [
    /ensurepip|No module named venv/,
    () => "Python cannot make environments here: install the package python3-venv.",
  ],
  [/No space left|ENOSPC|not enough space/, () => "The disk is full."],
  [
    /certificate|UnknownIssuer|SSLError/i,
    (host) => `The way to ${host} is not safe: a certificate on it is not known here. Who looks after this network can tell why.`,
  ],
  [
    /\b407\b|ProxyError|proxy connect|tunnel/i,
    (host) => `The proxy of this network gives no way to ${host}.`,
  ],
  [
    /name resolution|NewConnectionError|Connect(ion)?Timeout|ReadTimeout|dns error|error sending request|ENOTFOUND|EAI_AGAIN|ECONN\w+|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|socket hang up|aborted|Premature close/,
    (host) => `What saidby needs could not be fetched: there is no way to ${host}.`,
  ],
];

/** Why a step failed, for somebody who has never seen Python. */
export function reason(title: string, printed: string, fault?: string): string {
  const known = REASONS.find(([pattern]) => pattern.test(printed));
  if (known) return known[1](hostIn(printed));
  const said = printed.trim().split(/\r?\n/).pop();
  return `Failed ${title}: ${fault ?? (said || "no reason given")}`;
}

// Where there are several, the last is the one that was tried last.
function hostIn(printed: string): string {
  const urls = [...printed.matchAll(/https?:\/\/([\w.-]+)/g)];
  return urls.at(-1)?.[1] ?? "pypi.org";
}
