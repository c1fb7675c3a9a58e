import assert from "node:assert/strict";
import { test } from "node:test";
import { isOlder, printedVersion, wheelVersion } from "../src/finding/versions.js";

test("the version is read from what the program prints", () => {
  assert.equal(printedVersion("saidby 0.3.1\n"), "0.3.1");
  assert.equal(printedVersion("a warning\nsaidby 1.0.0rc1\n"), "1.0.0rc1");
  assert.equal(printedVersion("pyenv: saidby: command not found"), undefined);
});

test("the version is read from the name of a wheel", () => {
  assert.equal(wheelVersion("saidby-0.10.2-py3-none-any.whl"), "0.10.2");
  assert.equal(wheelVersion("saidby-0.1.0.dev3-py3-none-any.whl"), "0.1.0.dev3");
  assert.equal(wheelVersion("spacy-3.8.0-py3-none-any.whl"), undefined);
});

test("versions are compared as numbers", () => {
  assert.ok(isOlder("0.9.0", "0.10.0"));
  assert.ok(isOlder("0.1", "0.1.1"));
  assert.ok(!isOlder("1.0.0", "1.0.0"));
  assert.ok(!isOlder("2.0.0", "1.9.9"));
});
