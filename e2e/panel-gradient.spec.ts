import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { headless } from './headless.ts';
import { button, canvas, memory, nextPicture, open, savedScenario, tab, visit } from './page.ts';

const panel = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Gradient' });
const choice = (page: Page, name: string): Locator => panel(page).getByRole('radio', { name, exact: true });
const slider = (page: Page): Locator => panel(page).getByRole('slider', { name: 'Way from θ* to exact' });
const trial = (page: Page): Locator => canvas(page).locator('[data-trial]');

/** Name and text of a file from a chart's Save menu. */
async function save(page: Page, name: string, entry: string): Promise<{ name: string; text: string }> {
  await button(page, `Save ${name}`).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, entry).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('walk from θ* through exact: by key, by mouse, with the canvas following and the figures of the headless command', async ({
  page,
}) => {
  await open(page);
  const scenario = await savedScenario(page);
  const [step] = (await headless(scenario)).steps;
  await tab(page, 'Gradient').click();

  // Components at exact, as they open, then at each method's own solution, as a screen reader has them.
  await expect(choice(page, 'exact')).toBeChecked();
  await choice(page, 'own solution').check();
  await expect(panel(page).getByText(/^At each method’s own solution: true gradient across/)).toBeVisible();
  const own = step?.methods['k-prior']?.pastGradient;
  const plot = panel(page).getByRole('group', { name: /^K-prior: / });
  await expect(plot).toHaveAccessibleName(
    new RegExp(
      `^K-prior: error ${Math.round(100 * (own?.relativeError ?? 0))}\\s%, cosine ${own?.cosine?.toFixed(3)}, gain ${own?.gain?.toFixed(2)}`,
    ),
  );
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByText(/, K-prior: true .*, reconstruction /)).toBeVisible();

  // At exact and on the way all methods stand at one θ.
  await choice(page, 'walking').check();
  await expect(trial(page)).toHaveAttribute('data-trial', 'exact');
  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 't = 1.05');
  await expect(trial(page)).toHaveAttribute('data-trial', 't = 1.05');
  const beyond = await trial(page).locator('path').last().getAttribute('d');
  await page.keyboard.press('Home');
  await expect(trial(page)).toHaveAttribute('data-trial', 'θ*');
  expect(await trial(page).locator('path').last().getAttribute('d')).not.toBe(beyond);
  await expect(panel(page).getByRole('group', { name: /^K-prior: error not defined/ })).toBeVisible();

  // Errors along the way: a drag on the chart moves t, keys read the lines.
  await choice(page, 'Along the way').check();
  const chart = page.getByRole('application', { name: /^Past gradient error along the way\./ });
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error('there is no chart');
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 52 + (box.width - 66) / 2, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 't = 1, exact');
  await expect(trial(page)).toHaveAttribute('data-trial', 'exact');
  await page.mouse.move(0, 0);
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByText(/ at t = 0\.05: error .*, ‖G − Ĝ‖ /)).toBeVisible();

  expect(await axe(page, { within: panel(page).or(canvas(page)) })).toEqual([]);

  // What the chart is drawn from is what the headless command says of exact's θ as a probe.
  const probes = [step?.methods.exact?.theta ?? []];
  const at = (await headless({ ...scenario, probes })).steps[0]?.methods;
  const gradient = (id: string): number[] => at?.[id]?.probes[0]?.pastGradient ?? [];
  const error = Math.hypot(...gradient('exact').map((truth, j) => truth - (gradient('k-prior')[j] ?? Number.NaN)));
  const table = await save(page, 'Past gradient error along the way', 'Figures (CSV)');
  expect(table.name).toBe('replayground-past-gradient-error-along-the-way.csv');
  const [head = [], ...rows] = table.text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const column = head.indexOf('K-prior: ‖G − Ĝ‖ (nats per unit of weight)');
  expect(Number(rows.find(([t]) => t === '1')?.[column])).toBeCloseTo(error, 9);
  expect(rows).toHaveLength(41);
  const drawing = await save(page, 'Past gradient error along the way', 'Picture (SVG)');
  expect(drawing.text).toContain('way from θ* to exact, t');
  expect(drawing.text).not.toMatch(/var\(|NaN|undefined|light-dark/);
});

test('the split, the shares of points on the canvas, where methods land, and a scene with arrows', async ({ page }) => {
  await open(page);
  await tab(page, 'Gradient').click();
  await choice(page, 'Split').check();
  const chart = page.getByRole('application', {
    name: /^What the past gradient is made of\. K-prior keeps weights and predictions, \d+\s% of the past gradient\./,
  });
  await expect(chart).toBeVisible();
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByText(/^K-prior, weights: .* of the past gradient, truly /)).toBeVisible();

  await panel(page).getByRole('combobox', { name: 'On the canvas' }).selectOption('each point’s share');
  await expect(canvas(page).getByText('share of the past gradient')).toBeVisible();
  await expect(panel(page).getByText(/^K-prior remembers \d+\s% of the past gradient and misses \d+\s%/)).toBeVisible();
  // A point under the pointer says its share.
  const frame = await canvas(page).boundingBox();
  if (!frame) throw new Error('there is no canvas');
  const said = panel(page).getByText(
    /^Point \d+ (carries|takes) .* of the past gradient; K-prior (remembers|does not remember) it\.$|^Point \d+ takes .*/,
  );
  let moves = 0;
  await expect
    .poll(
      async () => {
        await page.mouse.move(frame.x + frame.width * (0.3 + 0.012 * (moves++ % 30)), frame.y + frame.height * 0.55);
        await nextPicture(page);
        return said.count();
      },
      { intervals: [0] },
    )
    .toBe(1);

  expect(await axe(page, { within: panel(page).or(canvas(page)) })).toEqual([]);

  await choice(page, 'Landing').check();
  const landing = panel(page).getByRole('group', { name: /^K-prior: predicted to land .* from exact, landed .* from it, cosine 0\.99/ });
  await expect(landing).toBeVisible();
  const drawing = await save(page, 'Displacement from exact retraining', 'Picture (SVG)');
  expect(drawing.text).toContain('K-prior + EWC');
  expect(drawing.text).not.toMatch(/var\(|NaN|undefined|light-dark/);

  await button(page, 'Show me').click();
  await button(page, 'Gradients as arrows: right, too short, or elsewhere').click();
  await expect(panel(page).getByRole('img', { name: /^Past gradients over the weights of two inputs\. K-prior: true \(/ })).toBeVisible();
  await expect(panel(page).getByText('K-prior’s points the same way (cosine 1.00)')).toBeVisible();
  await expect(choice(page, 'exact')).toBeChecked();
});

test('the past gradient stands on the canvas and grows with the memory; a link from before it shows what it showed', async ({ page }) => {
  await visit(page);
  await tab(page, 'Gradient').click();
  const shown = panel(page).getByRole('combobox', { name: 'On the canvas' });
  await expect(shown).toHaveValue('stems');
  const bars = canvas(page).getByRole('definition');
  await expect(canvas(page).getByText('Past gradient at exact')).toBeVisible();
  await expect(canvas(page).getByRole('term')).toHaveText(['true', 'K-prior keeps']);
  const figures = async (): Promise<string[]> => (await bars.allInnerTexts()).map((text) => text.trim());
  const [truth = '', kept = ''] = await figures();
  expect(Number(kept) / Number(truth)).toBeCloseTo(0.93, 2);
  await expect(panel(page).getByText(`True past gradient at exact: ${truth}; K-prior keeps ${kept} along it.`)).toBeVisible();
  const stems = page.locator('canvas[data-layer="stems"]');
  const ink = (): Promise<string> => stems.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  const before = await ink();

  await memory(page).focus();
  await page.keyboard.press('End');
  await expect.poll(figures).toEqual([truth, truth]);
  await expect.poll(ink).not.toBe(before);
  await choice(page, 'walking').check();
  await expect(canvas(page).getByText('Past gradient at t = 1.00')).toBeVisible();
  expect(await axe(page, { within: panel(page).or(canvas(page)) })).toEqual([]);

  await page.goto('about:blank');
  await open(page);
  await tab(page, 'Gradient').click();
  await expect(shown).toHaveValue('none');
  await expect(bars).toHaveCount(0);
});
