/** Which documents are drafts. */

import * as vscode from "vscode";

const LANGUAGES = ["plaintext", "markdown", "html", "latex", "tex"];
const SCHEMES = ["file", "untitled"];

export const DRAFTS = SCHEMES.flatMap((scheme) =>
  LANGUAGES.map((language) => ({ scheme, language })),
);

export function isDraft(document: vscode.TextDocument): boolean {
  return vscode.languages.match(DRAFTS, document) > 0;
}
