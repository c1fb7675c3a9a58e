/** Which row of the view belongs to the place of the cursor. */

import type { Group, Line, Node, Person } from "./outline.js";
import type { Position, Range } from "./shapes.js";

/** The innermost quotation at a place, under its speaker rather than in a group. */
export function lineAt(
  nodes: readonly (Group | Person)[],
  uri: string,
  at: Position,
): Line | undefined {
  let best: Line | undefined;
  for (const line of nodes.flatMap((node) => node.quotes)) {
    if (line.uri !== uri || !contains(line.quote.range, at)) continue;
    if (!best || isCloser(line, best)) best = line;
  }
  return best;
}

/** The row above a row. */
export function parentOf(
  nodes: readonly (Group | Person)[],
  node: Node,
): Group | Person | undefined {
  if (node.kind !== "quote") return undefined;
  return nodes.find((one) => one.quotes.some((line) => line.key === node.key));
}

export function contains(range: Range, at: Position): boolean {
  return !isBefore(at, range.start) && !isBefore(range.end, at);
}

export function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

// Of two rows for one quotation the later one is the speaker's own.
function isCloser(line: Line, best: Line): boolean {
  return !isBefore(line.quote.range.start, best.quote.range.start);
}
