/** Runs a program and gathers what it prints. Nothing here knows the editor. */

import { spawn } from "node:child_process";

export interface Outcome {
  readonly code: number | undefined;
  readonly printed: string;
  /** Why it could not be started, or was ended. */
  readonly fault?: string;
}

export interface Run {
  readonly cwd: string;
  /** After so many milliseconds it is ended. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Is set besides what is set anyway; what is undefined is not set. */
  readonly env?: NodeJS.ProcessEnv;
  /** Is given each line as it is printed. */
  readonly tell?: (line: string) => void;
}

/** Always answers; a program that cannot be started has a fault and no code. */
export function run(
  command: string,
  args: readonly string[],
  how: Run,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const gathered = new Gathered(how.tell);
    const child = spawn(command, [...args], {
      cwd: how.cwd,
      env: environment({ ...process.env, ...how.env }),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(how.limit === undefined ? {} : { timeout: how.limit }),
      ...(how.signal ? { signal: how.signal } : {}),
    });
    const end = (code: number | undefined, fault?: string) =>
      resolve({ code, printed: gathered.text(), ...(fault ? { fault } : {}) });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (piece: string) => gathered.add(piece));
    }
    // One that runs has to end before it is done with, even if it is told to end.
    child.on("error", (error) => child.pid === undefined && end(undefined, error.message));
    child.on("close", (code, signal) =>
      end(code ?? undefined, signal ? `ended by ${signal}` : undefined),
    );
  });
}

/** Python is not to import from the folder it is started in, nor from elsewhere. */
export function environment(from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = { ...from, PYTHONSAFEPATH: "1", PIP_DISABLE_PIP_VERSION_CHECK: "1" };
  for (const name of ["PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP"]) {
    delete (kept as NodeJS.ProcessEnv)[name];
  }
  return kept;
}

class Gathered {
  private all = "";
  private line = "";

  constructor(private readonly tell?: (line: string) => void) {}

  add(piece: string): void {
    this.all += piece;
    const lines = (this.line + piece).split(/\r?\n/);
    this.line = lines.pop() ?? "";
    for (const line of lines) this.tell?.(line);
  }

  text(): string {
    if (this.line) this.tell?.(this.line);
    this.line = "";
    return this.all;
  }
}
