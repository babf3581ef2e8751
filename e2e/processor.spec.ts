import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { agreement, badge, type Figures, figures, lineOf, notices, open } from './page.ts';
import config from './playwright.config.ts';
import { holdAfter, letGo, steps } from './training.ts';

const { executablePath, args = [] } = config.use?.launchOptions ?? {};

// Without this flag a headless Chromium has no adapter.
test.use({
  launchOptions: { ...(executablePath ? { executablePath } : {}), args: args.filter((flag) => flag !== '--enable-unsafe-webgpu') },
});

/** Retrains the opening scene; its figures stay what they were. */
const retrain = async (page: Page, before: Figures): Promise<void> => {
  const training = page.getByRole('region', { name: 'Training', exact: true });
  const finished = await lineOf(page, 'exact');
  await steps(page, 40);
  await holdAfter(page, 5);
  await training.getByRole('button', { name: 'Watch it train' }).click();
  await expect.poll(() => lineOf(page, 'exact')).not.toBe(finished);
  await letGo(page);
  await expect(training.getByRole('paragraph')).toHaveText(/^trained, then solved in float64$/);
  expect((await agreement(page)).figures).toEqual(before);
};

test.afterEach(({ complaints }) => {
  // The browser says by itself that it has no adapter; nothing else may be wrong.
  expect(complaints.filter((complaint) => !/No available adapters/.test(complaint))).toEqual([]);
  complaints.length = 0;
});

test('without a WebGPU adapter SIMD trains in two workers, and the badge says why', async ({ page }) => {
  await open(page);
  const before = await figures(page);
  await expect(badge(page)).toHaveText(/SIMD · 8 models · float32/);
  await expect(badge(page)).toHaveAttribute('title', /because the browser offers no WebGPU adapter\./);
  await expect(notices(page)).toHaveCount(0);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  // One more for the figures, and one for the order beside the canvas.
  await expect.poll(() => page.workers().length).toBe(cores >= 2 ? 4 : 3);
  await retrain(page, before);
});

test('without SIMD either, one sentence says so, and float64 trains', async ({ page }) => {
  await page.route(/worker[^/]*\.js$/i, async (route) => {
    const response = await route.fetch({ maxRetries: 3 });
    await route.fulfill({ response, body: `WebAssembly.validate = () => false;\n${await response.text()}` });
  });
  await open(page);
  const before = await figures(page);
  const sentence =
    'Training runs on the CPU in float64, because the browser offers no WebGPU adapter and the WebAssembly of this browser has no SIMD.';
  await expect(notices(page)).toHaveText([sentence]);
  await expect(badge(page)).toHaveText(/CPU · 8 models · float64/);
  await retrain(page, before);
});

test('a temperature that SIMD does not know is trained in float64, and the badge says so', async ({ page }) => {
  await open(page);
  const card = page.locator('[data-method="k-prior"]').filter({ has: page.getByRole('radio') });
  const unknown =
    /SIMD does not know a temperature other than 1: methods with it, and those trained beside them, are trained on the processor in float64\./;
  await expect(badge(page)).toHaveText(/SIMD · 8 models/);
  await expect(badge(page)).not.toHaveAttribute('title', unknown);
  await expect(card.locator('math')).not.toContainText('T');

  await card.locator('summary').click();
  const temperature = card.getByRole('slider', { name: 'Temperature T' });
  await temperature.fill('2');
  await expect(badge(page)).toHaveAttribute('title', unknown);
  await expect(card.locator('math')).toContainText('T');
  const { scenario, figures: changed } = await agreement(page);
  expect(scenario.options).toEqual({ 'k-prior.temperature': 2 });
  await retrain(page, changed);

  await temperature.fill('1');
  await expect(badge(page)).not.toHaveAttribute('title', unknown);
  await expect(card.locator('math')).not.toContainText('T');
});
