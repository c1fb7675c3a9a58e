/** The task `saidby check`: the whole workspace, its findings in the Problems panel. */

import * as vscode from "vscode";
import type { Session } from "./server/session.js";

const TYPE = "saidby";
const MATCHER = "$saidby";

interface Definition extends vscode.TaskDefinition {
  /** Files and folders; the folder itself if there are none. */
  readonly paths?: string[];
}

export class CheckTasks implements vscode.TaskProvider {
  constructor(private readonly session: Session) {}

  provideTasks(): vscode.Task[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.map((folder) => this.task({ type: TYPE }, folder));
  }

  resolveTask(task: vscode.Task): vscode.Task {
    const folder = scope(task) ?? vscode.workspace.workspaceFolders?.[0];
    return folder ? this.task(task.definition as Definition, folder) : task;
  }

  /** Checks every folder that is open, and shows the Problems panel. */
  async checkAll(): Promise<void> {
    for (const task of this.provideTasks()) await vscode.tasks.executeTask(task);
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }

  private task(definition: Definition, folder: vscode.WorkspaceFolder): vscode.Task {
    const paths = definition.paths?.length ? definition.paths : ["."];
    const args = ["check", "--output-format", "concise", "--color", "never", "--", ...paths];
    const program = this.session.program ?? "saidby";
    const cwd = folder.uri.fsPath;
    const execution = new vscode.ProcessExecution(program, args, { cwd });
    const task = new vscode.Task(definition, folder, "check", "saidby", execution, MATCHER);
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent };
    return task;
  }
}

function scope(task: vscode.Task): vscode.WorkspaceFolder | undefined {
  return typeof task.scope === "object" ? task.scope : undefined;
}
