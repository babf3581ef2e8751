import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { Scenario } from '../src/scenario/types.ts';
import { axe, expect, test } from './fixtures.ts';
import { agreement, button, canvas, done, draw, drop, figures, notices, open, savedScenario, tool } from './page.ts';

const penguins = readFileSync(createRequire(import.meta.url).resolve('@observablehq/sample-datasets/penguins.csv'), 'utf8');

const axis = (page: Page, name: string) => page.getByRole('group', { name: 'Inputs on the canvas' }).getByRole('combobox', { name });

/** Drops a table and puts all its columns of numbers into the model. */
async function openAll(page: Page, name: string, text: string, count: number): Promise<void> {
  await drop(page, name, text);
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: `All ${count} in the model` })
    .check({ force: true });
  await expect(page.getByRole('dialog')).toContainText(`All ${count} columns go into the model`);
  await button(page, 'Open').click();
  await expect(notices(page).first()).toContainText('are the past now');
}

const added = ({ steps }: Scenario): number[][] => steps.flatMap((step) => (step.kind === 'add' ? step.points : []));

test('four columns of the penguins in the model, two on the canvas: figures, strokes, moves and a link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await openAll(page, 'penguins.csv', penguins, 4);
  const { scenario } = await agreement(page);
  expect(scenario.data.points).toHaveLength(342);
  expect(scenario.data.points?.[0]).toHaveLength(5);
  expect(scenario.model).toMatchObject({ likelihood: 'categorical', inputs: 'standardised' });
  await expect(page.getByText('The map is where flipper_length_mm = 200.9 and body_mass_g = 4202, the means')).toBeVisible();
  await expect(page.getByText('with 4 inputs the cards show its accuracy')).toBeVisible();
  expect(await axe(page)).toEqual([]);

  await axis(page, 'Up').selectOption('body_mass_g');
  await axis(page, 'Across').selectOption('flipper_length_mm');
  await expect(page.getByText('culmen_length_mm = 43.92 and culmen_depth_mm = 17.15')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Axes: flipper_length_mm from .*, body_mass_g from/ })).toBeAttached();

  await tool(page, 'Brush').click();
  await draw(page, [
    [0.3, 0.3],
    [0.5, 0.35],
  ]);
  await expect(done(page)).toHaveText(/^\d+ points added\.$/);
  const painted = (await agreement(page)).scenario;
  const rows = added(painted);
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) expect(row).toEqual([43.92, 17.15, expect.any(Number), expect.any(Number), 1]);
  expect(painted.view).toMatchObject({ axes: [2, 3] });

  // The link opens the same picture of the same data, and the same figures.
  await button(page, /^Share/).click();
  await expect(notices(page).last()).toContainText('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await expect(axis(other, 'Across')).toHaveValue('2');
  await expect(axis(other, 'Up')).toHaveValue('3');
  expect(await figures(other)).toEqual(await figures(page));
  await other.close();
});

test('a moved point keeps the inputs that are not shown; the table of the points has them all', async ({ page }) => {
  await open(page);
  await openAll(page, 'penguins.csv', penguins, 4);
  const before = await savedScenario(page);
  await tool(page, 'Move').click();
  await canvas(page).focus();
  await page.keyboard.press('n');
  await expect(page.getByText(/^Point 0, Adelie, .*flipper_length_mm 181, body_mass_g 3,750/)).toBeAttached();
  await page.keyboard.press('Enter');
  for (let k = 0; k < 8; k++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  const [step] = (await savedScenario(page)).steps;
  if (step?.kind !== 'move') throw new Error(`not a move: ${step?.kind}`);
  const [[index, to] = [-1, []]] = step.points;
  const row = before.data.points?.[index] ?? [];
  expect(to[0]).toBeGreaterThan(row[0] ?? Number.POSITIVE_INFINITY);
  expect(to.slice(2)).toEqual(row.slice(2, 4));
  await button(page, 'Points as a table').click();
  const heads = page.getByRole('region', { name: 'Table of the points' }).getByRole('columnheader');
  for (const name of ['culmen_length_mm', 'culmen_depth_mm', 'flipper_length_mm', 'body_mass_g']) {
    await expect(heads.filter({ hasText: name })).toHaveCount(1);
  }
});

test('twenty columns: linear features, a picture of any two, and no choice that a browser cannot hold', async ({ page }) => {
  const names = Array.from({ length: 20 }, (_, j) => `c${j + 1}`);
  const rows = Array.from({ length: 200 }, (_, i) => {
    const x = names.map((_, j) => Math.sin(i * (j + 1.3)) + (i % 2 ? j / 20 : 0));
    return [...x.map((value) => value.toFixed(3)), i % 2 ? 'yes' : 'no'].join(',');
  });
  await open(page);
  await openAll(page, 'wide.csv', [[...names, 'sold'].join(','), ...rows].join('\n'), 20);
  await expect(notices(page).first()).toContainText('The features are of degree 1, which are 21; degree 3 would be 1,771.');
  await expect(page.getByText('The map is where the other 18 inputs are at their means')).toBeVisible();
  const features = page.getByRole('group', { name: 'Features' }).first();
  await expect(features.getByRole('radio', { name: '5' })).toBeDisabled();
  await expect(features.getByRole('radio', { name: '2' })).toBeEnabled();
  await axis(page, 'Across').selectOption('c20');
  await tool(page, 'Add').click();
  await canvas(page).click({ position: { x: 120, y: 120 } });
  await expect(done(page)).toHaveText('1 point added.');
  const { scenario } = await agreement(page);
  expect(added(scenario)[0]).toHaveLength(21);
});
