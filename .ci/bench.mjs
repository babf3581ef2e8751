/** `npm run --silent bench -- [row] [--json] [--quick]`: how fast the engines are, in a headless Chromium, beside TensorFlow.js. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { buildPage, buildPages, servePages } from './pages.mjs';
import { findBrowser } from './setup.mjs';

/** Addresses of pages that are served already, for a run that measures nothing: BENCH_URL the bench page, PAGE_URL the built one. */
const { BENCH_URL, PAGE_URL } = process.env;
const ENTRY = 'src/cli/bench/index.html';

/** Starts the browser with these flags; its pages are built, in a folder of their own, and served when they are asked for. */
async function openStage(args) {
  const executablePath = await findBrowser();
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath, args });
  const folder = mkdtempSync(join(tmpdir(), 'replayground-bench-'));
  const opened = [browser];
  const open = async (name, build) => {
    process.stderr.write(`bench: building the ${name} …\n`);
    const outDir = join(folder, name);
    await build(outDir);
    const served = await servePages(outDir);
    opened.push(served);
    return served.url;
  };
  return {
    browser,
    benchUrl: async () => BENCH_URL ?? `${await open('bench page', (outDir) => buildPages(outDir, [ENTRY]))}${ENTRY}`,
    pageUrl: async () => PAGE_URL ?? open('page', buildPage),
    async close() {
      for (const one of opened.reverse()) await one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

await runCommand('src/cli/bench.ts', openStage);
