/** The language client: what it sends the server, and how it takes failures. */

import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import { environment } from "../finding/programs.js";
import { DRAFTS } from "./drafts.js";
import { Prompt } from "./prompt.js";

export interface Wishes {
  readonly command: string;
  readonly storage: string;
  readonly log: vscode.LogOutputChannel;
  readonly trace: vscode.LogOutputChannel;
  /** Is called when the server ends unasked; says whether to start it again. */
  readonly ended: () => boolean;
}

export function connection(wishes: Wishes): LanguageClient {
  const server: ServerOptions = {
    command: wishes.command,
    args: ["server"],
    transport: TransportKind.stdio,
    options: { cwd: wishes.storage, env: environment(process.env) },
  };
  const lenses = new Prompt<vscode.TextDocument, vscode.CodeLens[] | null | undefined>((draft) =>
    client.getFeature("textDocument/codeLens").getProvider(draft)?.onDidChangeCodeLensEmitter.fire(),
  );
  const options: LanguageClientOptions = {
    documentSelector: DRAFTS,
    outputChannel: wishes.log,
    traceOutputChannel: wishes.trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: "saidby",
    initializationOptions: { statusNotifications: true },
    initializationFailedHandler: (error) => {
      wishes.log.error(String(error));
      return false;
    },
    errorHandler: quietly(wishes),
    middleware: {
      provideCodeLenses: (draft, token, next) =>
        lenses.give(draft, () => next(draft, token), () => token.isCancellationRequested),
    },
  };
  const client = new QuietClient("saidby", "saidby", server, options);
  return client;
}

/** Writes down what goes wrong. The status says so too; a card for each would nag. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function quietly(wishes: Wishes): ErrorHandler {
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => ({
      action: wishes.ended() ? CloseAction.Restart : CloseAction.DoNotRestart,
      handled: true,
    }),
  };
}
