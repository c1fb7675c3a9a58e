/** What is in a draft, as a page beside it: to read, so that nobody is asked to save it. */

import * as path from "node:path";
import * as vscode from "vscode";
import type { Session } from "./server/session.js";

const SCHEME = "saidby-report";

export class Reports implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registered: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor(private readonly session: Session) {
    this.registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(page: vscode.Uri): string {
    return this.pages.get(page.toString()) ?? "";
  }

  /** Shows the active draft's, as it is now. */
  async show(): Promise<void> {
    const draft = vscode.window.activeTextEditor?.document.uri;
    const answer = draft && (await this.asked(draft));
    if (!answer) {
      void vscode.window.showInformationMessage("Open a draft first.");
      return;
    }
    const page = pageOf(draft);
    this.pages.set(page.toString(), answer.markdown);
    this.changed.fire(page);
    try {
      await vscode.commands.executeCommand("markdown.showPreviewToSide", page);
    } catch {
      // The editor's own extension for Markdown can be switched off.
      await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside });
    }
  }

  dispose(): void {
    vscode.Disposable.from(this.registered, this.changed).dispose();
  }

  private asked(draft: vscode.Uri): Promise<{ markdown: string } | undefined> {
    return this.session.ask("saidby.report", { uri: draft.toString() });
  }
}

function pageOf(draft: vscode.Uri): vscode.Uri {
  const name = `Speakers in ${path.posix.basename(draft.path)}`;
  const file = name.endsWith(".md") ? name : `${name}.md`;
  return vscode.Uri.from({ scheme: SCHEME, path: `/${file}`, query: draft.toString() });
}
