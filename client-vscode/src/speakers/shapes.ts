/** What the server's commands answer, as its documentation has it. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Quote {
  readonly id: string;
  readonly range: Range;
  /** The parts of it, where the narration comes between. */
  readonly spans: readonly Range[];
  /** How it begins. */
  readonly text: string;
  readonly confidence: number;
  readonly method: string;
  readonly kind: string;
  readonly mentionRange: Range | null;
}

export interface Speaker {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: string | null;
  readonly pronouns: string | null;
  readonly quotations: number;
  readonly words: number;
  /** Part of all quoted words, 0 to 1. */
  readonly share: number;
  /** Where the speaker is introduced. */
  readonly range: Range | null;
  readonly quotes: readonly Quote[];
}

/** Who says what in one draft. */
export interface Speaking {
  readonly uri: string;
  readonly version: number | null;
  readonly speakers: readonly Speaker[];
  readonly unattributed: readonly Quote[];
  readonly doubtful: readonly Quote[];
}
