import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { headless } from './headless.ts';
import { button, canvas, draw, lineOf, open, savedScenario, tab } from './page.ts';
import { holdAfter, letGo, play, range, status } from './training.ts';

const chart = (page: Page): Locator => page.getByRole('application', { name: /^(Disagreement with exact retraining|Objective above)/ });
const cursor = (page: Page): Locator => page.getByRole('slider', { name: 'Step on the chart' });
const choose = (page: Page, name: string): Promise<void> =>
  page.getByRole('tabpanel', { name: 'Training' }).getByRole('radio', { name, exact: true }).check({ force: true });

/** Opens the panel and waits for its lines. */
const openPanel = async (page: Page): Promise<void> => {
  await tab(page, 'Training').click();
  await expect(chart(page)).toHaveAccessibleName(/Arrow keys read values/);
  await expect(page.getByRole('tabpanel', { name: 'Training' }).getByRole('progressbar')).toHaveCount(0);
};

const save = async (page: Page, what: string): Promise<string> => {
  await page.getByRole('button', { name: /^Save (Disagreement|Objective)/ }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, what).click()]);
  return readFileSync(await download.path(), 'utf8');
};

test('every method comes along to where the command line says that it ends', async ({ page }) => {
  await open(page);
  await openPanel(page);
  await expect(chart(page)).toHaveAccessibleName(/K-prior \d+ steps \([\d,]+ examples\), Exact retraining \d+ steps \([\d,]+ examples\)/);
  await expect(page.getByText(/A GLM has one optimum/)).toBeVisible();
  const { steps } = await headless(await savedScenario(page));
  const [head = [], ...rows] = (await save(page, 'Figures (CSV)'))
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  // Titles hold commas and are quoted: columns are counted from the names of the methods, two each after the step.
  const columns = head.join(',').match(/[\w +-]+ \(share of the map\)/g) ?? [];
  expect(columns.length).toBeGreaterThan(5);
  const figure = (row: string[] | undefined, k: number): number => Number(row?.[2 + 2 * k]);
  const trained = rows.at(-2);
  const solved = rows.at(-1);
  expect(trained?.[0]).toBe('400');
  for (const [id, title] of [
    ['exact', 'Exact retraining'],
    ['k-prior', 'K-prior'],
    ['k-prior+ewc', 'K-prior + EWC'],
  ] as const) {
    const k = columns.findIndex((column) => column.trim() === `${title} (share of the map)`);
    const printed = steps[0]?.methods[id];
    expect(figure(solved, k), id).toBe(printed?.disagreement);
    expect(Math.abs(figure(trained, k) - (printed?.disagreement ?? 1)), id).toBeLessThanOrEqual(2e-4);
    expect(Number(trained?.[1 + 2 * k]), id).toBe(400 * (printed?.cost ?? 0));
  }
  expect(await save(page, 'Picture (SVG)')).toContain('K-prior');
});

test('the cursor of the chart, the slider beside Watch it train and the canvas are one', async ({ page }) => {
  await open(page);
  await openPanel(page);
  const finished = await lineOf(page, 'exact');
  await expect(cursor(page)).toHaveAttribute('aria-valuetext', 'finished results');
  // Nothing was trained yet: a drag along the chart is enough.
  await chart(page).scrollIntoViewIfNeeded();
  const box = (await page.locator('.training .chart-frame').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.05 * box.width, box.y + 30, { steps: 6 });
  await page.mouse.up();
  await expect(cursor(page)).toHaveAttribute('aria-valuetext', /^step 20: K-prior \d/);
  await expect(status(page)).toHaveText(/^step 20 of 400/);
  await expect(range(page)).toHaveValue('20');
  await expect.poll(() => lineOf(page, 'exact')).not.toBe(finished);
  // By keys, a frame at a time.
  await cursor(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toHaveText(/^step 28 of 400/);
  await page.keyboard.press('Home');
  await expect(status(page)).toHaveText('at the start, untrained');
  // And conversely.
  await range(page).fill('200');
  await expect(cursor(page)).toHaveAttribute('aria-valuetext', /^step 200: K-prior \d/);
  await cursor(page).focus();
  await page.keyboard.press('End');
  await expect(status(page)).toHaveText(/^step 400 of 400/);
  await page.keyboard.press('ArrowRight');
  await expect(status(page)).toHaveText('solved');
  await expect(cursor(page)).toHaveAttribute('aria-valuetext', 'finished results');
  await expect.poll(() => lineOf(page, 'exact')).toBe(finished);
});

test('visible training moves the cursor; a single step lies on the same lines; values are read by keys', async ({ page }) => {
  await open(page);
  await openPanel(page);
  await holdAfter(page, 20);
  await play(page).click();
  await expect.poll(async () => Number(await cursor(page).getAttribute('aria-valuenow'))).toBeGreaterThan(20);
  await play(page).click();
  await expect(play(page)).toHaveText('Go on');
  await letGo(page);
  const at = Number(await range(page).inputValue());
  await expect(cursor(page)).toHaveAttribute('aria-valuenow', String(at));
  await button(page, 'Step').click();
  await expect(cursor(page)).toHaveAttribute('aria-valuetext', new RegExp(`^step ${at + 1}: K-prior ≈ \\d`));
  await expect(page.getByText(/These are the steps as they were taken/)).toHaveCount(0);
  await choose(page, 'Examples touched');
  await chart(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Exact retraining, step 4 \(1,008 examples\): [\d.]+\s% of the map differs/)).toBeVisible();
  expect(
    await axe(page, {
      within: page.getByRole('tabpanel', { name: 'Training' }).or(page.getByRole('region', { name: 'Training', exact: true })),
    }),
  ).toEqual([]);
});

test('an edit while training runs: the lines are of the steps as they were taken, until the results are shown again', async ({ page }) => {
  await open(page);
  await openPanel(page);
  await holdAfter(page, 5);
  await play(page).click();
  await expect.poll(async () => Number(await cursor(page).getAttribute('aria-valuenow'))).toBeGreaterThan(4);
  await draw(page, [
    [0.3, 0.3],
    [0.36, 0.32],
  ]);
  await expect(page.getByText(/^These are the steps as they were taken/)).toBeVisible();
  await letGo(page);
  await expect(status(page)).toHaveText(/^trained, then solved in float64$/);
  await expect(cursor(page)).toHaveAttribute('aria-valuetext', 'finished results');
  await button(page, 'Results').click();
  await expect(page.getByText(/^These are the steps as they were taken/)).toHaveCount(0);
});

test('a learning rate that is too large: the line ends, and it is said', async ({ page }) => {
  await open(page);
  await button(page, 'Optimizer, learning rate, steps, engine').click();
  await page.getByRole('radio', { name: 'SGD' }).check({ force: true });
  await page.getByRole('spinbutton', { name: 'Learning rate' }).fill('10');
  await page.getByRole('spinbutton', { name: 'Learning rate' }).press('Enter');
  await page.keyboard.press('Escape');
  await openPanel(page);
  await expect(page.getByText(/diverged, first at step \d+, where visible training stops\./)).toBeVisible();
});

test('an MLP has a floor: exact retraining from other starts', async ({ page }) => {
  await open(page);
  await tab(page, 'Training').click();
  await button(page, 'Show me').click();
  await button(page, 'Below the floor, differences mean nothing').click();
  await expect(page.getByText(/^The floor: 5 exact retrainings from other starts differ from this one on/)).toBeVisible();
  await expect(chart(page).getByText(/exact from 5 other starts: median [\d.]+\s%, at most 2\.\d\s%/)).toBeVisible();
  // The one that differs most is on the canvas.
  await expect(canvas(page).locator('[data-trial="exact, other start"] path').last()).toBeAttached();
  await page.getByRole('checkbox', { name: 'the farthest on the canvas' }).uncheck({ force: true });
  await expect(canvas(page).locator('[data-trial]')).toHaveCount(0);
  expect(await save(page, 'Picture (SVG)')).toContain('exact from 5 other starts');
});

test('cards, names and chart are of the step that is shown, and of the end after it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const card = page.locator('.card[data-method="k-prior"]');
  const end = (await card.locator('.card-figures').innerText()).replaceAll('\n', ' ');
  await openPanel(page);
  const nameAt = (): Promise<number> =>
    chart(page)
      .locator('.chart-name-of', { hasText: /^K-prior \d/ })
      .locator('path')
      .evaluate((lead) => Number(lead.getAttribute('d')?.match(/M\S+ (\S+)L/)?.[1]));
  const solved = await nameAt();
  await range(page).fill('20');
  await expect(cursor(page)).toHaveAttribute('aria-valuetext', /^step 20: K-prior \d/);
  const read = (await cursor(page).getAttribute('aria-valuetext'))?.replace('step 20: K-prior ', '') ?? '';
  await expect(card.locator('.card-figures')).toHaveText(new RegExp(`^step 20:${read} of the map`));
  // The line of K-prior is higher there than where it ends, and so is its name.
  expect(await nameAt()).toBeLessThan(solved - 5);
  await expect(chart(page).getByText('at step 20')).toBeVisible();
  // None of them is cut.
  const over = await chart(page)
    .locator('.chart-name-of text')
    .evaluateAll((texts) =>
      texts.flatMap((text) => {
        const sheet = text.closest('svg')?.getBoundingClientRect();
        return sheet && text.getBoundingClientRect().right > sheet.right ? [text.textContent] : [];
      }),
    );
  expect(over).toEqual([]);
  await button(page, 'Results').click();
  await expect(card.locator('.card-figures')).not.toContainText('step');
  expect((await card.locator('.card-figures').innerText()).replaceAll('\n', ' ')).toBe(end);
  expect(await nameAt()).toBe(solved);
});
