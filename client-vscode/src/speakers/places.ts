/** The server's positions as the editor's, and the words that stand there. */

import * as vscode from "vscode";
import { unmarked } from "./copying.js";
import type { Line } from "./outline.js";
import type { Range } from "./shapes.js";

export function rangeOf(range: Range): vscode.Range {
  const { start, end } = range;
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** The words of a quotation, its parts in order, in full. */
export async function wordsOf(line: Line): Promise<string> {
  const uri = vscode.Uri.parse(line.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  return unmarked(line.quote.spans.map((span) => document.getText(rangeOf(span))));
}

/** Shows a place and puts the cursor there. */
export async function goTo(uri: string, range: Range, focus = true): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    preserveFocus: !focus,
    preview: true,
  });
  const place = rangeOf(range);
  editor.selection = new vscode.Selection(place.start, place.start);
  editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
