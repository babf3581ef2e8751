import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { headless } from './headless.ts';
import { button, canvas, open, savedScenario, tab } from './page.ts';

const chart = (page: Page): Locator => page.getByRole('application', { name: /^Landscape / });
const probe = (page: Page): Locator => page.getByRole('slider', { name: 'Probe' });
const figure = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'At the probe' }).locator(`dd[data-figure="${name}"]`);
const boundary = (page: Page): Promise<string> =>
  canvas(page)
    .locator('[data-trial="probe"] path')
    .last()
    .evaluate((path) => path.getAttribute('d') ?? '');

/** Opens the panel and waits for all that its study has to say. */
async function openPanel(page: Page): Promise<void> {
  await open(page);
  await tab(page, 'Landscape').click();
  await expect(chart(page).locator('.landscape-track')).not.toHaveCount(0);
}

/** Text of a file from the chart's Save menu. */
async function file(page: Page, name: string): Promise<string> {
  await button(page, /^Save Landscape/).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return readFileSync(await download.path(), 'utf8');
}

test('the landscape: read, probed, saved and as numbers', async ({ page }) => {
  await openPanel(page);
  await test.step('the landscape: its figures are the results’, the probe moves by pointer and by key, the canvas follows', async () => {
    // On the chosen method's solution the probe finds what the headless command says of its past gradient.
    const results = await headless(await savedScenario(page));
    const past = results.steps.at(-1)?.methods['k-prior']?.pastGradient;
    await button(page, 'Put the probe on K-prior').click();
    await expect(figure(page, 'cosine')).toHaveText((past?.cosine ?? 0).toFixed(3));
    await expect(figure(page, 'gain')).toHaveText((past?.gain ?? 0).toFixed(2));
    await expect(figure(page, 'error')).toHaveText(`${Math.round(100 * (past?.relativeError ?? 0))}\u00a0%`);
    await expect(probe(page)).toHaveAttribute('aria-valuetext', new RegExp(`cosine ${(past?.cosine ?? 0).toFixed(3)}, gain`));
    await expect(page.getByRole('region', { name: 'The plane' })).toContainText('The plane through θ*, exact retraining and K-prior.');
    await expect(chart(page)).toHaveAccessibleName(/lands \d+\.\d+ from exact retraining\. Arrow keys read values\.$/);

    // By key: the handle moves, the chart's own keys read the models.
    const at = await boundary(page);
    expect(at).not.toBe('');
    await probe(page).focus();
    const before = await probe(page).getAttribute('aria-valuetext');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await expect(probe(page)).not.toHaveAttribute('aria-valuetext', before ?? '');
    await expect.poll(() => boundary(page)).not.toBe(at);
    await chart(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.landscape output')).toHaveText(/^θ\* at 0, 0, in the plane: true 0 nats, K-prior’s 0$/);
    await page.keyboard.press('Escape');

    // By pointer: dragged to θ*, where the past is at rest.
    await chart(page).scrollIntoViewIfNeeded();
    const [from, to] = await Promise.all([probe(page).boundingBox(), page.locator('.landscape-origin').boundingBox()]);
    if (!from || !to) throw new Error('there is no probe, or no θ*');
    const moved = await boundary(page);
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => boundary(page)).not.toBe(moved);
    await expect.poll(async () => Math.abs(Number(await probe(page).getAttribute('aria-valuenow')))).toBeLessThan(0.1);
    await button(page, 'Put the probe on θ*').click();
    await expect(figure(page, 'true gradient')).toHaveText('none: an optimum');

    // Another method, another plane; with the change its lowest place is its solution.
    await page.getByRole('radio', { name: 'Replay', exact: true }).check({ force: true });
    await expect(page.getByRole('region', { name: 'The plane' })).toContainText('exact retraining and Replay.');
    await expect(figure(page, 'reconstruction')).toHaveText(/^7\.\d+ nats per unit$/);
    await page.getByRole('radio', { name: 'with change' }).check({ force: true });
    await expect(chart(page)).toHaveAccessibleName(/^Landscape with the change\./);
    await button(page, 'Put the probe on Replay').click();
    await expect(figure(page, 'reconstruction')).toHaveText('none: an optimum');
    await expect(figure(page, 'true gradient')).toHaveText(/^\d+(\.\d+)? nats per unit$/);
    expect(await axe(page, { within: page.getByRole('tabpanel', { name: 'Landscape' }).or(canvas(page)) })).toEqual([]);

    // The overlay goes with the panel.
    await tab(page, 'Figures').click();
    await expect(canvas(page).locator('[data-trial]')).toHaveCount(0);
  });
  await test.step('the landscape as files and as numbers', async () => {
    await page.getByRole('radio', { name: 'K-prior', exact: true }).check({ force: true });
    await tab(page, 'Landscape').click();
    await page.getByRole('radio', { name: 'past', exact: true }).check({ force: true });
    const svg = await file(page, 'Picture (SVG)');
    expect(svg).toMatch(/^<\?xml|^<svg/);
    expect(svg).toContain('Landscape of the past');
    expect(svg).not.toContain('var(--');
    const csv = await file(page, 'Figures (CSV)');
    const [head = '', ...rows] = csv.trim().split(/\r?\n/);
    expect(head).toContain('outside the plane (distance)');
    const models = ['θ*', 'Exact retraining', 'K-prior', 'K-prior + EWC', 'EWC', 'Functional regularization', 'Replay', 'Weight prior'];
    expect(rows.map((row) => row.split(',')[0])).toEqual([...models, 'Keep the old model']);
    await page.getByRole('checkbox', { name: 'as numbers' }).check();
    const table = page.getByRole('region', { name: 'Landscape of the past, as numbers' });
    await expect(table.getByRole('row')).toHaveCount(10);
    expect(await axe(page, { within: page.getByRole('tabpanel', { name: 'Landscape' }).or(canvas(page)) })).toEqual([]);
  });
});

test('a scene shows itself, on a narrow page as well', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPanel(page);
  await button(page, 'Show me').click();
  await button(page, /^K-prior with everything remembered/).click();
  await expect(page.getByText(/the two losses rise alike to 10⁻¹² nats/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'The plane' })).toContainText('K-prior lies on the line from θ* to exact retraining');
  await expect(figure(page, 'gain')).toHaveText('1.00');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
});
