/** What a newcomer needs: an example draft, the walkthrough, a first settings file. */

import * as vscode from "vscode";
import { SETTINGS_FILE } from "./settings_file.js";

const WALKTHROUGH = "saidby.saidby#saidby.firstSteps";

/** The example as an unsaved draft of its own, so that nothing can be spoilt. */
export async function openExample(context: vscode.ExtensionContext): Promise<void> {
  const file = vscode.Uri.joinPath(context.extensionUri, "examples", "ferry.md");
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document);
}

export async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH, false);
}

/** Opens saidby.toml of the first folder; makes one if there is none. */
export async function openSettingsFile(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) {
    void vscode.window.showInformationMessage("Open the folder of your drafts first.");
    return;
  }
  const file = vscode.Uri.joinPath(folder.uri, "saidby.toml");
  const there = await Promise.resolve(vscode.workspace.fs.stat(file)).catch(() => undefined);
  if (!there) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(SETTINGS_FILE));
  await vscode.window.showTextDocument(file);
}
