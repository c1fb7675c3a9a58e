import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, settles, type Tried } from "../src/finding/choosing.js";

const NEEDS = { least: "0.2.0", wanted: "0.4.0" };

function on(origin: Tried["origin"], version?: string): Tried {
  const command = `/${origin}/saidby`;
  return version ? { origin, command, version } : { origin, command, fault: "broken" };
}

test("the first that is as wanted is chosen", () => {
  const { server, notes } = choose([on("python", "0.4.0"), on("path", "0.5.0")], NEEDS);

  assert.equal(server?.origin, "python");
  assert.deepEqual(notes, []);
});

test("an older one is passed over for one as wanted, and that is told", () => {
  const { server, notes } = choose([on("path", "0.3.0"), on("private", "0.4.0")], NEEDS);

  assert.equal(server?.origin, "private");
  assert.deepEqual(notes, ["/path/saidby is 0.3.0; 0.4.0 is needed."]);
});

test("an older one will do if there is no other", () => {
  const { server, notes } = choose([on("path", "0.3.0")], NEEDS);

  assert.equal(server?.version, "0.3.0");
  assert.deepEqual(notes, []);
});

test("one that is too old is not started", () => {
  const { server, outdated, notes } = choose([on("path", "0.1.0")], NEEDS);

  assert.equal(server, undefined);
  assert.equal(outdated?.version, "0.1.0");
  assert.deepEqual(notes, ["/path/saidby is 0.1.0; 0.2.0 is needed."]);
});

test("one that does not answer is passed over, and that is told", () => {
  const { server, notes } = choose([on("setting"), on("path", "0.4.0")], NEEDS);

  assert.equal(server?.origin, "path");
  assert.deepEqual(notes, ["/setting/saidby does not answer: broken."]);
});

test("with nothing there, nothing is chosen", () => {
  assert.deepEqual(choose([], NEEDS), { notes: [] });
});

test("the search ends at the first that is as wanted", () => {
  assert.ok(settles(on("path", "0.4.1"), NEEDS));
  assert.ok(!settles(on("path", "0.3.9"), NEEDS));
  assert.ok(!settles(on("setting"), NEEDS));
});
