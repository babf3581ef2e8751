import type { Locator } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { headless, openingScene } from './headless.ts';
import { agreement, badge, button, canvas, draw, figures, open, printed, savedResults, tab, tool, visit } from './page.ts';

test('opens with a trained model and a change, and every figure is the headless command’s', async ({ page }) => {
  await visit(page);
  const opening = await openingScene();
  const wanted = await headless(opening);
  const shown = await figures(page);
  expect(Object.keys(shown)).toEqual(opening.methods);
  expect(shown).toEqual(await printed(opening, wanted.steps[0]));
  expect(await savedResults(page)).toEqual(wanted);
  expect(wanted.base.converged).toBe(true);
  expect(wanted.base.gradientNorm).toBeLessThanOrEqual(1e-8);
  for (const id of opening.methods) expect(Number(shown[id]?.gradientNorm ?? 0), id).toBeLessThanOrEqual(1e-8);
  // Where the figures are read is where the page looks now.
  expect((await agreement(page)).scenario).toEqual({ ...opening, view: { panel: 'figures' } });
});

test('a screen reader gets the figures that the cards show', async ({ page }) => {
  await visit(page);
  const table = page.getByRole('table', { name: 'Every method against exact retraining, in figures' });
  const row = table.getByRole('row', { name: /^K-prior [^+]/ });
  const [differs = ''] = await row.getByRole('cell').allInnerTexts();
  expect(differs).toBe('0.7\u00a0%');
  const card = page.getByRole('radio', { name: 'K-prior', exact: true });
  await expect(card).toHaveAccessibleDescription(/^0\.7\s% of the map gradient error at exact 8\.5\s% 3° off, \d\.\d+ as long points 60$/);
  // The same figure has the same value in the panel, at the same θ.
  await tab(page, 'Gradient').click();
  const panel = page.getByRole('tabpanel', { name: 'Gradient' });
  await expect(panel.getByRole('group', { name: /^K-prior: / })).toHaveAccessibleName(/^K-prior: error 8\.5\s%, cosine 0\.999,/);
  await expect(panel.getByText(/^At exact retraining: true gradient across, .* Each dot is one weight \(10\)\.$/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Exact retraining' })).toHaveAccessibleDescription(/^the reference points 260$/);
  await expect(page.getByRole('status').filter({ hasText: 'of the map' })).toHaveText(
    'K-prior + EWC is closest, 0.2\u00a0% of the map. K-prior differs from exact retraining on 0.7\u00a0% of the map.',
  );
});

test('the badge says what trains, and nothing comes from elsewhere', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await visit(page);
  await expect(badge(page)).toHaveText(/SIMD · 8 models · float32/);
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.filter((address) => !address.startsWith('data:') && new URL(address).hostname !== 'localhost')).toEqual([]);
});

test('a stranger is told what there is to see, until it is sent away for good', async ({ page }) => {
  await visit(page);
  const hide = button(page, 'Hide the introduction');
  const sentence = hide.locator('..').getByRole('paragraph');
  await expect(sentence).toHaveText(
    'A model was trained; then 20 points came. Exact retraining sees all 260 again; K-prior and the others see at most 40 of the old, those with rings.',
  );
  const invited = canvas(page).getByText('paint here');
  await expect(invited).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await tool(page, 'Add').click();
  await draw(page, [[0.85, 0.15]]);
  await expect(invited).toHaveCount(0);
  await expect(sentence).toContainText('then 21 points came. Exact retraining sees all 261 again');
  await button(page, 'Undo').click();

  const box = async (part: Locator) => (await part.boundingBox()) ?? { y: 0, width: 0, height: 0 };
  const [before, line] = [await box(canvas(page)), await box(hide.locator('..'))];
  await hide.click();
  await expect(hide).toHaveCount(0);
  await expect.poll(async () => Math.abs(before.y - (await box(canvas(page))).y)).toBeLessThanOrEqual(line.height + 1);
  expect((await box(canvas(page))).width).toBeGreaterThanOrEqual(before.width - 1);
  await page.goto('about:blank');
  await visit(page, '#fresh');
  await expect(hide).toHaveCount(0);
  await expect(invited).toHaveCount(0);
});

test('who comes by a link is told nothing of the opening', async ({ page }) => {
  await open(page);
  await expect(button(page, 'Hide the introduction')).toHaveCount(0);
  await expect(canvas(page).getByText('paint here')).toHaveCount(0);
});
