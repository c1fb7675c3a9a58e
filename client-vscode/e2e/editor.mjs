// A real VS Code: code-server, apart from everything else on the machine, in a browser.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const HERE = import.meta.dirname;
const CODE_SERVER = path.join(HERE, "node_modules/code-server/out/node/entry.js");
const NOWHERE = '{"serviceUrl":"http://127.0.0.1:9/none"}';
// A busy machine takes its time to open a window.
const PATIENCE = 90_000;
const BROWSER_ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Settings that keep the editor from asking, tipping and fetching. */
const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "workbench.editor.useModal": "off",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "git.enabled": false,
  "editor.minimap.enabled": false,
  "editor.wordWrap": "on",
  "editor.hover.delay": 200,
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.unicodeHighlight.ambiguousCharacters": false,
  "editor.unicodeHighlight.nonBasicASCII": false,
  "files.autoSave": "off",
  "files.hotExit": "off",
  "window.confirmBeforeClose": "never",
  "window.restoreWindows": "none",
};

export class Editor {
  constructor(home) {
    this.home = home;
    this.printed = "";
    this.settings = { ...QUIET };
    /** Is set in the environment besides. */
    this.env = {};
    this.bin = path.join(home, "bin");
    this.tools = path.join(home, "tools");
    for (const folder of [this.bin, this.tools, "data/User", "extensions", "xdg"]) {
      mkdirSync(path.resolve(home, folder), { recursive: true });
    }
    writeFileSync(path.join(home, "config.yaml"), "auth: none\ncert: false\n");
    writeFileSync(path.join(home, "data/User/settings.json"), JSON.stringify(this.settings));
    this.gatherTools();
  }

  /** All programs of the machine but Python and saidby. */
  gatherTools() {
    const seen = new Set();
    for (const folder of (process.env.SAIDBY_E2E_PATH ?? process.env.PATH).split(":")) {
      if (!existsSync(folder) || /venv|\.e2e/.test(folder)) continue;
      for (const name of readdirSync(folder)) {
        if (seen.has(name) || /^(py|pip|saidby|uv)/.test(name)) continue;
        seen.add(name);
        symlinkSync(path.join(folder, name), path.join(this.tools, name));
      }
    }
  }

  /** The PATH has neither Python nor saidby, but for what a test puts into `bin`. */
  environment() {
    const { home, bin, tools, env } = this;
    return {
      ...process.env,
      ...env,
      PATH: [bin, tools].join(":"),
      HOME: home,
      XDG_DATA_HOME: path.join(home, "xdg"),
      XDG_CONFIG_HOME: path.join(home, "xdg"),
      XDG_CACHE_HOME: path.join(home, "xdg"),
      EXTENSIONS_GALLERY: NOWHERE,
      VIRTUAL_ENV: "",
      VSCODE_CLI: "1", // else a login shell is asked for the PATH
    };
  }

  get args() {
    const at = (name) => path.join(this.home, name);
    return [
      CODE_SERVER, "--config", at("config.yaml"), "--user-data-dir", at("data"),
      "--extensions-dir", at("extensions"),
    ];
  }

  install(vsix) {
    const args = [...this.args, "--install-extension", vsix];
    const done = spawnSync(process.execPath, args, { env: this.environment(), encoding: "utf8" });
    if (done.status !== 0) throw new Error(`not installed: ${done.stdout}${done.stderr}`);
  }

  async start() {
    this.port = await freePort();
    const args = [
      ...this.args, "--bind-addr", `127.0.0.1:${this.port}`, "--auth", "none",
      "--disable-telemetry", "--disable-update-check", "--disable-getting-started-override",
      "--ignore-last-opened",
    ];
    const stdio = ["ignore", "pipe", "pipe"];
    this.server = spawn(process.execPath, args, { env: this.environment(), stdio, detached: true });
    for (const stream of [this.server.stdout, this.server.stderr]) {
      stream.on("data", (piece) => (this.printed += piece));
    }
    await this.answers();
    this.profile = mkdtempSync(path.join(tmpdir(), "saidby-browser-"));
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      headless: true,
      viewport: { width: 1280, height: 800 },
      args: BROWSER_ARGS,
    });
    const origin = `http://127.0.0.1:${this.port}`;
    await this.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    this.page.setDefaultTimeout(30_000);
  }

  async answers() {
    for (let tries = 0; tries < 300; tries++) {
      const up = await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => undefined);
      if (up?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`code-server did not start:\n${this.printed}`);
  }

  /** Opens a folder and a file of it. */
  async open(folder, file) {
    const remote = `vscode-remote://127.0.0.1:${this.port}${path.join(folder, file)}`;
    const payload = encodeURIComponent(JSON.stringify([["openFile", remote]]));
    const url = `http://127.0.0.1:${this.port}/?folder=${folder}&payload=${payload}`;
    await this.page.goto(url, { waitUntil: "domcontentloaded", timeout: PATIENCE });
    await this.page.waitForSelector(".monaco-workbench", { timeout: PATIENCE });
    await this.page.locator(`.tab[data-resource-name='${file}']`).waitFor({ timeout: PATIENCE });
    await this.page.waitForSelector(".view-lines .view-line", { timeout: PATIENCE });
  }

  async stop() {
    await this.context?.close().catch(() => undefined);
    if (this.server) {
      const gone = new Promise((resolve) => this.server.once("exit", resolve));
      try {
        process.kill(-this.server.pid, "SIGTERM");
      } catch {
        // It has ended already.
      }
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5000))]);
    }
    if (this.profile) rmSync(this.profile, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
