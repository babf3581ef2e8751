import { defineConfig } from '@playwright/test';
import { browserFlags } from '../.ci/browserFlags.ts';

const port = Number(process.env.E2E_PORT ?? 4174);
const origin = `http://localhost:${port}`;

/** The built page in a full Chromium; `npm test` says which one, and on which port dist is served. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Nets under what hangs, wide enough for a machine that is busy with something else: nothing is asserted by them.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  // A page that does not even open fails everything: so many failures are enough to know.
  maxFailures: 20,
  globalSetup: './prepare.mjs',
  metadata: { port },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: origin,
    viewport: { width: 1280, height: 800 },
    actionTimeout: 120_000,
    // Each test has its own page from the server; what is kept for offline visits has tests of its own.
    serviceWorkers: 'block',
    // A new page is a process, an empty cache and all scripts compiled once more: half of what it takes to open ours. Playwright empties the old one.
    reuseContext: true,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: browserFlags,
    },
  },
});
