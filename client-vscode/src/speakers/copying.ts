/** Quotations as text for the clipboard. */

import type { Group, Person } from "./outline.js";
import type { Speaker } from "./shapes.js";

/** Words of a quotation, its parts in order, with whoever said it. */
export function attributed(parts: readonly string[], speaker: Speaker | undefined): string {
  const said = `“${unmarked(parts)}”`;
  if (!speaker) return said;
  return `${said} — ${[speaker.name, speaker.role].filter(Boolean).join(", ")}`;
}

/** The parts of a quotation as one line, without the marks around each. */
export function unmarked(parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/\s+/g, " ").trim())
    .map((part) => part.replace(/^[“"«„]|[”"»]$/g, "").trim())
    .filter(Boolean)
    .join(" ");
}

/** A heading for each speaker, a list item for each quotation. */
export function markdown(
  nodes: readonly (Group | Person)[],
  textOf: (line: Person["quotes"][number]) => string,
): string {
  return nodes
    .filter((node) => node.kind === "speaker" || node.name === "Unattributed")
    .map((node) => {
      const items = node.quotes.map((line) => `- “${escaped(textOf(line))}”`);
      return [`## ${escaped(heading(node))}`, "", ...items, ""].join("\n");
    })
    .join("\n");
}

function heading(node: Group | Person): string {
  if (node.kind === "group") return node.name;
  return [node.speaker.name, node.speaker.role].filter(Boolean).join(", ");
}

/** Text that Markdown shows as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}
