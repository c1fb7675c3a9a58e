/** Sets the server up in one click, in an environment of the extension's own. */

import * as vscode from "vscode";
import { offer, told, type WayKind, YES } from "../finding/consent.js";
import { Cancelled, NotMade } from "../finding/failing.js";
import { make, type Way, type Wheel } from "../finding/making.js";
import { WINDOWS } from "./search.js";
import type { Home, Session } from "./session.js";
import { proxies, wayHere } from "./way.js";

const GET_PYTHON = "https://www.python.org/downloads/";
const OFFERED = "saidby.offered";

export class SetUp {
  private under: Promise<void> | undefined;

  constructor(
    private readonly session: Session,
    private readonly home: Home,
    private readonly wheel: Wheel | undefined,
  ) {}

  /** Makes the environment and starts the server in it. One at a time. `agreed` is the
   * way that the writer was told of beside what was clicked. */
  go(agreed?: WayKind): Promise<void> {
    this.under ??= this.started(agreed).finally(() => (this.under = undefined));
    return this.under;
  }

  private async started(agreed?: WayKind): Promise<void> {
    if (!this.wheel) return complain("This build of the extension came without a server.");
    const way = await wayHere(this.home);
    if (way.kind === "none") return offerPython();
    // Programs from elsewhere are fetched only by those who were told so.
    if (way.kind === "uv" && agreed !== "uv" && !(await agrees())) return;
    await this.made(this.wheel, way);
  }

  private async made(wheel: Wheel, way: Way): Promise<void> {
    await this.session.stop();
    this.session.say({ state: "installing" });
    const where = vscode.ProgressLocation.Notification;
    const options = { location: where, title: "saidby", cancellable: true };
    try {
      await vscode.window.withProgress(options, (progress, token) =>
        this.make(wheel, way, progress, token),
      );
    } catch (error) {
      this.tell(error);
    }
    await this.session.restart();
  }

  private async make(
    wheel: Wheel,
    way: Way,
    progress: vscode.Progress<{ message: string }>,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const { storage, log } = this.home;
    await make({
      storage,
      wheel,
      way,
      windows: WINDOWS,
      env: proxies(),
      signal: stop.signal,
      log: (line) => log.info(line),
      progress: (message) => progress.report({ message }),
    });
  }

  private tell(error: unknown): void {
    this.home.log.error(String(error));
    if (error instanceof Cancelled) return;
    const reason = error instanceof NotMade ? error.message : "The log says why.";
    // Not awaited: the status must not wait until somebody reads this.
    void complain(`saidby could not be set up. ${reason}`);
  }
}

/** Offers to set the server up: once, not in every window. Where nothing is fetched,
 * there is nothing to ask. */
export async function offerOnce(
  context: vscode.ExtensionContext,
  way: WayKind | undefined,
): Promise<void> {
  if (!way || context.globalState.get(OFFERED)) return;
  await context.globalState.update(OFFERED, true);
  if (way === "whole") return vscode.commands.executeCommand("saidby.setUp", way);
  const answer = await vscode.window.showInformationMessage(offer(way), YES, "Not now");
  if (answer === YES) await vscode.commands.executeCommand("saidby.setUp", way);
}

async function agrees(): Promise<boolean> {
  const question = "There is no Python on this machine that saidby could use.";
  const options = { modal: true, detail: told("uv") };
  return (await vscode.window.showInformationMessage(question, options, YES)) === YES;
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
