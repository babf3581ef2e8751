import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { simdKernel } from '../../.ci/simdKernel.ts';
import { test as base, expect } from '../fixtures.ts';
import type {} from './page.ts';

/** Tests that start on a page of engines, which is no part of the built one, with `window.engines` in place. */
export const test = base.extend<{ engines: undefined }, { enginesUrl: string }>({
  enginesUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use, { parallelIndex }) => {
      const server = await createServer({
        root: fileURLToPath(new URL('../..', import.meta.url)),
        configFile: false,
        // Each worker process of the tests has its own, so that none rewrites another's dependencies.
        cacheDir: `node_modules/.vite-engines-${parallelIndex}`,
        logLevel: 'warn',
        plugins: [simdKernel()],
        server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
        optimizeDeps: { entries: ['e2e/engine/index.html'] },
      });
      await server.listen();
      await use(new URL('/e2e/engine/index.html', server.resolvedUrls?.local[0]).href);
      await server.close();
    },
    { scope: 'worker' },
  ],
  engines: [
    async ({ page, enginesUrl }, use) => {
      await page.goto(enginesUrl);
      await page.waitForFunction(() => 'engines' in window);
      await use(undefined);
    },
    { auto: true },
  ],
});

export { expect };
