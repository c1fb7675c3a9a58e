/** What the server last said about who speaks in which draft. */

import * as vscode from "vscode";
import { isDraft } from "../server/drafts.js";
import type { Session } from "../server/session.js";
import type { Speaking } from "./shapes.js";

const PAUSE = 150;

export class Book implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watches: vscode.Disposable[];
  private pending: NodeJS.Timeout | undefined;
  private asked = 0;
  private current: vscode.Uri | undefined;

  readonly onDidChange = this.changed.event;
  wide = false;
  drafts: readonly Speaking[] = [];

  constructor(private readonly session: Session) {
    const soon = () => this.soon();
    this.watches = [
      session.onDidHear(soon),
      session.onDidChange(soon),
      vscode.window.onDidChangeActiveTextEditor(soon),
      vscode.workspace.onDidCloseTextDocument(soon),
      vscode.languages.onDidChangeDiagnostics(soon),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isDraft(document)) soon();
      }),
    ];
    soon();
  }

  /** Who speaks in one draft, as far as that is known here. */
  of(uri: vscode.Uri): Speaking | undefined {
    return this.drafts.find((draft) => draft.uri === uri.toString());
  }

  /** All drafts of the workspace, or the active one only. */
  widen(wide: boolean): void {
    this.wide = wide;
    void vscode.commands.executeCommand("setContext", "saidby.wide", wide);
    this.soon(0);
  }

  soon(pause = PAUSE): void {
    clearTimeout(this.pending);
    this.pending = setTimeout(() => void this.renew(), pause);
  }

  dispose(): void {
    clearTimeout(this.pending);
    vscode.Disposable.from(...this.watches, this.changed).dispose();
  }

  private async renew(): Promise<void> {
    const turn = ++this.asked;
    const drafts = await this.answers().catch(() => undefined);
    // An answer that was overtaken by a later question, or failed, changes nothing.
    if (turn !== this.asked || !drafts) return;
    this.drafts = drafts;
    this.changed.fire();
  }

  private async answers(): Promise<readonly Speaking[]> {
    if (!this.session.client) return [];
    const document = vscode.window.activeTextEditor?.document;
    if (document && isDraft(document)) this.current = document.uri;
    if (this.wide) {
      const all = await this.session.ask<{ drafts: Speaking[] }>("saidby.speakers");
      return (all?.drafts ?? []).map(spelt);
    }
    const open = vscode.workspace.textDocuments.some((one) => same(one.uri, this.current));
    if (!this.current || !open) return [];
    const uri = this.current.toString();
    const draft = await this.session.ask<Speaking>("saidby.speakers", { uri });
    return draft ? [spelt(draft)] : [];
  }
}

/** With its address spelt as the editor does. */
function spelt(draft: Speaking): Speaking {
  return { ...draft, uri: vscode.Uri.parse(draft.uri).toString() };
}

function same(one: vscode.Uri, other: vscode.Uri | undefined): boolean {
  return one.toString() === other?.toString();
}
