/** The tree of the Speakers view: who speaks, and what each of them says. */

import type { Quote, Speaker, Speaking } from "./shapes.js";

export interface Group {
  readonly kind: "group";
  readonly key: string;
  readonly name: "Unattributed" | "Doubtful";
  readonly quotes: readonly Line[];
}

export interface Person {
  readonly kind: "speaker";
  readonly key: string;
  readonly speaker: Speaker;
  /** The draft that the speaker's introduction is in. */
  readonly uri: string;
  /** Place among the speakers, those who speak first come first: gives the colour. */
  readonly rank: number;
  readonly quotes: readonly Line[];
}

/** One quotation, with the draft that it stands in. */
export interface Line {
  readonly kind: "quote";
  readonly key: string;
  readonly uri: string;
  readonly quote: Quote;
  readonly speaker: Speaker | undefined;
  readonly doubtful: boolean;
}

export type Node = Group | Person | Line;

/** What needs an editor's eye comes first, then who says most. */
export function outline(drafts: readonly Speaking[]): (Group | Person)[] {
  const people = drafts.length === 1 ? ofDraft(drafts[0]!) : together(drafts);
  const most = (one: Person, other: Person) =>
    other.speaker.words - one.speaker.words || one.rank - other.rank;
  return [
    ...group("Unattributed", drafts, (draft) => draft.unattributed),
    ...group("Doubtful", drafts, (draft) => draft.doubtful),
    ...people.sort(most),
  ];
}

function group(
  name: Group["name"],
  drafts: readonly Speaking[],
  quotes: (draft: Speaking) => readonly Quote[],
): Group[] {
  const key = name.toLowerCase();
  const found = drafts.flatMap((draft) => {
    const speakers = speakersOf(draft);
    return quotes(draft).map((quote) =>
      line(key, draft, quote, speakers.get(quote.id), name === "Doubtful"),
    );
  });
  return found.length ? [{ kind: "group", key, name, quotes: found }] : [];
}

function ofDraft(draft: Speaking): Person[] {
  const ranks = ranked(draft);
  return draft.speakers
    .filter((speaker) => speaker.quotes.length > 0)
    .map((speaker) => person(speaker, draft, ranks.get(speaker.id) ?? 0));
}

function person(speaker: Speaker, draft: Speaking, rank: number): Person {
  const key = `speaker:${speaker.name.toLowerCase()}`;
  const doubtful = new Set(draft.doubtful.map((quote) => quote.id));
  const quotes = speaker.quotes.map((quote) =>
    line(key, draft, quote, speaker, doubtful.has(quote.id)),
  );
  return { kind: "speaker", key, speaker, uri: draft.uri, rank, quotes };
}

function line(
  above: string,
  draft: Speaking,
  quote: Quote,
  speaker: Speaker | undefined,
  doubtful: boolean,
): Line {
  const key = `${above}/${draft.uri}#${quote.id}`;
  return { kind: "quote", key, uri: draft.uri, quote, speaker, doubtful };
}

/** The speakers of many drafts; those of one name are one, as the server has it. */
function together(drafts: readonly Speaking[]): Person[] {
  const people = new Map<string, Person>();
  for (const one of drafts.flatMap(ofDraft)) {
    const known = people.get(one.key);
    people.set(one.key, known ? joined(known, one) : { ...one, rank: people.size });
  }
  return shared([...people.values()]);
}

function joined(known: Person, more: Person): Person {
  const speaker: Speaker = {
    ...known.speaker,
    role: known.speaker.role ?? more.speaker.role,
    pronouns: known.speaker.pronouns ?? more.speaker.pronouns,
    quotations: known.speaker.quotations + more.speaker.quotations,
    words: known.speaker.words + more.speaker.words,
  };
  return { ...known, speaker, quotes: [...known.quotes, ...more.quotes] };
}

function shared(people: Person[]): Person[] {
  const all = people.reduce((sum, one) => sum + one.speaker.words, 0);
  return people.map((one) => ({
    ...one,
    speaker: { ...one.speaker, share: all ? one.speaker.words / all : 0 },
  }));
}

function speakersOf(draft: Speaking): Map<string, Speaker> {
  return new Map(
    draft.speakers.flatMap((speaker) =>
      speaker.quotes.map((quote): [string, Speaker] => [quote.id, speaker]),
    ),
  );
}

/** Speakers by the order in which they first speak: it stays when words are added. */
export function ranked(draft: Speaking): Map<string, number> {
  const first = (speaker: Speaker) => speaker.quotes[0]?.range.start;
  const order = [...draft.speakers].sort((one, other) => {
    const [here, there] = [first(one), first(other)];
    if (!here || !there) return here ? -1 : there ? 1 : 0;
    return here.line - there.line || here.character - there.character;
  });
  return new Map(order.map((speaker, rank) => [speaker.id, rank]));
}
