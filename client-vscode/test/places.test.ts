import assert from "node:assert/strict";
import { test } from "node:test";
import { places, safePath, type Surroundings } from "../src/finding/places.js";

function around(files: readonly string[], more: Partial<Surroundings> = {}): Surroundings {
  return {
    trusted: true,
    windows: false,
    home: "/home/ana",
    setting: "",
    python: undefined,
    searchPath: "",
    folders: ["/home/ana/drafts"],
    private: undefined,
    exists: (file) => files.includes(file),
    ...more,
  };
}

const EVERYWHERE = {
  setting: "/opt/saidby",
  python: "/home/ana/env/bin/python",
  searchPath: "/usr/local/bin:/usr/bin",
  private: "/store/server-1.0.0",
};
const ALL = ["/home/ana/env/bin/saidby", "/usr/bin/saidby", "/store/server-1.0.0/bin/saidby"];

test("the setting comes first, then the environment, the PATH, the private one", () => {
  const found = places(around(ALL, EVERYWHERE));

  assert.deepEqual(found, [
    { origin: "setting", command: "/opt/saidby" },
    { origin: "python", command: "/home/ana/env/bin/saidby" },
    { origin: "path", command: "/usr/bin/saidby" },
    { origin: "private", command: "/store/server-1.0.0/bin/saidby" },
  ]);
});

test("in a folder that is not trusted neither setting nor environment count", () => {
  const found = places(around(ALL, { ...EVERYWHERE, trusted: false }));

  assert.deepEqual(found.map((place) => place.origin), ["path", "private"]);
});

test("a folder that is not trusted cannot bring its own program on the PATH", () => {
  const searchPath = ".:bin:/home/ana/drafts/bin:/usr/bin";
  const files = ["bin/saidby", "saidby", "/home/ana/drafts/bin/saidby", "/usr/bin/saidby"];

  const found = places(around(files, { searchPath, trusted: false }));

  assert.deepEqual(found, [{ origin: "path", command: "/usr/bin/saidby" }]);
});

test("Pythons too are not taken from where a folder could put them", () => {
  const searchPath = ".:bin:/home/ana/drafts/bin:/usr/bin";

  assert.equal(safePath(around([], { searchPath, trusted: false })), "/usr/bin");
  assert.equal(safePath(around([], { searchPath })), "/home/ana/drafts/bin:/usr/bin");
});

test("a neighbour of an untrusted folder is not inside it", () => {
  const searchPath = "/home/ana/drafts-bin:/home/ana/..tools";
  const files = ["/home/ana/drafts-bin/saidby"];

  const found = places(around(files, { searchPath, trusted: false }));

  assert.equal(found[0]?.command, "/home/ana/drafts-bin/saidby");
});

test("a setting may begin with the home folder, and counts even if nothing is there", () => {
  const [first] = places(around([], { setting: " ~/bin/saidby " }));

  assert.deepEqual(first, { origin: "setting", command: "/home/ana/bin/saidby" });
});

test("one program is tried once", () => {
  const more = { python: "/usr/bin/python", searchPath: "/usr/bin" };

  assert.equal(places(around(["/usr/bin/saidby"], more)).length, 1);
});

test("Windows has its own names and folders", () => {
  const files = ["C:\\env\\Scripts\\saidby.exe", "C:\\store\\server-1\\Scripts\\saidby.exe"];
  const found = places(
    around(files, {
      windows: true,
      searchPath: "C:\\Windows;C:\\env\\Scripts",
      folders: ["C:\\drafts"],
      private: "C:\\store\\server-1",
    }),
  );

  assert.deepEqual(found.map((place) => place.command), files);
});
