import assert from "node:assert/strict";
import { test } from "node:test";
import { outline } from "../src/speakers/outline.js";
import { aboutQuote, aboutSpeaker, quoteLabel, quoteTip } from "../src/speakers/wording.js";
import { draft, quote, speaker } from "./speaking.js";

test("behind a name stand quotations, share, words and role", () => {
  const ana = speaker("Ana", [quote("q1", 1)], { role: "pilot", words: 1, share: 0.476 });

  assert.equal(aboutSpeaker(ana), "1 quotation · 48 % · 1 word · pilot");
  assert.equal(aboutSpeaker({ ...ana, role: null, quotations: 2 }), "2 quotations · 48 % · 1 word");
});

test("a quotation is one line between marks, with or without its own", () => {
  assert.equal(quoteLabel(quote("q", 1, { text: "We leave\n  at dawn," })), "“We leave at dawn,”");
  assert.equal(quoteLabel(quote("q", 1, { text: "“We leave.”" })), "“We leave.”");
});

test("a quotation says its line, its file if asked, and whose it may be", () => {
  const odd = quote("q1", 11);
  const [group] = outline([draft([speaker("Ana", [odd])], { doubtful: [odd] })]);
  const line = group!.quotes[0]!;

  assert.equal(aboutQuote(line, undefined), "Ana? · line 12");
  assert.equal(aboutQuote(line, "a.md"), "Ana? · a.md, line 12");
  assert.match(quoteTip(line), /Ana \(90 % sure, by tag\)/);
});
