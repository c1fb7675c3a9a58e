import assert from "node:assert/strict";
import { test } from "node:test";
import { lineAt, parentOf } from "../src/speakers/following.js";
import { outline } from "../src/speakers/outline.js";
import { draft, quote, range, speaker } from "./speaking.js";

const inner = quote("q2", 1, { range: range(1, 5, 10) });
const lost = quote("q3", 4);
const nodes = outline([
  draft([speaker("Ana", [quote("q1", 1)]), speaker("Ben", [inner])], {
    unattributed: [lost],
    doubtful: [inner],
  }),
]);
const at = (line: number, character: number, uri = "file:///drafts/a.md") =>
  lineAt(nodes, uri, { line, character });

test("the quotation at the cursor is found, its edges too", () => {
  assert.equal(at(1, 0)?.quote.id, "q1");
  assert.equal(at(1, 20)?.quote.id, "q1");
  assert.equal(at(4, 3)?.quote.id, "q3");
});

test("beside quotations and in other drafts there is none", () => {
  assert.equal(at(2, 0), undefined);
  assert.equal(at(1, 21), undefined);
  assert.equal(at(1, 3, "file:///drafts/b.md"), undefined);
});

test("a quotation in a quotation is the one meant, under its speaker", () => {
  const line = at(1, 7);

  assert.equal(line?.quote.id, "q2");
  const above = line && parentOf(nodes, line);
  assert.equal(above?.kind === "speaker" && above.speaker.name, "Ben");
});
