/** By which way a server can be made on this machine. */

import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { newEnough, pythons } from "../finding/asking.js";
import type { Way } from "../finding/making.js";
import { safePath } from "../finding/places.js";
import { uvFor } from "../finding/uv.js";
import { selectedPython } from "./python.js";
import { searched, WINDOWS } from "./search.js";

/** With the Python that is here, else with one that uv brings; none if neither goes. */
export async function wayHere(storage: string): Promise<Way | { readonly kind: "none" }> {
  await vscode.workspace.fs.createDirectory(vscode.Uri.file(storage));
  const candidates = pythons(await selectedPython(), WINDOWS);
  const python = await newEnough(candidates, storage, safePath(searched()));
  if (python) return { kind: "python", python };
  const { platform, arch } = process;
  const uv = uvFor({ platform, arch, alpine: existsSync("/etc/alpine-release") });
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
