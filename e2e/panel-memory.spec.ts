import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { headless } from './headless.ts';
import { button, lineOf, memory, open, savedScenario, tab } from './page.ts';

const panel = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Memory' });
const chart = (page: Page): Locator => panel(page).getByRole('application');
const readout = (page: Page): Locator => panel(page).locator('.chart-readout');
const choose = (page: Page, name: string): Promise<void> => panel(page).getByRole('radio', { name, exact: true }).check({ force: true });

/** Waits until what is computed is all there. */
const settled = async (page: Page): Promise<void> => {
  await expect(chart(page)).toHaveAccessibleName(/Arrow keys read values/);
  await expect(panel(page).getByRole('progressbar')).toHaveCount(0);
};

const openPanel = async (page: Page): Promise<void> => {
  await tab(page, 'Memory').click();
  await settled(page);
};

const save = async (page: Page, what: string): Promise<string> => {
  await panel(page)
    .getByRole('button', { name: /^Save / })
    .click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, what).click()]);
  return readFileSync(await download.path(), 'utf8');
};

/** Rows of a CSV without quoted commas. */
const rowsOf = (csv: string): string[][] =>
  csv
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(','));

/** The plot inside its axes, in pixels of the page. */
const plot = async (page: Page) => {
  await chart(page).scrollIntoViewIfNeeded();
  return (await panel(page).locator('.chart-frame').boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 };
};

test('the curve: the cards’ figures, a drag in one undo step, accuracy and gradient error', async ({ page }) => {
  await open(page);
  await test.step('the curve holds the cards’ figures; a drag to 100 % makes K-prior exact, in one undo step', async () => {
    await openPanel(page);
    const scenario = await savedScenario(page);
    const printed = (await headless(scenario)).steps[0]?.methods['k-prior']?.disagreement ?? Number.NaN;
    // By keys along K-prior's line, to the dot of the present memory.
    await chart(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect(readout(page)).toHaveText(
      /^K-prior, 5 of 240 \(2\.1\s%\): differs [\d.]+\s%, differs [\d.]+\s% to differs [\d.]+\s% over 10 seeds$/,
    );
    for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowRight');
    await expect(readout(page)).toHaveText(
      new RegExp(`^K-prior now, 32 of 240 \\(13\\s%\\): differs ${(100 * printed).toFixed(1)}\\s%, as on its card$`),
    );

    const before = await lineOf(page, 'k-prior');
    const { x, y, width, height } = await plot(page);
    await page.mouse.move(x + 0.5 * width, y + 0.6 * height);
    await page.mouse.down();
    await page.mouse.move(x + 0.8 * width, y + 0.6 * height, { steps: 4 });
    await page.mouse.move(x + width + 20, y + 0.6 * height, { steps: 4 });
    await page.mouse.up();
    await expect(memory(page)).toHaveAttribute('aria-valuetext', '240 of 240 (100 %)');
    await expect(page.getByRole('radio', { name: 'K-prior', exact: true })).toHaveAccessibleDescription(/^exact on the map/);
    await expect.poll(() => lineOf(page, 'k-prior')).not.toBe(before);
    await button(page, 'Undo').click();
    expect(await savedScenario(page)).toEqual(scenario);
    await expect.poll(() => lineOf(page, 'k-prior')).toBe(before);

    // By keys: the third size, at once.
    await chart(page).focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(memory(page)).toHaveAttribute('aria-valuetext', '17 of 240 (7 %)');

    const rows = rowsOf(await save(page, 'Figures (CSV)'));
    const full = rows.find(([method, size]) => method === 'K-prior' && size === '240');
    expect(full?.slice(2, 7)).toEqual(['100', '0', '0', '0', '10']);
    const svg = await save(page, 'Picture (SVG)');
    expect(svg).toContain('K-prior + EWC');
    expect(svg).toContain('past points remembered');
  });
  await test.step('accuracy and gradient error, with exact retraining where it means something', async () => {
    await openPanel(page);
    await choose(page, 'Accuracy');
    await choose(page, 'new');
    await expect(chart(page)).toHaveAccessibleName(/of the new right/);
    const accuracies = rowsOf(await save(page, 'Figures (CSV)'));
    const { steps } = await headless(await savedScenario(page));
    // Its own data are among the seeds: the range holds what the command line prints.
    const exact = accuracies.find(([method]) => method === 'Exact retraining')?.map(Number) ?? [];
    const own = 100 * (steps[0]?.methods.exact?.accuracy.new ?? Number.NaN);
    expect(exact[4]).toBeLessThanOrEqual(own + 1e-9);
    expect(exact[5]).toBeGreaterThanOrEqual(own - 1e-9);
    await choose(page, 'Gradient error');
    await expect(chart(page)).toHaveAccessibleName(/past gradient wrong by <\s0\.1\s% with 100 % remembered/);
    expect(await axe(page, { within: panel(page) })).toEqual([]);
  });
});

test('all rules and weights side by side: a press takes one', async ({ page }) => {
  await open(page);
  await openPanel(page);
  await panel(page).getByRole('button', { name: 'Show me' }).click();
  await page.getByRole('button', { name: 'Near the boundary or at random? It depends on the weights' }).click();
  await settled(page);
  await expect(panel(page).getByText(/Only the random rule draws/)).toBeVisible();
  const rows = rowsOf(await save(page, 'Figures (CSV)').then((csv) => csv.replaceAll('"boundary, λ"', 'λ')));
  const figure = (rule: string, weights: string): number =>
    Number(rows.find((row) => row[0] === rule && row[1] === weights && row[2] === 'K-prior')?.[3]);
  expect(figure('λ', '1')).toBeLessThan(figure('random', '1'));
  expect(figure('random', 'n/m')).toBeLessThan(figure('λ', 'n/m'));
  const { steps } = await headless(await savedScenario(page));
  expect(figure('λ', '1')).toBeCloseTo(100 * (steps[0]?.methods['k-prior']?.disagreement ?? Number.NaN), 9);

  // Where K-prior's first weights stand, at the upper left of its line.
  await chart(page).scrollIntoViewIfNeeded();
  const own = await panel(page).locator('[data-method="k-prior random"] .chart-knots').boundingBox();
  if (!own) throw new Error('the random rule has no line');
  await page.mouse.click(own.x, own.y);
  await expect(page.getByRole('combobox', { name: 'Choose by' })).toHaveValue('random');
  await button(page, 'Undo').click();
  await expect(page.getByRole('combobox', { name: 'Choose by' })).toHaveValue('lambda');
});

test('the order of the points: the cut-off by keys and by drag, and the canvas marks what is looked at', async ({ page }) => {
  await open(page);
  await tab(page, 'Memory').click();
  await choose(page, 'Which points');
  await settled(page);
  const cut = panel(page).getByRole('slider', { name: 'Cut-off' });
  await expect(cut).toHaveAttribute('aria-valuetext', /^32 of 240 \(13\s%\) remembered$/);
  await cut.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(memory(page)).toHaveAttribute('aria-valuetext', '34 of 240 (14 %)');
  const rows = rowsOf(await save(page, 'Figures (CSV)'));
  const kept = rows.filter((row) => row[4] === 'yes').map((row) => Number(row[1]));
  const { steps } = await headless(await savedScenario(page));
  expect(kept.sort((one, other) => one - other)).toEqual(steps[0]?.memory);
  // What is looked at here is marked on the canvas.
  await chart(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(readout(page)).toHaveText(/^1\. of 240, class [AB], λ = h′\(f\) = 0\.\d+, remembered$/);
  await expect(page.locator('.canvas-tip')).toContainText(`point ${rows[1]?.[1]}`);
  await page.keyboard.press('Escape');
  // A drag to the left end: nothing is remembered, and it is one undo step.
  const { x, y, width, height } = await plot(page);
  await page.mouse.move(x + 0.3 * width, y + 0.4 * height);
  await page.mouse.down();
  await page.mouse.move(x - 30, y + 0.4 * height, { steps: 5 });
  await page.mouse.up();
  await expect(memory(page)).toHaveAttribute('aria-valuetext', '0 of 240 (0 %)');
  await button(page, 'Undo').click();
  await expect(memory(page)).toHaveAttribute('aria-valuetext', '34 of 240 (14 %)');
});
