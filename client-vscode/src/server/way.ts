/** By which way a server can be made on this machine. Nothing in a workspace has a say:
 * what came with the extension is its own, and the PATH is cleared of open folders. */

import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { newEnough, pythons } from "../finding/asking.js";
import type { Way } from "../finding/making.js";
import { safePath } from "../finding/places.js";
import { uvFor } from "../finding/uv.js";
import { isMeantFor, wholeIn } from "../finding/whole.js";
import { selectedPython } from "./python.js";
import { searched, WINDOWS } from "./search.js";
import type { Home } from "./session.js";

type Folders = Pick<Home, "storage" | "bundled">;

/** With what came along, else with the Python that is here, else with one that uv brings;
 * none if nothing goes. */
export async function wayHere({
  storage,
  bundled,
}: Folders): Promise<Way | { readonly kind: "none" }> {
  await vscode.workspace.fs.createDirectory(vscode.Uri.file(storage));
  const { platform, arch } = process;
  const machine = { platform, arch, alpine: existsSync("/etc/alpine-release") };
  const whole = await wholeIn(bundled, machine);
  if (whole?.python) return { kind: "whole", ...whole, python: whole.python };
  const candidates = pythons(await selectedPython(), WINDOWS);
  const first = (will?: (version: string) => boolean) =>
    newEnough(candidates, storage, safePath(searched()), will);
  const meant = whole && (await first((version) => isMeantFor(whole, version)));
  if (meant) return { kind: "whole", wheels: whole.wheels, python: meant };
  const python = await first();
  if (python) return { kind: "python", python };
  const uv = uvFor(machine);
  return uv ? { kind: "uv", uv } : { kind: "none" };
}

/** The editor's own proxy, for programs that know only of the environment's. */
export function proxies(): NodeJS.ProcessEnv {
  const set = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
  if (set.some((name) => process.env[name])) return {};
  // The user's, never a folder's.
  const proxy = vscode.workspace.getConfiguration().inspect<string>("http.proxy")?.globalValue;
  return proxy ? { HTTPS_PROXY: proxy, HTTP_PROXY: proxy } : {};
}
