/** What can be done with speakers and quotations, from the view and from the text. */

import * as vscode from "vscode";
import type { Session } from "../server/session.js";
import type { Book } from "./book.js";
import { attributed, markdown } from "./copying.js";
import { lineAt } from "./following.js";
import type { Line, Node, Person } from "./outline.js";
import { goTo, rangeOf, wordsOf } from "./places.js";
import type { SpeakersView } from "./view.js";
import { aboutSpeaker } from "./wording.js";

const ELSE = "Somebody else…";

export class Actions {
  constructor(
    private readonly session: Session,
    private readonly book: Book,
    private readonly view: SpeakersView,
  ) {}

  /** The commands by their names. */
  table(): Record<string, (node?: Node) => unknown> {
    return {
      "saidby.goTo": (node) => node && this.go(node),
      "saidby.attributeTo": (node) => this.attribute(node),
      "saidby.renameSpeaker": (node) => this.rename(node),
      "saidby.copyQuotation": (node) => this.copyQuotation(node),
      "saidby.copyMarkdown": (node) => this.copyMarkdown(node),
      "saidby.showDraft": () => this.book.widen(false),
      "saidby.showWorkspace": () => this.book.widen(true),
      "saidby.refreshSpeakers": () => this.book.soon(0),
    };
  }

  private async go(node: Node): Promise<void> {
    if (node.kind === "quote") await goTo(node.uri, node.quote.range);
    else if (node.kind === "speaker" && node.speaker.range) {
      await goTo(node.uri, node.speaker.range);
    }
  }

  private async attribute(node?: Node): Promise<void> {
    const line = await this.quotation(node);
    if (!line) return;
    const speaker = await this.pick(line);
    if (!speaker) return;
    const { uri, quote } = line;
    await this.session.ask("saidby.attribute", { uri, range: quote.range, speaker });
  }

  private async pick(line: Line): Promise<string | undefined> {
    // Whoever is named in the draft may be the one, quoted so far or not.
    const people = this.book.drafts
      .filter((draft) => draft.uri === line.uri)
      .flatMap((draft) => draft.speakers)
      .map((speaker) => ({ label: speaker.name, description: aboutSpeaker(speaker) }));
    const title = `Who says “${line.quote.text}”`;
    const options = { title, placeHolder: "The speaker", matchOnDescription: true };
    const picked = await vscode.window.showQuickPick([...people, { label: ELSE }], options);
    if (picked?.label !== ELSE) return picked?.label;
    const name = await vscode.window.showInputBox({ title, prompt: "The speaker's name" });
    return name?.trim() || undefined;
  }

  private async rename(node?: Node): Promise<void> {
    const person = node?.kind === "speaker" ? node : this.personOf(await this.quotation(node));
    const at = person?.speaker.range;
    if (!person || !at) return tell("Which speaker? Put the cursor in a quotation.");
    const { name } = person.speaker;
    const value = await vscode.window.showInputBox({ title: `Rename ${name}`, value: name });
    if (!value?.trim() || value === name) return;
    await this.renamed(vscode.Uri.parse(person.uri), rangeOf(at).start, value.trim());
  }

  private async renamed(uri: vscode.Uri, at: vscode.Position, name: string): Promise<void> {
    try {
      await vscode.workspace.openTextDocument(uri);
      const provider = "vscode.executeDocumentRenameProvider";
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        provider, uri, at, name,
      );
      await vscode.workspace.applyEdit(edit);
    } catch (error) {
      void vscode.window.showWarningMessage(reason(error));
    }
  }

  private async copyQuotation(node?: Node): Promise<void> {
    const line = await this.quotation(node);
    if (!line) return;
    const text = attributed([await wordsOf(line)], line.speaker);
    await vscode.env.clipboard.writeText(text);
  }

  private async copyMarkdown(node?: Node): Promise<void> {
    const nodes = node && node.kind !== "quote" ? [node] : this.view.nodes;
    const lines = nodes.flatMap((one) => one.quotes);
    const words = await Promise.all(lines.map(wordsOf));
    const texts = new Map(lines.map((line, place) => [line.key, words[place] ?? ""]));
    const text = markdown(nodes, (line) => texts.get(line.key) ?? "");
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage("Quotations copied as Markdown.", 3000);
  }

  /** The quotation meant: the row's, or the one that the cursor is in. */
  private async quotation(node?: Node): Promise<Line | undefined> {
    if (node?.kind === "quote") return node;
    const editor = vscode.window.activeTextEditor;
    const uri = editor?.document.uri.toString();
    const line = editor && lineAt(this.view.nodes, uri!, editor.selection.active);
    if (!line) tell("Put the cursor in a quotation first.");
    return line;
  }

  private personOf(line: Line | undefined): Person | undefined {
    return this.view.nodes.find(
      (node): node is Person =>
        node.kind === "speaker" && node.speaker.name === line?.speaker?.name,
    );
  }
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
