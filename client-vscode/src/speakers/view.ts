/** The Speakers view: the outline as a tree that follows the cursor. */

import * as vscode from "vscode";
import { look, themeColour } from "../colours/palette.js";
import type { Book } from "./book.js";
import { lineAt, parentOf } from "./following.js";
import { type Group, type Line, type Node, outline, type Person } from "./outline.js";
import { aboutGroup, aboutQuote, aboutSpeaker, quoteLabel, quoteTip, speakerTip } from "./wording.js";

export const VIEW = "saidby.speakers.view";
const PAUSE = 100;

export class SpeakersView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly renewed = new vscode.EventEmitter<void>();
  private readonly tree: vscode.TreeView<Node>;
  private readonly watches: vscode.Disposable[];
  private following: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.renewed.event;
  nodes: readonly (Group | Person)[] = [];

  constructor(private readonly book: Book) {
    this.tree = vscode.window.createTreeView<Node>(VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.watches = [
      this.tree,
      book.onDidChange(() => this.renew()),
      vscode.window.onDidChangeTextEditorSelection(() => this.followSoon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.followSoon()),
      this.tree.onDidChangeVisibility(() => this.followSoon()),
    ];
  }

  /** The row that is selected. */
  get selected(): Node | undefined {
    return this.tree.selection[0];
  }

  getChildren(node?: Node): Node[] {
    if (!node) return [...this.nodes];
    return node.kind === "quote" ? [] : [...node.quotes];
  }

  getParent(node: Node): Node | undefined {
    return parentOf(this.nodes, node);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (node.kind === "quote") return this.quoteItem(node);
    return node.kind === "group" ? groupItem(node) : personItem(node);
  }

  dispose(): void {
    clearTimeout(this.following);
    vscode.Disposable.from(...this.watches, this.renewed).dispose();
  }

  private renew(): void {
    this.nodes = outline(this.book.drafts);
    const open = this.nodes.filter((node) => node.kind === "group");
    const count = open.reduce((sum, group) => sum + group.quotes.length, 0);
    const tooltip = count === 1 ? "1 quotation to look at" : `${count} quotations to look at`;
    this.tree.badge = count ? { value: count, tooltip } : undefined;
    this.tree.description = this.book.wide ? "workspace" : this.fileName();
    this.renewed.fire();
    this.followSoon();
  }

  private fileName(): string {
    const uri = this.book.drafts[0]?.uri;
    return uri ? fileOf(uri) : "";
  }

  private quoteItem(line: Line): vscode.TreeItem {
    const item = new vscode.TreeItem(quoteLabel(line.quote));
    item.id = line.key;
    item.description = aboutQuote(line, this.book.wide ? fileOf(line.uri) : undefined);
    item.tooltip = quoteTip(line);
    item.contextValue = line.speaker ? "quote.said" : "quote.unsaid";
    item.command = { title: "Go there", command: "saidby.goTo", arguments: [line] };
    return item;
  }

  private followSoon(): void {
    clearTimeout(this.following);
    this.following = setTimeout(() => void this.follow(), PAUSE);
  }

  private async follow(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !this.tree.visible || !follows()) return;
    const line = lineAt(this.nodes, editor.document.uri.toString(), editor.selection.active);
    if (!line || this.selected?.key === line.key || this.shows(line)) return;
    await Promise.resolve(this.tree.reveal(line, { select: true, focus: false })).catch(
      () => undefined, // The tree was renewed meanwhile, and follows again.
    );
  }

  // A quotation in a group and under its speaker is one quotation: selecting one row
  // must not make the selection jump to the other.
  private shows(line: Line): boolean {
    const { selected } = this;
    return selected?.kind === "quote" && selected.uri === line.uri && selected.quote.id === line.quote.id;
  }
}

function follows(): boolean {
  return vscode.workspace.getConfiguration("saidby").get("speakers.follow", true);
}

function groupItem(group: Group): vscode.TreeItem {
  const item = new vscode.TreeItem(group.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = group.key;
  item.description = aboutGroup(group);
  item.contextValue = "group";
  const icon = group.name === "Unattributed" ? "question" : "warning";
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor("list.warningForeground"));
  return item;
}

function personItem(person: Person): vscode.TreeItem {
  const closed = vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(person.speaker.name, closed);
  item.id = person.key;
  item.description = aboutSpeaker(person.speaker);
  item.tooltip = speakerTip(person);
  item.contextValue = "speaker";
  const colour = new vscode.ThemeColor(themeColour(look(person.rank).colour));
  const icon = person.speaker.kind === "group" ? "organization" : "account";
  item.iconPath = new vscode.ThemeIcon(icon, colour);
  return item;
}

function fileOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
}
