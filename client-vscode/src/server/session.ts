/** The server's life: found, started, started again, stopped. */

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type Choice, type Found, type Needs, ORIGINS } from "../finding/choosing.js";
import { isOlder } from "../finding/versions.js";
import { connection } from "./connection.js";
import { search } from "./search.js";
import type { Standing, State } from "./states.js";
import { wayHere } from "./way.js";

const CRASHES = 4;
const WITHIN = 180_000;
const PATIENCE = 4000;

export interface Home {
  /** The extension's own folder for things that stay. */
  readonly storage: string;
  /** The folder of what came with the extension. */
  readonly bundled: string;
  readonly needs: Needs;
  readonly log: vscode.LogOutputChannel;
  readonly trace: vscode.LogOutputChannel;
}

/** What the server notifies of when asked to. */
interface Status {
  readonly state: "loading" | "ready" | "analysing" | "off" | "error";
  readonly message?: string | null;
}

export class Session implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Standing>();
  private readonly heard = new vscode.EventEmitter<void>();
  private crashes: number[] = [];
  private work: Promise<void> = Promise.resolve();
  private running: LanguageClient | undefined;
  private started = false;

  readonly onDidChange = this.changed.event;
  /** The server has finished something: what it knows may be new. */
  readonly onDidHear = this.heard.event;
  standing: Standing = { state: "off" };
  /** The program that is the server now. */
  program: string | undefined;

  constructor(private readonly home: Home) {}

  /** The client, if a server answers. */
  get client(): LanguageClient | undefined {
    return this.running?.isRunning() ? this.running : undefined;
  }

  /** Finds the server and starts it, once those before are through. */
  restart(): Promise<void> {
    this.crashes = [];
    return this.next(() => this.anew());
  }

  stop(): Promise<void> {
    return this.next(async () => {
      await this.halt();
      this.say({ state: "off" });
    });
  }

  /** Says how things are; others do while they set the server up. */
  say(standing: Standing): void {
    this.standing = standing;
    this.changed.fire(standing);
  }

  dispose(): Promise<void> {
    return this.next(() => this.halt());
  }

  /** Sends the server a command; undefined if none answers. */
  async ask<Answer>(command: string, ...args: unknown[]): Promise<Answer | undefined> {
    const params = { command, arguments: args };
    return this.client?.sendRequest<Answer>("workspace/executeCommand", params);
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.work = this.work.then(step, step);
    return this.work;
  }

  private async anew(): Promise<void> {
    await this.halt();
    this.say({ state: "searching" });
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(this.home.storage));
    const choice = await search(this.home.storage, this.home.needs);
    for (const note of choice.notes) this.home.log.warn(note);
    if (choice.server) await this.start(choice.server, choice.notes);
    else this.say({ ...without(choice), way: (await wayHere(this.home)).kind });
  }

  private async start(server: Found, notes: readonly string[]): Promise<void> {
    const { command, version, origin } = server;
    this.home.log.info(`Starting ${command} (${version}), from ${ORIGINS[origin]}.`);
    const message = `from ${ORIGINS[origin]}`;
    this.say({ state: "starting", version, message, notes, ...this.upgrade(version) });
    const client = connection({ ...this.home, command, ended: () => this.ended() });
    this.running = client;
    this.started = false;
    client.onNotification("saidby/status", (status: Status) => this.hear(status));
    try {
      await client.start();
    } catch (error) {
      return this.failed(error);
    }
    this.started = true;
    this.program = command;
    if (this.standing.state === "starting") this.say({ ...this.standing, state: "loading" });
    this.heard.fire();
  }

  private failed(error: unknown): void {
    this.home.log.error(String(error));
    this.say({ state: "error", message: "It could not be started. The log says more." });
  }

  private upgrade(version: string): Pick<Standing, "upgrade"> {
    const { wanted } = this.home.needs;
    return isOlder(version, wanted) ? { upgrade: wanted } : {};
  }

  private hear(status: Status): void {
    const { message } = status;
    this.say({ ...this.standing, state: status.state, ...(message ? { message } : {}) });
    if (status.state === "ready") this.heard.fire();
  }

  private ended(): boolean {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((at) => now - at < WITHIN), now];
    // One that never ran will not run the second time.
    const again = this.started && this.crashes.length < CRASHES;
    this.home.log.error(`The server ended unasked${again ? "; starting it again." : "."}`);
    if (again) this.say({ ...this.standing, state: "starting" });
    else this.say({ state: "error", message: "The log says more." });
    return again;
  }

  private async halt(): Promise<void> {
    const client = this.running;
    this.running = undefined;
    this.program = undefined;
    if (!client) return;
    await client.stop(PATIENCE).catch((error) => this.home.log.warn(String(error)));
    await client.dispose().catch(() => undefined);
  }
}

function without(choice: Choice): Standing {
  const state: State = choice.outdated ? "outdated" : "missing";
  const version = choice.outdated ? { version: choice.outdated.version } : {};
  return { state, ...version, notes: choice.notes };
}
