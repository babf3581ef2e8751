import type { Page } from '@playwright/test';
import type { Scenario } from '../src/scenario/types.ts';
import { axe, expect, test } from './fixtures.ts';
import { openingScene, subject } from './headless.ts';
import { agreement, button, canvas, figures, notices, open, settled, tab } from './page.ts';

/** A hundred classes with a point each: 1,000 weights, minutes of work. */
const heavy = async (): Promise<Scenario> => ({
  ...(await openingScene()),
  data: { points: Array.from({ length: 100 }, (_, i) => [Math.cos(i), Math.sin(2 * i), i]) },
  model: { family: 'glm', likelihood: 'categorical', features: { kind: 'polynomial', degree: 3 } },
});

const linkOf = async (scenario: Scenario): Promise<string> => {
  const link = (await subject()).encodeLink(scenario);
  if (!link) throw new Error('limits: the scenario is too large for a link');
  return link;
};

const missing = (page: Page) => page.getByRole('complementary', { name: 'Methods' }).getByText('not computed');

test('a scenario that takes minutes says so at once, and can always be stopped', async ({ page }) => {
  await page.goto(`./${await linkOf(await heavy())}`);
  const stop = button(page, 'Stop');
  await expect(stop).toBeVisible();
  await expect(page.getByText(/^Computing .*, about \d+\s(min|s|h) in all$/)).toBeVisible();
  await expect(canvas(page)).toBeVisible();
  await stop.click();
  await expect(page.getByText('Stopped: this scenario has no figures yet.')).toBeVisible();
  await expect(missing(page).first()).toBeVisible();
  expect(await axe(page)).toEqual([]);

  // What comes next does not wait for it.
  await button(page, 'Compute').click();
  await expect(stop).toBeVisible();
  await page.getByRole('radio', { name: /^Circles/ }).check({ force: true });
  await agreement(page);
  await expect(stop).toHaveCount(0);

  await button(page, 'Undo').click();
  await expect(stop).toBeVisible();
  await expect.poll(() => page.evaluate(() => JSON.stringify(Object.values(localStorage)))).toContain('categorical');
  await page.reload();
  await expect(page.getByText(/^This scenario takes about \d+\s(min|s|h) to compute, so it waits for you\.$/)).toBeVisible();
  await button(page, 'Compute').click();
  await expect(stop).toBeVisible();
  await stop.click();
  await expect(button(page, 'Compute')).toBeVisible();
});

test('where what computes cannot be loaded, the page draws, says so, and tries again', async ({ page, complaints }) => {
  const isWorker = /\/worker-[^/]*\.js$/;
  await page.route(isWorker, (route) => route.abort());
  await page.goto('./');
  await expect(canvas(page)).toBeVisible();
  // At the canvas, in the panel, and for a screen reader.
  await expect(
    page.getByText('The part of the page that computes could not be loaded; see whether the page can be reached, and try again.'),
  ).toHaveCount(3);
  await page.unroute(isWorker);
  await button(page, 'Try again').click();
  await agreement(page);
  await expect(button(page, 'Try again')).toHaveCount(0);
  // The browser tells of what it could not load; nothing else went wrong.
  for (const complaint of complaints.splice(0)) expect(complaint).toContain('ERR_FAILED');
});

test('a part of the page that cannot be loaded says so, and tries again', async ({ page, complaints }) => {
  await open(page);
  const isPart = /\/(memory|Snapshots|ExportMenu)-[^/]*\.js$/;
  await page.route(isPart, (route) => route.abort());
  await tab(page, 'Memory').click();
  await expect(page.getByText('This panel could not be loaded; see whether the page can be reached.')).toBeVisible();
  await button(page, 'Export').click();
  await expect(page.getByText('The rest could not be loaded.')).toBeVisible();
  await button(page, /^Snapshots/).click();
  await expect(notices(page)).toHaveText([/^The snapshots could not be loaded; see whether the page can be reached\./]);
  await page.unroute(isPart);
  await notices(page).getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Snapshots' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tabpanel').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('tabpanel').getByRole('application')).toBeVisible();
  await button(page, 'Export').click();
  await button(page, 'Try again').click();
  await expect(button(page, 'Python script')).toBeVisible();
  for (const complaint of complaints.splice(0)) expect(complaint).toContain('ERR_FAILED');
});

test('a browser without canvases off the screen, whose locks never answer, shows the page all the same', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
    navigator.locks.request = () => new Promise(() => {});
  });
  await open(page);
  await settled(page);
  expect(Object.keys(await figures(page))).toContain('k-prior');
  const inked = await canvas(page)
    .locator('canvas[data-layer="points"]')
    .evaluate((sheet) => {
      const { width, height } = sheet as HTMLCanvasElement;
      const pixels = (sheet as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return pixels.some((value, i) => i % 4 === 3 && value > 0);
    });
  expect(inked).toBe(true);
});
