import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { headless } from './headless.ts';
import { button, canvas, draw, open, savedScenario, tab, tool } from './page.ts';

const panel = (page: Page): Locator => page.locator('.sensitivity');
const view = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true });
const chart = (page: Page, name: string): Locator => page.getByRole('application', { name: new RegExp(`^${name}\\.`) });
const readout = (page: Page): Locator => panel(page).locator('.chart-readout').first();
const selection = (page: Page): Locator => panel(page).locator('.panel-tools output');
const figure = (page: Page, way: string, id: string): Locator => panel(page).locator(`tr[data-way="${way}"] td[data-figure="${id}"]`);

/** Text of a file from a chart's own menu. */
async function saved(page: Page, name: string, entry: string): Promise<string> {
  await button(page, `Save ${name}`).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, entry).click()]);
  return readFileSync(await download.path(), 'utf8');
}

test('every point, each left out, and a selection taken out', async ({ page }) => {
  await open(page);
  await test.step('every point: error and variance are those of the results, hovering and selecting go both ways', async () => {
    const { influence } = (await headless(await savedScenario(page))).steps[0] ?? {
      influence: { residual: [], variance: [], sensitivity: [] },
    };
    await tab(page, 'Sensitivity').click();
    await expect(chart(page, 'Error and variance')).toBeVisible();

    // The figures behind it.
    const csv = (await saved(page, 'Error and variance', 'Figures (CSV)')).trim().split(/\r?\n/);
    expect(csv[0]).toBe('point,label,error,variance,sensitivity,kind');
    expect(csv).toHaveLength(241);
    const rows = csv.slice(1).map((line) => line.split(','));
    for (const [row = '', , e, v, s] of rows) {
      expect(Number(e)).toBeCloseTo(influence.residual[Number(row)] ?? Number.NaN, 12);
      expect(Number(v)).toBeCloseTo(influence.variance[Number(row)] ?? Number.NaN, 12);
      expect(Number(s)).toBeCloseTo(influence.sensitivity[Number(row)] ?? Number.NaN, 12);
    }
    const svg = await saved(page, 'Error and variance', 'Picture (SVG)');
    expect(svg).toContain('prediction variance v');
    expect(svg).toContain('|e| v =');

    // By keys, and on the canvas the same point.
    await chart(page, 'Error and variance').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(readout(page)).toHaveText(/^Point \d+, class [AB]: error .*, variance .*, sensitivity /);
    const point = /Point (\d+)/.exec(await readout(page).innerText())?.[1] ?? '';
    await expect(page.getByText(`point ${point}`, { exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(selection(page)).toHaveText('1 point selected');
    await expect(page.getByRole('group', { name: 'Selection' })).toContainText('1 point');
    await button(page, 'Clear').click();

    // By the pointer: from the chart to the strip and the canvas, and from the strip back to the chart.
    const dots = await chart(page, 'Error and variance').boundingBox();
    const strip = await page.locator('.canvas-strip').boundingBox();
    if (!dots || !strip) throw new Error('there is no chart, or no strip');
    const place = page.locator('.canvas-strip-looked');
    await expect(place).toHaveCount(0);
    await page.mouse.move(dots.x + dots.width / 2, dots.y + dots.height / 2);
    await expect(place).toBeVisible();
    await expect(readout(page)).toHaveText(/^Point \d+, class [AB]: error /);
    const hovered = /Point (\d+)/.exec(await readout(page).innerText())?.[1] ?? '';
    await expect(page.getByText(`point ${hovered}`, { exact: true })).toBeVisible();
    const away = (await place.getAttribute('data-place')) === '101' ? 100 : 101;
    await page.mouse.move(strip.x + strip.width / 2, strip.y + strip.height * (1 - (away - 0.5) / 240));
    await expect(place).toHaveAttribute('data-place', String(away));
    await expect(readout(page)).toHaveText(/^Point \d+, class [AB]: error /);
    await expect(readout(page)).not.toHaveText(new RegExp(`^Point ${hovered},`));

    // A rectangle in the chart, a lasso on the canvas.
    const box = await chart(page, 'Error and variance').boundingBox();
    if (!box) throw new Error('there is no chart');
    await page.mouse.move(box.x + 60, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 220, box.y + 44, { steps: 4 });
    await page.mouse.up();
    await expect(selection(page)).toHaveText(/^\d+ points selected$/);
    await button(page, 'Clear').click();
    await tool(page, 'Lasso').click();
    await draw(page, [
      [0.2, 0.2],
      [0.6, 0.2],
      [0.6, 0.6],
      [0.2, 0.6],
    ]);
    await expect(selection(page)).toHaveText(/^\d+ points selected$/);
    const summary = await chart(page, 'Error and variance').getAttribute('aria-label');
    expect(summary).toMatch(/\d+ at the boundary, \d+ outliers?, \d+ easy\./);
    expect(
      await axe(page, {
        within: page
          .getByRole('tabpanel', { name: 'Sensitivity' })
          .or(canvas(page))
          .or(page.getByRole('group', { name: 'Selection' })),
      }),
    ).toEqual([]);
  });
  await test.step('each point left out: the prediction ranks as retraining does', async () => {
    await button(page, 'Clear').click();
    await tool(page, 'Brush').click();
    await tab(page, 'Sensitivity').click();
    await view(page, 'Leave one out').check({ force: true });
    await expect(panel(page).getByText('All 240 points left out')).toBeVisible();
    const correlation = panel(page).locator('[data-figure="rank-correlation"]');
    expect(Number(await correlation.innerText())).toBeGreaterThanOrEqual(0.98);
    const error = async (): Promise<number> => Number.parseFloat(await panel(page).locator('[data-figure="relative-error"]').innerText());
    const first = await error();
    await view(page, 'v e ∕ (1 − β v)').check({ force: true });
    await expect.poll(error).toBeLessThan(first);
    await chart(page, 'Who carries the change').focus();
    await page.keyboard.press('ArrowRight');
    await expect(panel(page).getByText(/^1\s% of the points carry .* predicted/)).toBeVisible();
    await chart(page, 'Predicted and true').focus();
    await page.keyboard.press('ArrowRight');
    await expect(readout(page)).toHaveText(/^Point \d+, class [AB]: predicted .*, true /);
    const csv = (await saved(page, 'Predicted and true', 'Figures (CSV)')).trim().split(/\r?\n/);
    expect(csv).toHaveLength(241);
    expect(
      await axe(page, {
        within: page
          .getByRole('tabpanel', { name: 'Sensitivity' })
          .or(canvas(page))
          .or(page.getByRole('group', { name: 'Selection' })),
      }),
    ).toEqual([]);
  });
  await test.step('a selection taken out: a row draws its boundary, and becomes the change', async () => {
    await tab(page, 'Sensitivity').click();
    await view(page, 'Take many out').check({ force: true });
    await expect(panel(page).getByText(/^Catch past points with the lasso/)).toBeVisible();
    await button(page, '10 most sensitive').click();
    await expect(figure(page, 'keep-old', 'disagreement')).toBeVisible();
    await expect(figure(page, 'exact', 'disagreement')).toHaveText(/^0\.0\s%$/);
    const trial = canvas(page).locator('.canvas-trial');
    await expect(trial).toHaveAttribute('data-trial', 'Memory perturbation');
    // Of two exact retrainings the other one is drawn and named.
    await expect(trial.getByText('exact, without them')).toBeVisible();
    await expect(canvas(page).locator('[data-label="exact"]')).toHaveCount(0);
    await view(page, 'K-prior, R forgotten without the points').check();
    await expect(trial).toHaveAttribute('data-trial', 'K-prior, R forgotten');
    await page.keyboard.press('ArrowUp');
    await expect(trial).toHaveAttribute('data-trial', 'K-prior');
    const differs = await figure(page, 'k-prior', 'disagreement').innerText();

    // The same removal as the change has the same figure on its card.
    const before = await savedScenario(page);
    await button(page, 'Make it the change').click();
    await expect(selection(page)).toHaveText('the 10 points of the change');
    const after = await savedScenario(page);
    expect(after.steps).toHaveLength(1);
    expect(after.steps[0]).toMatchObject({ kind: 'remove' });
    await expect(page.getByRole('radio', { name: 'K-prior', exact: true })).toHaveAccessibleDescription(
      new RegExp(`^${differs.replace(/\s/, '\\s')} of the map`),
    );
    await expect(trial).toHaveAttribute('data-trial', 'K-prior');
    await button(page, 'Undo').click();
    expect(await savedScenario(page)).toEqual(before);
  });
});

test('on a network gradient ascent runs away, in words', async ({ page }) => {
  await open(page);
  await tab(page, 'Sensitivity').click();
  await button(page, 'Show me').click();
  await button(page, 'Forgetting by gradient ascent runs away').click();
  await expect(figure(page, 'ascent', 'displacement')).toContainText('runs away, 78× exact');
  await expect(canvas(page).locator('.canvas-trial')).toHaveAttribute('data-trial', 'Gradient ascent');
  await expect(figure(page, 'ascent', 'disagreement')).toHaveText(/^56\.5\s%$/);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save figures (CSV)').click()]);
  const [columns, ...rows] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(columns).toMatch(/^way,/);
  expect(rows.map((row) => /^"?Gradient ascent"?,/.test(row) && row.endsWith('true'))).toContain(true);
  expect(
    await axe(page, {
      within: page
        .getByRole('tabpanel', { name: 'Sensitivity' })
        .or(canvas(page))
        .or(page.getByRole('group', { name: 'Selection' })),
    }),
  ).toEqual([]);
});
