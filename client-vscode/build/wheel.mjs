// Builds the wheel of saidby into bundled/, where the extension looks for it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const project = path.join(root, "..");
const bundled = path.join(root, "bundled");

const environment = [".venv/bin/python", ".venv/Scripts/python.exe"]
  .map((name) => path.join(project, name))
  .find(existsSync);
const python =
  process.env.PYTHON ?? environment ?? (process.platform === "win32" ? "python" : "python3");

rmSync(bundled, { recursive: true, force: true });
mkdirSync(bundled);
execFileSync(
  python,
  ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", bundled, project],
  { stdio: "inherit", env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: "1" } },
);
console.log(`bundled/${readdirSync(bundled).join(", ")}`);
