import { expect, test } from './fixtures.ts';
import { button, canvas, memory, settled, tab, visit } from './page.ts';

test('on a phone the method is in a row under the canvas, and both stay in view beside what changes them', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page);
  const chosen = page.getByRole('region', { name: 'Method on the canvas, in short' });
  const box = async (): Promise<{ top: number; height: number; bottom: number }> =>
    canvas(page).evaluate((element) => {
      const { top, height, bottom } = element.getBoundingClientRect();
      return { top, height, bottom };
    });
  await tab(page, 'Gradient').click();
  await memory(page).scrollIntoViewIfNeeded();
  await settled(page);
  // Cause and effect: the slider, and over it the canvas that it changes, with its method.
  await expect.poll(async () => Math.round((await box()).height)).toBe(120);
  expect((await box()).top).toBeGreaterThanOrEqual(0);
  await expect(memory(page)).toBeInViewport();
  await expect(button(page, 'Next method')).toBeInViewport();
  await expect(chosen).toContainText(/K-prior.*0\.7\s% of the map/s);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await button(page, 'Next method').click();
  await expect(chosen).toContainText(/K-prior \+ EWC.*of the map/s);
  await expect(page.getByRole('radio', { name: 'K-prior + EWC' })).toBeChecked();
  await button(page, 'Method before').click();
  await expect(chosen).toContainText(/K-prior.*0\.7/s);
  // At the top of the page the canvas is itself again, and nothing has moved for it.
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(async () => (await box()).height).toBeGreaterThan(300);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  // Under it the row, then the legend, then the settings.
  const tops = await Promise.all(
    [chosen, page.getByRole('region', { name: 'On the canvas', exact: true }), page.getByRole('region', { name: /The past$/ })].map(
      async (part) => (await part.boundingBox())?.y ?? 0,
    ),
  );
  expect([(await box()).bottom, ...tops].map((at, k, all) => k === 0 || at >= (all[k - 1] ?? 0))).toEqual([true, true, true, true]);
});
