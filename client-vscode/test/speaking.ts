/** Drafts for tests, as the server answers about them. */

import type { Quote, Range, Speaker, Speaking } from "../src/speakers/shapes.js";

export function range(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

export function quote(id: string, line: number, more: Partial<Quote> = {}): Quote {
  const place = range(line, 0, 20);
  return {
    id,
    range: place,
    spans: [place],
    text: `Words of ${id}`,
    confidence: 0.9,
    method: "tag",
    kind: "direct",
    mentionRange: null,
    ...more,
  };
}

export function speaker(name: string, quotes: Quote[], more: Partial<Speaker> = {}): Speaker {
  return {
    id: name.toLowerCase(),
    name,
    kind: "person",
    role: null,
    pronouns: null,
    quotations: quotes.length,
    words: quotes.length * 10,
    share: 0.5,
    range: range(0, 0, name.length),
    quotes,
    ...more,
  };
}

export function draft(speakers: Speaker[], more: Partial<Speaking> = {}): Speaking {
  const uri = "file:///drafts/a.md";
  return { uri, version: 1, speakers, unattributed: [], doubtful: [], ...more };
}
