// Draws media/icon.png from media/icon.svg with the browser of the end-to-end run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const { chromium } = createRequire(path.join(root, "e2e/"))("playwright-core");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
const picture = readFileSync(path.join(root, "media/icon.svg"), "utf8");
await page.setContent(`<body style="margin:0">${picture}</body>`);
await page.screenshot({ path: path.join(root, "media/icon.png"), omitBackground: true });
await browser.close();
