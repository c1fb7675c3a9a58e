import assert from "node:assert/strict";
import { test } from "node:test";
import { shown } from "../src/server/states.js";

test("a missing server is an error, and a click sets it up", () => {
  const { text, severity, action, busy } = shown({ state: "missing" });

  assert.deepEqual(
    { text, severity, action, busy },
    { text: "saidby is not set up", severity: "error", action: "setup", busy: false },
  );
});

test("a server that is well shows its version and where it is from, the log a click away", () => {
  const { detail, severity, action } = shown({
    state: "ready",
    version: "0.4.0",
    message: "from the PATH",
  });

  assert.equal(detail, "version 0.4.0 · from the PATH");
  assert.equal(severity, "information");
  assert.equal(action, "log");
});

test("a newer version is offered", () => {
  const { detail, severity, action } = shown({ state: "ready", version: "0.3.0", upgrade: "0.4.0" });

  assert.match(detail, /0\.4\.0 came with the extension/);
  assert.equal(severity, "warning");
  assert.equal(action, "upgrade");
});

test("a line of the status stays short enough for its button", () => {
  const long = `${"/a/long/way".repeat(9)} is 0.3.0; 0.4.0 is needed.`;
  const { detail } = shown({
    state: "ready",
    version: "0.3.0",
    upgrade: "0.4.0",
    message: "from the extension's own environment",
    notes: [long],
  });

  assert.equal(detail, "version 0.3.0 · 0.4.0 came with the extension · the log has more");
});

test("places passed over are a warning", () => {
  assert.equal(shown({ state: "ready", notes: ["/x is broken."] }).severity, "warning");
});

test("it is busy while it works, and offers to start again when it has stopped", () => {
  assert.ok(shown({ state: "loading" }).busy);
  assert.ok(shown({ state: "analysing" }).busy);
  assert.equal(shown({ state: "error" }).action, "restart");
});
