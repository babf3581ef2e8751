import { expect, test } from './fixtures.ts';
import { agreement, badge, figures, lineOf, notices, open } from './page.ts';
import config from './playwright.config.ts';

const { executablePath, args = [] } = config.use?.launchOptions ?? {};

// Without this flag a headless Chromium has no adapter.
test.use({
  launchOptions: { ...(executablePath ? { executablePath } : {}), args: args.filter((flag) => flag !== '--enable-unsafe-webgpu') },
});

test('without a WebGPU adapter one sentence says so, and float64 trains', async ({ page, complaints }) => {
  test.setTimeout(90_000);
  await open(page);
  const before = await figures(page);
  await expect(notices(page)).toHaveText(['Training runs on the CPU in float64, because the browser offers no WebGPU adapter.'], {
    timeout: 30_000,
  });
  await expect(badge(page)).toHaveText(/CPU · 8 models · float64/);
  const training = page.getByRole('region', { name: 'Training', exact: true });
  const finished = await lineOf(page, 'exact');
  await training.getByRole('button', { name: 'Retrain' }).click();
  await expect.poll(() => lineOf(page, 'exact')).not.toBe(finished);
  await expect(training.getByRole('paragraph')).toHaveText(/^finished in float64/, { timeout: 60_000 });
  expect((await agreement(page)).figures).toEqual(before);
  // The browser says by itself that it has no adapter; nothing else may be wrong.
  expect(complaints.filter((complaint) => !/No available adapters/.test(complaint))).toEqual([]);
  complaints.length = 0;
});
