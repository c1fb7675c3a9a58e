/** How speakers and quotations are put into words in the view. */

import type { Group, Line, Person } from "./outline.js";
import type { Quote, Speaker } from "./shapes.js";

/** Behind a speaker's name. Figures first: a narrow side bar cuts off the end. */
export function aboutSpeaker(speaker: Speaker): string {
  const share = `${Math.round(speaker.share * 100)} %`;
  return [quotations(speaker.quotations), share, words(speaker.words), speaker.role]
    .filter(Boolean)
    .join(" · ");
}

/** All that is known of a speaker, for those who point at the name. */
export function speakerTip(person: Person): string {
  const { speaker } = person;
  const lines = [
    speaker.name,
    speaker.role,
    speaker.pronouns && `referred to as “${speaker.pronouns}”`,
    `${quotations(speaker.quotations)}, ${words(speaker.words)}`,
    `${Math.round(speaker.share * 100)} % of what is quoted`,
  ];
  return lines.filter(Boolean).join("\n");
}

export function aboutGroup(group: Group): string {
  return String(group.quotes.length);
}

/** A quotation as a row: how it begins, on one line. */
export function quoteLabel(quote: Quote): string {
  return `“${quote.text.replace(/\s+/g, " ").replace(/^[“"‘'«„]|[”"’'»]$/g, "").trim()}”`;
}

/** Behind a quotation: the line it is on, and whose it may be if that is in doubt. */
export function aboutQuote(line: Line, file: string | undefined): string {
  const at = `line ${line.quote.range.start.line + 1}`;
  const maybe = line.doubtful && line.speaker ? `${line.speaker.name}?` : undefined;
  return [maybe, file ? `${file}, ${at}` : at].filter(Boolean).join(" · ");
}

export function quoteTip(line: Line): string {
  const who = line.speaker?.name ?? "nobody is said to have said it";
  if (!line.speaker) return `${line.quote.text}\n\n${who}`;
  const sure = `${Math.round(line.quote.confidence * 100)} % sure, by ${line.quote.method}`;
  return `${line.quote.text}\n\n${who} (${sure})`;
}

function quotations(count: number): string {
  return count === 1 ? "1 quotation" : `${count} quotations`;
}

function words(count: number): string {
  return count === 1 ? "1 word" : `${count} words`;
}
