import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { button, canvas, csvOf, done, drop, open, savedScenario, seeCanvas, tab, tool } from './page.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'Begin a change' });
const inBar = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true });

test('irises open with virginica as the change; without it, a class is held out by the keyboard and the last fifth by the mouse', async ({
  page,
}) => {
  await open(page);
  await expect(bar(page)).toHaveCount(0);
  await button(page, 'Iris').click();
  await expect(done(page)).toHaveText('50 points added.');
  await button(page, 'Undo this change').click();
  await expect(bar(page)).toContainText('Nothing has changed yet.');
  expect(await axe(page, { within: bar(page) })).toEqual([]);
  const { data, model } = await savedScenario(page);

  // Exact by definition is no figure: panels that compare say what to do, and so do the cards.
  for (const name of ['Gradient', 'Profile', 'Memory', 'Training', 'Figures']) {
    await tab(page, name).click();
    const panel = page.getByRole('tabpanel', { name, exact: true });
    await expect(panel).toContainText('Nothing has changed yet: paint on the canvas, hold out points of the past, or make another change.');
    await expect(panel.getByRole('figure')).toHaveCount(0);
  }
  const cards = page.getByRole('region', { name: 'Adapting without retraining' });
  await expect(cards).toContainText('Nothing has changed yet');
  await expect(cards).not.toContainText('∇ error');
  await expect(cards).not.toContainText('than keeping the old model');

  await inBar(page, 'Hold out a class').focus();
  await page.keyboard.press('Enter');
  await expect(inBar(page, 'setosa (50 points)')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(inBar(page, 'versicolor (50 points)')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(done(page)).toHaveText('50 points added.');
  await expect(bar(page)).toHaveCount(0);
  await expect(canvas(page)).toBeFocused();
  const held = await savedScenario(page);
  expect(held).toMatchObject({ model, data: { classes: data.classes, columns: data.columns } });
  expect(held.data.points).toEqual(data.points?.filter((row) => row.at(-1) !== 1));
  await button(page, 'Undo').click();
  expect((await savedScenario(page)).data).toEqual(data);

  await inBar(page, 'Hold out the last 20\u00a0%').click();
  await expect(done(page)).toHaveText('20 points added.');
  await button(page, 'Undo').click();
  await tool(page, 'Erase').click();
  await inBar(page, 'Paint').click();
  await expect(bar(page)).toHaveCount(0);
  await expect(tool(page, 'Brush')).toHaveAttribute('aria-pressed', 'true');
  await expect(canvas(page)).toBeFocused();
  // Hidden on the canvas, it is still offered where the change is described.
  await button(page, 'Hold out …').click();
  await button(page, 'setosa (50 points)').click();
  await expect(done(page)).toHaveText('50 points added.');
});

test('a file opens into the buttons, on a narrow screen inside the canvas', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await drop(page, 'shop.csv', csvOf(60));
  await button(page, 'Open').click();
  await seeCanvas(page);
  const [inside, frame] = [await bar(page).boundingBox(), await canvas(page).boundingBox()];
  if (!inside || !frame) throw new Error('the bar and the canvas are not there');
  expect(inside.x).toBeGreaterThanOrEqual(frame.x);
  expect(inside.x + inside.width).toBeLessThanOrEqual(frame.x + frame.width);
  expect(inside.height).toBeLessThan(frame.height / 3);
  await inBar(page, 'Hide these buttons').click();
  await expect(bar(page)).toHaveCount(0);
});
