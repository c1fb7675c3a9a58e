// A server that will not start is told in the status, not on a card. Another that has
// appeared on the PATH is used after a restart, with nothing to set.
import { chmodSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

export async function broken({ person, page, editor }) {
  const program = path.join(editor.bin, "saidby");
  rmSync(program, { force: true });
  const script = "#!/bin/sh\n[ $1 = --version ] && echo saidby 99.0.0 || exit 3\n";
  writeFileSync(program, script);
  chmodSync(program, 0o755);
  await person.command("saidby: Restart the Language Server");
  await person.status("saidby has stopped", 20);
  await person.picture("stopped");
  const cards = await page.locator(".notification-toast").allInnerTexts();
  if (cards.length) throw new Error(`cards are shown: ${cards}`);
}

export async function restarting({ person, editor, program }) {
  rmSync(path.join(editor.bin, "saidby"), { force: true });
  symlinkSync(program, path.join(editor.bin, "saidby"));
  await person.command("saidby: Restart the Language Server");
  await person.status("from the PATH", 20);
  await person.showDraft("pier.md");
  await person.squiggles().first().waitFor({ timeout: 60_000 });
}
