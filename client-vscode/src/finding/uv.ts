/** uv, the installer that brings a Python along: which build fits, how it is run. */

import * as path from "node:path";
import pinned from "./uv.json";

/** A file to fetch, with what it has to be. `size` is in bytes. */
export interface Pinned {
  readonly url: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Uv {
  readonly version: string;
  readonly wheel: Pinned;
}

export interface Machine {
  readonly platform: string;
  readonly arch: string;
  readonly alpine: boolean;
}

/** Any that saidby and all libraries under it run on; the newest is fetched. */
export const PYTHONS = ">=3.11,<3.13";

// What may be set from outside is where things come from, nothing else.
const KEPT =
  /^UV_(ASTRAL_MIRROR_URL|(DEFAULT_|EXTRA_)?INDEX(_URL)?|HTTP_TIMEOUT|INSECURE_HOST|KEYRING_PROVIDER|NATIVE_TLS|PYTHON_DOWNLOADS_JSON_URL|PYTHON_INSTALL_MIRROR|SYSTEM_CERTS)$/;

/** The name that VS Code has for its build for a machine. */
export function targetOf({ platform, arch, alpine }: Machine): string {
  return `${platform === "linux" && alpine ? "alpine" : platform}-${arch}`;
}

/** The uv for a machine, if there is one. */
export function uvFor(machine: Machine): Uv | undefined {
  const wheels: Record<string, Pinned> = pinned.wheels;
  const wheel = wheels[targetOf(machine)];
  return wheel && { version: pinned.version, wheel };
}

/** The folder of an environment in which uv works, to be removed afterwards. */
export function workshop(environment: string): string {
  return path.join(environment, "uv");
}

/** What uv is told by its environment: to leave everything outside of a folder alone. */
export function uvEnvironment(environment: string, from: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const dropped = Object.keys(from).filter((name) => /^UV_/.test(name) && !KEPT.test(name));
  const index = from["UV_DEFAULT_INDEX"] ?? from["UV_INDEX_URL"] ?? from["PIP_INDEX_URL"];
  return {
    ...Object.fromEntries(dropped.map((name) => [name, undefined])),
    ...(index ? { UV_DEFAULT_INDEX: index } : {}),
    // Certificates as pip and the editor have them: those that the system trusts.
    ...(from["UV_SYSTEM_CERTS"] || from["UV_NATIVE_TLS"] ? {} : { UV_SYSTEM_CERTS: "1" }),
    UV_CACHE_DIR: path.join(workshop(environment), "cache"),
    UV_NO_PROGRESS: "1",
    UV_PYTHON_INSTALL_BIN: "0",
    UV_PYTHON_INSTALL_DIR: path.join(environment, "python"),
    UV_PYTHON_INSTALL_REGISTRY: "0",
  };
}
