/** Settings that the client itself acts upon. */

import * as vscode from "vscode";
import { onPythonSelected } from "./server/python.js";
import type { Session } from "./server/session.js";

/** A change of one of these means another program, or the same one started anew. */
const RESTARTING = ["saidby.server.path", "saidby.model", "saidby.positionEncoding"];
const PAUSE = 1000;

/** Starts the server again when what it was started with has changed: settings, trust,
 * the selected Python. What changes together makes one new start. */
export function restartOnChange(session: Session): vscode.Disposable {
  let pending: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(pending);
    pending = setTimeout(() => void session.restart(), PAUSE);
  };
  const watches = [
    vscode.workspace.onDidGrantWorkspaceTrust(soon),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (RESTARTING.some((name) => change.affectsConfiguration(name))) soon();
    }),
    { dispose: () => clearTimeout(pending) },
  ];
  void onPythonSelected(soon).then((watch) => watch && watches.push(watch));
  return { dispose: () => vscode.Disposable.from(...watches).dispose() };
}

/** Switches a setting that is on or off, for the user everywhere. */
export async function toggle(name: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration("saidby");
  const target = vscode.ConfigurationTarget.Global;
  await settings.update(name, !settings.get<boolean>(name, false), target);
}
