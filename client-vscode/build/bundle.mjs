// Bundles the extension into dist/, or the unit tests into out/test/.
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";

const root = path.join(import.meta.dirname, "..");
const server = path.join(root, "..", "server");
const at = (...parts) => path.join(root, ...parts);

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  logLevel: "warning",
};

if (process.argv.includes("--tests")) {
  const entryPoints = readdirSync(at("test"))
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `test/${name}`);
  await esbuild.build({ ...common, entryPoints, outdir: "out/test", sourcemap: "inline" });
} else {
  mkdirSync(at("schemas"), { recursive: true });
  copyFileSync(path.join(server, "saidby/schemas/saidby.schema.json"), at("schemas/saidby.schema.json"));
  mkdirSync(at("examples"), { recursive: true });
  copyFileSync(path.join(server, "docs/examples/ferry.md"), at("examples/ferry.md"));
  const extension = {
    ...common,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    minify: true,
  };
  if (process.argv.includes("--watch")) await (await esbuild.context(extension)).watch();
  else await esbuild.build(extension);
}
