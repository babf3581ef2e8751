/** `npm run --silent bench -- [row] [--json] [--quick]`: how fast the engines are, in a headless Chromium, beside TensorFlow.js. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { findBrowser, root } from './setup.mjs';

/** A page built as the real one is, and served: { url, close }. */
async function serve(outDir, buildOptions) {
  const { build, preview } = await import('vite');
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, ...buildOptions } });
  const server = await preview({ root, logLevel: 'silent', build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const { port } = server.httpServer.address();
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Starts the browser with these flags; its pages are built, in a folder of their own, and served when they are asked for. */
async function openStage(args) {
  const executablePath = await findBrowser();
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath, args });
  const folder = mkdtempSync(join(tmpdir(), 'replayground-bench-'));
  const opened = [browser];
  const open = async (name, options) => {
    process.stderr.write(`bench: building the ${name} …\n`);
    const served = await serve(join(folder, name), options);
    opened.push(served);
    return served.url;
  };
  const entry = 'src/cli/bench/index.html';
  return {
    browser,
    async benchUrl() {
      const rolldownOptions = { input: join(root, entry) };
      return `${await open('bench page', { copyPublicDir: false, chunkSizeWarningLimit: 10_000, rolldownOptions })}${entry}`;
    },
    pageUrl: () => open('page', {}),
    async close() {
      for (const one of opened.reverse()) await one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

await runCommand('src/cli/bench.ts', openStage);
