// The Python that builds: that of the environment, else the project's own.
import { existsSync } from "node:fs";
import path from "node:path";

export const project = path.join(import.meta.dirname, "../..");
const environment = [".venv/bin/python", ".venv/Scripts/python.exe"]
  .map((name) => path.join(project, name))
  .find(existsSync);
export const python =
  process.env.PYTHON ?? environment ?? (process.platform === "win32" ? "python" : "python3");
