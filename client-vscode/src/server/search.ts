/** Looks for the server on this machine, with all that the editor knows. */

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { ask } from "../finding/asking.js";
import { type Choice, choose, type Needs, settles, type Tried } from "../finding/choosing.js";
import { readyEnvironment } from "../finding/making.js";
import { places, type Searched, type Surroundings } from "../finding/places.js";
import { selectedPython } from "./python.js";

export const WINDOWS = process.platform === "win32";

/** The best server there is. Later places are asked only if earlier ones will not do. */
export async function search(storage: string, needs: Needs): Promise<Choice> {
  const tried: Tried[] = [];
  for (const place of places(await surroundings(storage))) {
    const answer = await ask(place, storage);
    tried.push(answer);
    if (settles(answer, needs)) break;
  }
  return choose(tried, needs);
}

/** Where programs may be taken from. */
export function searched(): Searched {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    trusted: vscode.workspace.isTrusted,
    windows: WINDOWS,
    searchPath: process.env["PATH"] ?? process.env["Path"] ?? "",
    folders: folders.map((folder) => folder.uri.fsPath),
  };
}

async function surroundings(storage: string): Promise<Surroundings> {
  return {
    ...searched(),
    home: homedir(),
    setting: vscode.workspace.getConfiguration("saidby").get("server.path", ""),
    python: await selectedPython(),
    private: await readyEnvironment(storage),
    exists: existsSync,
  };
}
