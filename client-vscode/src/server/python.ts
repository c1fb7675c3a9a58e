/** The Python environment selected in the editor, if Microsoft's extension is there. */

import * as vscode from "vscode";

const EXTENSION = "ms-python.python";

/** The part of its interface that is used. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { path: string };
    resolveEnvironment(
      environment: unknown,
    ): Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
    onDidChangeActiveEnvironmentPath(listener: () => void): vscode.Disposable;
  };
}

/** The interpreter that is selected; none in a folder that is not trusted. */
export async function selectedPython(): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  try {
    const environments = (await api())?.environments;
    if (!environments) return undefined;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const active = environments.getActiveEnvironmentPath(folder);
    const known = await environments.resolveEnvironment(active);
    return known?.executable.uri?.fsPath;
  } catch {
    return undefined; // It is never required, so its faults are not ours to show.
  }
}

/** Calls back when another environment is selected. */
export async function onPythonSelected(
  listener: () => void,
): Promise<vscode.Disposable | undefined> {
  try {
    return (await api())?.environments?.onDidChangeActiveEnvironmentPath(listener);
  } catch {
    return undefined;
  }
}

async function api(): Promise<PythonApi | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>(EXTENSION);
  if (!extension) return undefined;
  return extension.isActive ? extension.exports : extension.activate();
}
