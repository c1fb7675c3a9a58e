/** Each speaker's quotations in the speaker's colour, if the writer wants that. */

import * as vscode from "vscode";
import type { Book } from "../speakers/book.js";
import { ranked } from "../speakers/outline.js";
import { rangeOf } from "../speakers/places.js";
import type { Speaking } from "../speakers/shapes.js";
import { bar, type Look, look, LOOKS, themeColour } from "./palette.js";

type Style = "underline" | "margin" | "both";

export class Colours implements vscode.Disposable {
  private types: vscode.TextEditorDecorationType[] = [];
  private readonly watches: vscode.Disposable[];

  constructor(private readonly book: Book) {
    this.watches = [
      book.onDidChange(() => this.paint()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.paint()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("saidby.colours")) this.renew();
      }),
    ];
    this.renew();
  }

  dispose(): void {
    vscode.Disposable.from(...this.watches, ...this.types).dispose();
  }

  private renew(): void {
    vscode.Disposable.from(...this.types).dispose();
    const settings = vscode.workspace.getConfiguration("saidby.colours");
    const style = settings.get<Style>("style", "underline");
    const on = settings.get("enabled", false);
    this.types = on ? Array.from({ length: LOOKS }, (_, rank) => decoration(look(rank), style)) : [];
    this.paint();
  }

  private paint(): void {
    if (this.types.length === 0) return;
    for (const editor of vscode.window.visibleTextEditors) {
      // A draft that the book is not open at keeps the colours that it has.
      const draft = this.book.of(editor.document.uri);
      if (!draft) continue;
      const places = placesIn(draft);
      this.types.forEach((type, rank) => editor.setDecorations(type, places[rank] ?? []));
    }
  }
}

/** The ranges of each look, by rank. */
function placesIn(draft: Speaking): vscode.DecorationOptions[][] {
  const ranks = ranked(draft);
  const places: vscode.DecorationOptions[][] = [];
  for (const speaker of draft.speakers) {
    const rank = (ranks.get(speaker.id) ?? 0) % LOOKS;
    const spans = speaker.quotes.flatMap((quote) => quote.spans);
    const ranges = spans.map((span) => ({ range: rangeOf(span) }));
    places[rank] = [...(places[rank] ?? []), ...ranges];
  }
  return places;
}

function decoration(appearance: Look, style: Style): vscode.TextEditorDecorationType {
  const colour = new vscode.ThemeColor(themeColour(appearance.colour));
  const border = {
    borderColor: colour,
    borderStyle: appearance.form,
    borderWidth: appearance.form === "double" ? "0 0 3px 0" : "0 0 2px 0",
  };
  const margin = {
    light: { gutterIconPath: picture(bar(appearance, "light")) },
    dark: { gutterIconPath: picture(bar(appearance, "dark")) },
    gutterIconSize: "100% 100%",
  };
  return vscode.window.createTextEditorDecorationType({
    ...(style === "margin" ? {} : border),
    ...(style === "underline" ? {} : margin),
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

function picture(svg: string): vscode.Uri {
  return vscode.Uri.parse(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`);
}
