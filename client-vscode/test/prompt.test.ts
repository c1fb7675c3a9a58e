import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Prompt } from "../src/server/prompt.js";

const DRAFT = {};
const no = () => false;
const late = (answer: string) => () => pause(60, answer);

function prompt(): { told: object[]; lenses: Prompt<object, string> } {
  const told: object[] = [];
  return { told, lenses: new Prompt((key) => told.push(key), 20) };
}

test("what comes at once is given", async () => {
  const { told, lenses } = prompt();

  assert.equal(await lenses.give(DRAFT, () => "two", no), "two");
  assert.deepEqual(told, []);
});

test("what is late is told of when it is there, and given when it is asked for again", async () => {
  const { told, lenses } = prompt();
  await lenses.give(DRAFT, () => "two", no);

  assert.equal(await lenses.give(DRAFT, late("three"), no), "two");
  await pause(80);

  assert.deepEqual(told, [DRAFT]);
  assert.equal(await lenses.give(DRAFT, late("three"), no), "three");
  await pause(80);
  assert.equal(told.length, 1, "a server that is always late is not asked on and on");
});

test("before anything is known nothing is given, and nobody is kept waiting", async () => {
  const { told, lenses } = prompt();
  const begun = Date.now();

  assert.equal(await lenses.give(DRAFT, () => pause(400, "two"), no), undefined);

  assert.ok(Date.now() - begun < 300);
  await pause(450);
  assert.deepEqual(told, [DRAFT]);
});

test("what nobody wants any more is forgotten", async () => {
  const { told, lenses } = prompt();
  await lenses.give(DRAFT, () => "two", no);

  await lenses.give(DRAFT, late("none"), () => true);
  await pause(80);

  assert.deepEqual(told, []);
  assert.equal(await lenses.give(DRAFT, late("three"), no), "two");
});

test("a failure is the editor's, unless it is late", async () => {
  const { told, lenses } = prompt();
  const fails = () => Promise.reject(new Error("gone"));

  await assert.rejects(lenses.give(DRAFT, fails, no), /gone/);
  assert.equal(await lenses.give(DRAFT, () => pause(60).then(fails), no), undefined);
  await pause(80);
  assert.deepEqual(told, []);
});
