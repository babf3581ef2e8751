import { expect, test } from './fixtures.ts';
import { headless, openingScene } from './headless.ts';
import { agreement, badge, figures, printed, savedResults, tab, visit } from './page.ts';

test('opens with a trained model and a change, and every figure is the headless command’s', async ({ page }) => {
  await visit(page);
  const opening = await openingScene();
  const wanted = await headless(opening);
  const shown = await figures(page);
  expect(Object.keys(shown)).toEqual(opening.methods);
  expect(shown).toEqual(await printed(wanted.steps[0]));
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
  await expect(card).toHaveAccessibleDescription(/^0\.7\s% of the map ∇ error at exact 9\s% 3° off, \d\.\d+ as long points 60$/);
  // The same figure has the same value in the panel, at the same θ.
  await tab(page, 'Gradient').click();
  const panel = page.getByRole('tabpanel', { name: 'Gradient' });
  await expect(panel.getByRole('group', { name: /^K-prior: / })).toHaveAccessibleName(/^K-prior: error 9\s%, cosine 0\.999,/);
  await expect(panel.getByText(/^At exact retraining: true gradient across, .* Each dot is one weight \(10\)\.$/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Exact retraining' })).toHaveAccessibleDescription(/^the reference points 260$/);
  await expect(page.getByRole('status').filter({ hasText: 'of the map' })).toHaveText(
    'K-prior differs from exact retraining on 0.7\u00a0% of the map.',
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
