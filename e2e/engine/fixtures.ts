import type { Page } from '@playwright/test';
import { test as base, expect } from '../fixtures.ts';
import type {} from './page.ts';

const openEngines = async (page: Page): Promise<void> => {
  await page.goto(`${process.env.E2E_PAGES}e2e/engine/index.html`);
  await page.waitForFunction(() => 'engines' in window);
};

/**
 * Tests on a page of engines, which is no part of the built one, with `window.engines` in place: `page` is one for all the tests of a worker
 * process, because TensorFlow.js takes seconds to start; `ownPage` is the test's alone, to break the browser on.
 */
export const test = base.extend<{ ownPage: Page }, { enginesPage: Page }>({
  enginesPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await openEngines(page);
      await use(page);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: ({ enginesPage }, use) => use(enginesPage.context()),
  page: ({ enginesPage }, use) => use(enginesPage),
  ownPage: async ({ context }, use) => {
    const page = await context.newPage();
    await openEngines(page);
    await use(page);
    await page.close();
  },
});

export { expect };
