import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import type { Scenario } from '../src/scenario/types.ts';
import { expect, test } from './fixtures.ts';
import { agreement, badge, figures, headless, open, printed, savedResults } from './page.ts';

let opening: Scenario;

test.beforeAll(async () => {
  // Through Vite, which knows what import.meta.glob means.
  const scene = fileURLToPath(new URL('../src/lessons/opening.ts', import.meta.url));
  ({ opening } = (await runnerImport<{ opening: Scenario }>(scene, { configFile: false, logLevel: 'silent' })).module);
});

test('opens with a trained model and a change, and every figure is the headless command’s', async ({ page }) => {
  await open(page);
  const wanted = await headless(opening);
  const shown = await figures(page);
  expect(Object.keys(shown)).toEqual(opening.methods);
  expect(shown).toEqual(printed(wanted.steps[0]));
  expect(await savedResults(page)).toEqual(wanted);
  expect(wanted.base.converged).toBe(true);
  expect(wanted.base.gradientNorm).toBeLessThanOrEqual(1e-8);
  for (const id of opening.methods) expect(Number(shown[id]?.['gradient-norm'] ?? 0), id).toBeLessThanOrEqual(1e-8);
  // Where the figures are read is where the page looks now.
  expect((await agreement(page)).scenario).toEqual({ ...opening, view: { panel: 'figures' } });
});

test('a screen reader gets the figures that the cards show', async ({ page }) => {
  await open(page);
  const table = page.getByRole('table', { name: 'Every method against exact retraining, in figures' });
  const row = table.getByRole('row', { name: /^K-prior [^+]/ });
  const [differs = '', error = ''] = await row.getByRole('cell').allInnerTexts();
  expect(differs).toBe('4.3\u00a0%');
  const card = page.getByRole('radio', { name: 'K-prior', exact: true });
  await expect(card).toHaveAccessibleDescription(/^differs 4\.3\s% ∇ error \d+\s% points 44$/);
  await expect(card).toHaveAccessibleDescription(new RegExp(error.replace(/\s/, '\\s')));
  await expect(page.getByRole('radio', { name: 'Exact retraining' })).toHaveAccessibleDescription(/^the reference points 252$/);
  await expect(page.getByRole('status').filter({ hasText: 'of the map' })).toHaveText(
    'K-prior differs from exact retraining on 4.3\u00a0% of the map.',
  );
});

test('the first picture is there soon, and nothing comes from elsewhere', async ({ page }) => {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('path[data-method="exact"]')?.getAttribute('d')) return;
      performance.mark('first picture');
      watch.disconnect();
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
  });
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await open(page);
  const at = await page.evaluate(() => performance.getEntriesByName('first picture')[0]?.startTime);
  test.info().annotations.push({ type: 'first picture', description: `${Math.round(at ?? Number.NaN)} ms` });

  // A second on a laptop; this machine is shared and draws in software.
  expect(at).toBeLessThan(4_000);
  await expect(badge(page)).toHaveText(/SIMD · 8 models · float32/, { timeout: 30_000 });
  expect(loaded.filter((address) => !address.startsWith('data:') && new URL(address).hostname !== 'localhost')).toEqual([]);
});
