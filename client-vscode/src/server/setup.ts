/** Sets the server up in one click, in an environment of the extension's own. */

import * as vscode from "vscode";
import { newEnough, pythons } from "../finding/asking.js";
import { bundledWheel, make, NotMade, type Wheel } from "../finding/making.js";
import { selectedPython } from "./python.js";
import { WINDOWS } from "./search.js";
import type { Home, Session } from "./session.js";

const GET_PYTHON = "https://www.python.org/downloads/";
const OFFERED = "saidby.offered";

/** Where the wheel that came with the extension lies. */
export function wheelOf(context: vscode.ExtensionContext): Promise<Wheel | undefined> {
  return bundledWheel(context.asAbsolutePath("bundled"));
}

export class SetUp {
  private under: Promise<void> | undefined;

  constructor(
    private readonly session: Session,
    private readonly home: Home,
    private readonly wheel: Wheel | undefined,
  ) {}

  /** Makes the environment and starts the server in it. One at a time. */
  go(): Promise<void> {
    this.under ??= this.made().finally(() => (this.under = undefined));
    return this.under;
  }

  private async made(): Promise<void> {
    if (!this.wheel) return complain("This build of the extension came without a server.");
    await this.session.stop();
    this.session.say({ state: "installing" });
    const where = vscode.ProgressLocation.Notification;
    const options = { location: where, title: "saidby", cancellable: true };
    try {
      await vscode.window.withProgress(options, (progress, token) =>
        this.make(this.wheel!, progress, token),
      );
    } catch (error) {
      await this.tell(error);
    }
    await this.session.restart();
  }

  private async make(
    wheel: Wheel,
    progress: vscode.Progress<{ message: string }>,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const { storage, log } = this.home;
    const python = await this.python();
    await make({
      storage,
      wheel,
      python,
      windows: WINDOWS,
      signal: stop.signal,
      log: (line) => log.info(line),
      progress: (message) => progress.report({ message }),
    });
  }

  private async python(): Promise<string> {
    const storage = vscode.Uri.file(this.home.storage);
    await vscode.workspace.fs.createDirectory(storage);
    const candidates = pythons(await selectedPython(), WINDOWS);
    const python = await newEnough(candidates, this.home.storage);
    if (!python) throw new NoPython();
    return python;
  }

  private async tell(error: unknown): Promise<void> {
    this.home.log.error(String(error));
    if (error instanceof NoPython) return offerPython();
    const reason = error instanceof NotMade ? error.message : "The log says why.";
    // Not awaited: the status must not wait until somebody reads this.
    void complain(`saidby could not be set up. ${reason}`);
  }
}

class NoPython extends Error {
  override readonly message = "There is no Python 3.11 or later.";
}

/** Offers to set the server up: once, not in every window. */
export async function offerOnce(context: vscode.ExtensionContext): Promise<void> {
  if (context.globalState.get(OFFERED)) return;
  await context.globalState.update(OFFERED, true);
  const yes = "Set it up";
  const question = "saidby needs its language server, which is not on this machine yet.";
  const answer = await vscode.window.showInformationMessage(question, yes, "Not now");
  if (answer === yes) await vscode.commands.executeCommand("saidby.setUp");
}

async function complain(message: string): Promise<void> {
  const log = "Show log";
  if ((await vscode.window.showErrorMessage(message, log)) === log) {
    await vscode.commands.executeCommand("saidby.showLog");
  }
}

async function offerPython(): Promise<void> {
  const get = "Get Python";
  const message = "saidby needs Python 3.11 or later, which is not on this machine.";
  void vscode.window.showErrorMessage(message, get, "Show log").then(async (answer) => {
    if (answer === get) await vscode.env.openExternal(vscode.Uri.parse(GET_PYTHON));
    else if (answer) await vscode.commands.executeCommand("saidby.showLog");
  });
}
