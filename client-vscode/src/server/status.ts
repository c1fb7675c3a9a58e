/** The language status item: how the server is, with its log one click away. */

import * as vscode from "vscode";
import { DRAFTS } from "./drafts.js";
import type { Session } from "./session.js";
import { type Shown, shown, type Standing } from "./states.js";

const SEVERITIES: Record<Shown["severity"], vscode.LanguageStatusSeverity> = {
  error: vscode.LanguageStatusSeverity.Error,
  warning: vscode.LanguageStatusSeverity.Warning,
  information: vscode.LanguageStatusSeverity.Information,
};

const ACTIONS: Record<Shown["action"], vscode.Command> = {
  log: { title: "Show log", command: "saidby.showLog" },
  setup: { title: "Set it up", command: "saidby.setUp" },
  upgrade: { title: "Upgrade", command: "saidby.setUp" },
  restart: { title: "Start again", command: "saidby.restartServer" },
};

export function statusItem(session: Session): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("saidby.status", DRAFTS);
  item.name = "saidby";
  const show = (standing: Standing) => {
    const { text, detail, severity, busy, action } = shown(standing);
    item.text = text;
    item.detail = detail;
    item.severity = SEVERITIES[severity];
    item.busy = busy;
    item.command = ACTIONS[action];
    tell("saidby.state", standing.state);
    tell("saidby.way", standing.way);
  };
  show(session.standing);
  return vscode.Disposable.from(item, session.onDidChange(show));
}

/** Lets conditions in the manifest know. */
function tell(key: string, value: string | undefined): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
