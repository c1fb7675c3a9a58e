// The .vsix with all in it, where there is neither Python nor a way to anywhere: it sets
// itself up unasked, since nothing is fetched that somebody would have to agree to.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { Editor } from "../editor.mjs";
import { Person } from "../person.mjs";

const CLIENT = path.join(import.meta.dirname, "../..");
// Nobody listens there.
const NOWHERE = "http://127.0.0.1:9/";
const CLOSED = ["PIP_INDEX_URL", "UV_DEFAULT_INDEX", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"];

export async function whole({ editor, home, person, log }) {
  const vsix = build({ home, log });
  if (!vsix) return;
  await editor.stop();
  const apart = new Editor(path.join(home, "apart"));
  apart.env = { ...Object.fromEntries(CLOSED.map((name) => [name, NOWHERE])), NO_PROXY: "127.0.0.1" };
  try {
    await opened(apart, new Person(apart, person.pictures, log), { vsix, log });
  } finally {
    await apart.stop();
    rmSync(vsix);
  }
}

async function opened(editor, person, { vsix, log }) {
  const drafts = path.join(editor.home, "drafts");
  cpSync(path.join(CLIENT, "e2e/drafts"), drafts, { recursive: true });
  editor.install(vsix);
  await editor.start();
  person.page = editor.page;
  await editor.open(drafts, "pier.md");
  const begin = Date.now();
  await person.squiggles().first().waitFor({ timeout: 300_000 }).catch(() => undefined);
  await person.picture("whole");
  await person.status("from the extension's own environment");
  log(`  the first findings took ${((Date.now() - begin) / 1000).toFixed(0)} s`);
  const storage = path.join(editor.home, "data/User/globalStorage/saidby.saidby");
  const [made] = readdirSync(storage).filter((name) => name.startsWith("server-"));
  if (!existsSync(path.join(storage, made, "python/bin"))) throw new Error("no Python was copied");
}

/** A .vsix for this machine with the Python that was packed for uv; none if the wheels
 * of the libraries are out of reach. */
function build({ home, log }) {
  const carried = path.join(home, "carried");
  mkdirSync(carried);
  spawnSync("tar", ["-xzf", path.join(home, "mirror/python.tar.gz"), "-C", carried]);
  const bundled = path.join(CLIENT, "bundled");
  const [wheel] = readdirSync(bundled).filter((name) => name.endsWith(".whl"));
  const args = [
    "build/package.mjs", "--whole", "--target", `linux-${process.arch}`,
    "--python-folder", path.join(carried, "python"), "--wheel", path.join(bundled, wheel),
  ];
  const done = spawnSync(process.execPath, args, { cwd: CLIENT, encoding: "utf8" });
  const [name] = /^saidby-linux-\S+\.vsix/m.exec(done.stdout) ?? [];
  if (done.status === 0) {
    log(`  ${done.stdout.trim().split("\n").pop()}`);
    return path.join(CLIENT, name);
  }
  if (!/connection|resolution|No matching distribution/i.test(done.stderr)) throw new Error(done.stderr);
  log("NOTICE: the .vsix with all in it is left out: the libraries cannot be had from PyPI");
}
