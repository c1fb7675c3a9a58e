import assert from "node:assert/strict";
import { test } from "node:test";
import { outline } from "../src/speakers/outline.js";
import { draft, quote, speaker } from "./speaking.js";

const names = (nodes: ReturnType<typeof outline>) =>
  nodes.map((node) => (node.kind === "group" ? node.name : node.speaker.name));

test("what needs an eye comes first, then who says most", () => {
  const doubtful = quote("q3", 6);
  const nodes = outline([
    draft([speaker("Ana", [quote("q1", 1)]), speaker("Ben", [quote("q2", 3), doubtful])], {
      unattributed: [quote("q4", 9)],
      doubtful: [doubtful],
    }),
  ]);

  assert.deepEqual(names(nodes), ["Unattributed", "Doubtful", "Ben", "Ana"]);
});

test("a doubtful quotation says whose it may be, in its group and under its speaker", () => {
  const doubtful = quote("q1", 1);
  const [group, person] = outline([draft([speaker("Ana", [doubtful])], { doubtful: [doubtful] })]);

  assert.equal(group?.quotes[0]?.speaker?.name, "Ana");
  assert.equal(group?.quotes[0]?.doubtful, true);
  assert.equal(person?.quotes[0]?.doubtful, true);
  assert.notEqual(group?.quotes[0]?.key, person?.quotes[0]?.key);
});

test("without anything to look at there are no groups", () => {
  assert.deepEqual(names(outline([draft([speaker("Ana", [quote("q1", 1)])])])), ["Ana"]);
  assert.deepEqual(outline([]), []);
});

test("a speaker's rank is the order of first words, so that colours stay", () => {
  const nodes = outline([
    draft([speaker("Ben", [quote("q2", 4)], { words: 90 }), speaker("Ana", [quote("q1", 1)])]),
  ]);
  const ranks = nodes.map((node) => node.kind === "speaker" && [node.speaker.name, node.rank]);

  assert.deepEqual(ranks, [["Ben", 1], ["Ana", 0]]);
});

test("in a workspace those of one name are one, with shares of the whole", () => {
  const one = draft([speaker("Ana Ruiz", [quote("q1", 1)], { words: 30 })]);
  const two = draft(
    [
      speaker("ana ruiz", [quote("q1", 2)], { words: 10, role: "pilot" }),
      speaker("Ben", [quote("q2", 3)], { words: 40 }),
    ],
    { uri: "file:///drafts/b.md" },
  );

  const [ana, ben] = outline([one, two]);

  assert.ok(ana?.kind === "speaker" && ben?.kind === "speaker");
  assert.equal(ana.speaker.name, "Ana Ruiz");
  assert.equal(ana.speaker.role, "pilot");
  assert.equal(ana.speaker.quotations, 2);
  assert.equal(ana.speaker.share, 0.5);
  assert.deepEqual(ana.quotes.map((line) => line.uri), ["file:///drafts/a.md", "file:///drafts/b.md"]);
  assert.equal(new Set(ana.quotes.map((line) => line.key)).size, 2);
});

test("who is named but never quoted is not among those who speak", () => {
  assert.deepEqual(names(outline([draft([speaker("Ana", [])])])), []);
});
