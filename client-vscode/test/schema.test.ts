/** The schema for saidby.toml, as extensions for TOML find it and use it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { parse } from "smol-toml";
import manifest from "../package.json";
import { SETTINGS_FILE } from "../src/settings_file.js";

const ROOT = process.cwd();
const SCHEMA = path.join(ROOT, "../server/saidby/schemas/saidby.schema.json");
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

/** Where a saidby.toml is not as it should be. */
function faults(toml: string): string[] {
  validate(parse(toml));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`);
}

const GOOD = `
extend-select = ["anonymous-source"]
exclude = ["archive/"]
far-tag = 40

[severity]
SB101 = "error"

[threshold]
SB201 = 0.97

[per-file-ignores]
"letters/*.txt" = ["SB201"]

[[speakers]]
name = "Ruth Okello"
aliases = ["Captain Okello"]
pronouns = "she"
role = "captain"
`;

const BAD: [what: string, toml: string, fault: string][] = [
  ["a key that is not known", 'ignor = ["SB204"]', " additionalProperties"],
  ["a word for a list", 'ignore = "SB204"', "/ignore type"],
  ["a severity that there is not", '[severity]\nSB101 = "fatal"', "/severity/SB101 enum"],
  ["more than all", "[threshold]\nSB201 = 1.5", "/threshold/SB201 maximum"],
  ["no turns at all", "untagged-run = 0", "/untagged-run minimum"],
  ["a speaker without a name", '[[speakers]]\nrole = "captain"', "/speakers/0 required"],
];

test("a good file is valid, and so is an empty one", () => {
  assert.deepEqual(faults(GOOD), []);
  assert.deepEqual(faults(""), []);
});

for (const [what, toml, fault] of BAD) {
  test(`${what} is a fault`, () => assert.deepEqual(faults(toml), [fault]));
}

test("the first settings file is valid, with its examples and without", () => {
  const examples = SETTINGS_FILE.replaceAll(/^# (?=\[|\w+ = )/gm, "");

  assert.deepEqual(faults(SETTINGS_FILE), []);
  assert.deepEqual(faults(examples), []);
  assert.deepEqual(Object.keys(parse(examples)), ["ignore", "speakers"]);
});

test("it is contributed for both names of the file, and packed", () => {
  const { tomlValidation } = manifest.contributes;
  const bundling = readFileSync(path.join(ROOT, "build/bundle.mjs"), "utf8");
  const packed = readFileSync(path.join(ROOT, ".vscodeignore"), "utf8").split("\n");

  assert.deepEqual(tomlValidation.map((one) => one.fileMatch), ["saidby.toml", ".saidby.toml"]);
  for (const { url } of tomlValidation) {
    assert.equal(url, "./schemas/saidby.schema.json");
    assert.ok(bundling.includes(`saidby/schemas/${path.basename(url)}`));
  }
  assert.ok(packed.includes("!schemas/**"));
});
