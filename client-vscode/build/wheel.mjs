// Builds the wheel of saidby into bundled/, where the extension looks for it; or puts
// one there that was built before: `node build/wheel.mjs saidby-….whl`.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { project, python } from "./python.mjs";

const bundled = path.join(import.meta.dirname, "../bundled");
const [given] = process.argv.slice(2);

// What was built before may lie in the very folder that is cleared.
const made = mkdtempSync(path.join(tmpdir(), "saidby-wheel-"));
if (given) {
  cpSync(given, path.join(made, path.basename(given)));
} else {
  execFileSync(
    python,
    ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", made, project],
    { stdio: "inherit", env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: "1" } },
  );
}
rmSync(bundled, { recursive: true, force: true });
mkdirSync(bundled);
cpSync(made, bundled, { recursive: true });
rmSync(made, { recursive: true });
console.log(`bundled/${readdirSync(bundled).join(", ")}`);
