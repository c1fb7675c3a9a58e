// What is checked, in order: each goes on where the one before it stopped.
import { attributing } from "./attributing.mjs";
import { colours } from "./colours.mjs";
import { findings } from "./findings.mjs";
import { firstSteps } from "./first_steps.mjs";
import { fixing } from "./fixing.mjs";
import { formats } from "./formats.mjs";
import { hints } from "./hints.mjs";
import { hover } from "./hover.mjs";
import { missing, trap } from "./missing.mjs";
import { moved } from "./moved.mjs";
import { broken, restarting } from "./restarting.mjs";
import { restricted, trusted } from "./restricted.mjs";
import { report } from "./report.mjs";
import { scene } from "./scene.mjs";
import { settings } from "./settings.mjs";
import { setUp, setUpBare } from "./set_up.mjs";
import { menus, renaming, speakers, workspace } from "./speakers.mjs";
import { outdated, theLog, upgrade } from "./status.mjs";
import { task } from "./task.mjs";
import { typing } from "./typing.mjs";
import { ways } from "./ways.mjs";
import { whole } from "./whole.mjs";

export const CHECKS = {
  "a window opens": async ({ editor, drafts }) => {
    trap(drafts);
    await editor.start();
    await editor.open(drafts, "pier.md");
  },
  "the server is missing": missing,
  "set up without Python": setUpBare,
  "set up in one click": setUp,
  findings,
  "restricted mode": restricted,
  trust: trusted,
  "the log": theLog,
  hover,
  "quick fix": fixing,
  "finding one's way": ways,
  "speakers view": speakers,
  menus,
  "attribute to": attributing,
  rename: renaming,
  colours,
  report,
  typing,
  "speakers of the workspace": workspace,
  "reading a scene": scene,
  "hints and lens": hints,
  formats,
  settings,
  task,
  "a draft renamed": moved,
  "a server that breaks": broken,
  restart: restarting,
  "first steps": firstSteps,
  "a server that is too old": outdated,
  "a newer server on offer": upgrade,
  "all in it and no network": whole,
};
