/** package.json against the code: nothing promised that is not there, nor the reverse. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import manifest from "../package.json";
import { told, YES } from "../src/finding/consent.js";

// The tests run bundled, from the folder of the client.
const ROOT = process.cwd();
const { contributes } = manifest;
const sources = Object.fromEntries(
  readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name, readFileSync(path.join(ROOT, "src", name), "utf8")]),
);
const code = Object.values(sources).join("\n");
const declared = new Set(contributes.commands.map(({ command }) => command));

function all(pattern: RegExp): Set<string> {
  return new Set([...code.matchAll(pattern)].map((match) => match[1]!));
}

test("every command is declared, and every declared command is there", () => {
  assert.deepEqual([...all(/"(saidby\.\w+)": \(/g)].sort(), [...declared].sort());
});

test("menus, welcome texts and the walkthrough name commands that are there", () => {
  const named = new Set<string>();
  for (const items of Object.values(contributes.menus)) {
    for (const { command } of items) named.add(command);
  }
  const texts = [
    ...contributes.viewsWelcome.map((welcome) => welcome.contents),
    ...contributes.walkthroughs[0]!.steps.map((step) => step.description),
  ].join("\n");
  for (const [, command] of texts.matchAll(/\(command:([\w.]+)[)?]/g)) named.add(command!);
  named.delete("saidby.speakers.view.focus");

  assert.deepEqual([...named].filter((command) => !declared.has(command)), []);
});

test("every setting that the code reads is declared", () => {
  const properties = Object.keys(contributes.configuration.properties);
  const read = all(/(?:toggle\(|\.get(?:<\w+>)?\(|Configuration\()"([\w.]+)"/g);
  for (const name of read) {
    const full = name.startsWith("saidby") ? name : `saidby.${name}`;
    const known = properties.some((one) => one === full || one.startsWith(`${full}.`) || one.endsWith(`.${name}`));
    assert.ok(known, name);
  }
  assert.ok(read.size > 4);
});

test("every setting has a description and an order", () => {
  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    const said = "markdownDescription" in setting ? setting.markdownDescription : setting.description;
    assert.ok(said?.endsWith("."), name);
    assert.equal(typeof setting.order, "number", name);
  }
});

test("what chooses a program or a model is the machine's, and restricted", () => {
  const properties: Record<string, { scope: string }> = contributes.configuration.properties;
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;

  assert.deepEqual(restricted, ["saidby.server.path", "saidby.model"]);
  for (const name of restricted) assert.equal(properties[name]?.scope, "machine");
});

test("the languages of drafts are those that activate", () => {
  const drafts = readFileSync(path.join(ROOT, "src/server/drafts.ts"), "utf8");
  const languages = JSON.parse(/LANGUAGES = (\[.*\]);/.exec(drafts)![1]!) as string[];

  assert.deepEqual(manifest.activationEvents, languages.map((name) => `onLanguage:${name}`));
  for (const { command, when } of contributes.menus["editor/context"]) {
    assert.ok(when.includes(languages.join("|")), command);
  }
});

test("files that are named are there", () => {
  const { steps } = contributes.walkthroughs[0]!;
  const files = [
    manifest.icon,
    contributes.viewsContainers.activitybar[0]!.icon,
    ...steps.map((step) => step.media.markdown),
  ];

  assert.equal(steps.length, 5);
  for (const file of files) assert.ok(existsSync(path.join(ROOT, file)), file);
});

test("the problem matcher reads what saidby check prints", () => {
  const { regexp, ...at } = contributes.problemMatchers[0]!.pattern;
  const found = new RegExp(regexp).exec("drafts/harbour night.txt:3:40: SB202 Is it Ōkubo who says this?");

  assert.deepEqual(
    [at.file, at.line, at.column, at.code, at.message].map((place) => found?.[place]),
    ["drafts/harbour night.txt", "3", "40", "SB202", "Is it Ōkubo who says this?"],
  );
  assert.equal(new RegExp(regexp).exec("3 findings in 1 file."), null);
});

test("what a click fetches is told beside it, as in the offer", () => {
  for (const way of ["whole", "python", "uv", "none"] as const) {
    const welcome = contributes.viewsWelcome.find(({ when }) => when.endsWith(`== ${way}`));
    const [text, button] = welcome?.contents.split("\n") ?? [];
    assert.ok(text?.endsWith(told(way)), way);
    const agreed = encodeURIComponent(JSON.stringify([way]));
    assert.equal(button, `[${YES}](command:saidby.setUp?${agreed})`);
  }
});

test("one file opens connections, and nothing of this is telemetry", () => {
  const network = /"(node:)?(https?|http2|net|tls|dgram)"|\bfetch\(|WebSocket|XMLHttpRequest/;
  const names = Object.keys(sources).filter((name) => network.test(sources[name]!));

  assert.deepEqual(names, [path.join("finding", "fetching.ts")]);
  assert.doesNotMatch(code, /createTelemetryLogger|TelemetryReporter/);
  assert.ok(!("telemetry" in manifest));
});
