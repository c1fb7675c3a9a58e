/** Puts the parts together. Start reading the client here. */

import * as path from "node:path";
import * as vscode from "vscode";
import { Colours } from "./colours/decorations.js";
import type { WayKind } from "./finding/consent.js";
import { bundledWheel } from "./finding/making.js";
import * as firstSteps from "./first_steps.js";
import { Reports } from "./report.js";
import { type Home, Session } from "./server/session.js";
import { offerOnce, SetUp } from "./server/setup.js";
import { statusItem } from "./server/status.js";
import { restartOnChange, toggle } from "./settings.js";
import { Actions } from "./speakers/actions.js";
import { Book } from "./speakers/book.js";
import { SpeakersView } from "./speakers/view.js";
import { CheckTasks } from "./tasks.js";

// The oldest server that understands this client.
const LEAST = "0.1.0";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const bundled = context.asAbsolutePath("bundled");
  const wheel = await bundledWheel(bundled);
  const home: Home = {
    storage: path.join(context.globalStorageUri.fsPath),
    bundled,
    needs: { least: LEAST, wanted: wheel?.version ?? LEAST },
    log: vscode.window.createOutputChannel("saidby", { log: true }),
    trace: vscode.window.createOutputChannel("saidby trace", { log: true }),
  };
  const session = new Session(home);
  const book = new Book(session);
  const view = new SpeakersView(book);
  const tasks = new CheckTasks(session);
  const reports = new Reports(session);
  const setUp = new SetUp(session, home, wheel);
  const table: Record<string, (...args: never[]) => unknown> = {
    ...new Actions(session, book, view).table(),
    "saidby.setUp": (agreed?: WayKind) => setUp.go(agreed),
    "saidby.restartServer": () => session.restart(),
    "saidby.showLog": () => home.log.show(),
    "saidby.showTrace": () => home.trace.show(),
    "saidby.toggleColours": () => toggle("colours.enabled"),
    "saidby.toggleLens": () => toggle("lens"),
    "saidby.toggleUntaggedHints": () => toggle("hints.untagged"),
    "saidby.togglePronounHints": () => toggle("hints.pronouns"),
    "saidby.showReport": () => reports.show(),
    "saidby.checkWorkspace": () => tasks.checkAll(),
    "saidby.openExample": () => firstSteps.openExample(context),
    "saidby.openWalkthrough": () => firstSteps.openWalkthrough(),
    "saidby.openSettingsFile": () => firstSteps.openSettingsFile(),
    "saidby.openSettings": () =>
      vscode.commands.executeCommand("workbench.action.openSettings", "@ext:saidby.saidby"),
  };
  const commands = Object.entries(table).map(([name, run]) =>
    vscode.commands.registerCommand(name, run),
  );
  context.subscriptions.push(
    home.log, home.trace, session, book, view, reports, new Colours(book),
    statusItem(session), restartOnChange(session),
    vscode.tasks.registerTaskProvider("saidby", tasks), ...commands,
  );
  await session.restart();
  if (session.standing.state === "missing") void offerOnce(context, session.standing.way);
}
