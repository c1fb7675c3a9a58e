// Restarted by command, the server reads the draft anew; from then on that on the PATH,
// which has appeared meanwhile, with nothing to set.
import { symlinkSync } from "node:fs";
import path from "node:path";

export async function restarting({ person, editor, program }) {
  await person.status("extension's own environment");
  symlinkSync(program, path.join(editor.bin, "saidby"));
  await person.command("saidby: Restart the Language Server");
  await person.status("from the PATH", 20);
  await person.squiggles().first().waitFor({ timeout: 60_000 });
  await person.picture("status");
}
