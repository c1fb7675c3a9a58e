import assert from "node:assert/strict";
import { test } from "node:test";
import { attributed, markdown, unmarked } from "../src/speakers/copying.js";
import { outline } from "../src/speakers/outline.js";
import { draft, quote, speaker } from "./speaking.js";

test("parts are put together without their marks", () => {
  assert.equal(unmarked(["“We leave,”", " “at\n dawn.” "]), "We leave, at dawn.");
  assert.equal(unmarked(['"Yes."']), "Yes.");
});

test("a quotation carries its speaker and the role", () => {
  const pilot = speaker("Ana Ruiz", [], { role: "pilot" });

  assert.equal(attributed(["We leave."], pilot), "“We leave.” — Ana Ruiz, pilot");
  assert.equal(attributed(["We leave."], undefined), "“We leave.”");
});

test("all quotations as Markdown, each once, and nothing in them is markup", () => {
  const odd = quote("q1", 1);
  const nodes = outline([
    draft([speaker("Ana *Star*", [odd])], { doubtful: [odd], unattributed: [quote("q2", 5)] }),
  ]);

  const text = markdown(nodes, (line) => `<b>${line.quote.id}</b>`);

  assert.equal(
    text,
    "## Unattributed\n\n- “\\<b\\>q2\\</b\\>”\n\n## Ana \\*Star\\*\n\n- “\\<b\\>q1\\</b\\>”\n",
  );
});
