import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import {
  agreement,
  button,
  csvOf,
  dismissAll,
  done,
  draw,
  drop,
  figures,
  lineOf,
  memory,
  notices,
  open,
  savedScenario,
  tool,
  visit,
} from './page.ts';

/** Presses the handle of a slider and drags it to a share of its length. */
async function slide(page: Page, share: number): Promise<void> {
  const slider = memory(page);
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('there is no slider');
  const now = await slider.evaluate((input: HTMLInputElement) => Number(input.value) / Number(input.max));
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 8 + now * (box.width - 16), y);
  await page.mouse.down();
  for (const part of [0.25, 0.5, 0.75, 1])
    await page.mouse.move(box.x + (now + (share - now) * part) * box.width + (share === 1 ? 4 : 0), y, { steps: 3 });
  await page.mouse.up();
}

test('drop a file, paint, remember everything, delete, undo, share, and reopen elsewhere to the same figures', async ({
  page,
  browser,
}) => {
  await open(page);

  // One's own data.
  await drop(page, 'shop.csv', csvOf(160, ['0.5,,yes', '0.1,tall,no']));
  await button(page, 'Open').click();
  await expect(notices(page)).toHaveText([/^shop\.csv: 160 points are the past now\. 2 left out, such as line 162: width is missing\./]);
  await expect(page.getByText('Own data: 160 points')).toBeVisible();
  const { scenario: dropped } = await agreement(page);
  expect(dropped).toMatchObject({ title: 'shop.csv', steps: [], data: { columns: ['height', 'width', 'sold'], classes: ['no', 'yes'] } });
  expect(dropped.data.points).toHaveLength(160);
  await expect(page.getByRole('img', { name: /^Axes: height from .* width from / })).toBeAttached();
  await expect(page.getByText('No change yet')).toBeVisible();

  // New points with the brush.
  const before = await lineOf(page, 'exact');
  expect(before).not.toBe('');
  await page.getByRole('radio', { name: 'yes' }).check({ force: true });
  await tool(page, 'Brush').click();
  await draw(page, [
    [0.2, 0.25],
    [0.3, 0.2],
    [0.35, 0.3],
  ]);
  await expect(done(page)).toHaveText(/^\d+ points added\.$/);
  await expect.poll(() => lineOf(page, 'exact')).not.toBe(before);
  const { scenario: painted, figures: painting } = await agreement(page);
  expect(painted.steps).toHaveLength(1);
  const [stroke] = painted.steps;
  if (stroke?.kind !== 'add') throw new Error('the brush adds points');
  expect(stroke.points.length).toBeGreaterThanOrEqual(3);
  expect(stroke.points.every((row) => row[2] === 1)).toBe(true);
  expect(painting.replay?.disagreement).toBeGreaterThan(0);
  expect(painting['k-prior']?.disagreement).toBeGreaterThan(0);

  // Everything remembered: K-prior is exact.
  await slide(page, 1);
  await expect(memory(page)).toHaveAttribute('aria-valuetext', '160 of 160 (100 %)');
  const { scenario: remembering, figures: all } = await agreement(page);
  expect(remembering.memory.size).toBe(160);
  expect(all['k-prior']?.disagreement).toBe(0);
  await expect(page.getByRole('radio', { name: 'K-prior', exact: true })).toHaveAccessibleDescription(/^exact on the map/);

  // One drag was one step, one stroke was one step.
  await button(page, 'Undo').click();
  expect(await savedScenario(page)).toEqual(painted);
  await button(page, 'Undo').click();
  await expect(page.getByText('No change yet')).toBeVisible();
  expect(await savedScenario(page)).toEqual(dropped);
  await page.keyboard.press('Control+Shift+Z');
  expect(await savedScenario(page)).toEqual(painted);
  await button(page, 'Redo').click();
  expect(await savedScenario(page)).toEqual(remembering);
  await expect(button(page, 'Redo')).toBeDisabled();

  // Points go.
  await tool(page, 'Erase').click();
  await draw(page, [
    [0.6, 0.55],
    [0.75, 0.55],
  ]);
  await expect(done(page)).toHaveText(/^\d+ points? deleted\.$/);
  const { scenario: deleted } = await agreement(page);
  expect(deleted.steps.map(({ kind }) => kind)).toEqual(['add', 'remove']);
  await page.keyboard.press('Control+z');
  await agreement(page);
  expect(await savedScenario(page)).toEqual(remembering);
  await page.keyboard.press('Control+y');
  expect(await savedScenario(page)).toEqual(deleted);

  // A link, opened by somebody else.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, /^Share/).click();
  await expect(notices(page).filter({ hasText: 'Link copied.' })).toHaveCount(1);
  expect(new URL(page.url()).hash).toMatch(/^#s=1\./);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  const { figures: mine, scenario: sent } = await agreement(page);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  const complaints: string[] = [];
  other.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  other.on('pageerror', (error) => complaints.push(error.message));
  await other.goto(page.url());
  await expect.poll(() => figures(other)).toEqual(mine);
  expect(await savedScenario(other)).toEqual(sent);
  await expect(done(other)).toHaveText(await done(page).innerText());
  expect(complaints).toEqual([]);
  await elsewhere.close();
});

test('a file chosen with the button; three classes make a model with three outputs', async ({ page }) => {
  await open(page);
  await test.step('a file chosen with the button', async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Open a file').click()]);
    await chooser.setFiles({ name: 'flowers.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf(40).replaceAll(',', ';')) });
    await button(page, 'Open').click();
    await expect(notices(page)).toHaveText([/^flowers\.csv: 40 points are the past now\./]);
    await agreement(page);
    await button(page, 'Undo').click();
    await expect(done(page)).toHaveText('12 points added.');
    await agreement(page);
  });
  await test.step('three classes make a model with three outputs', async () => {
    await dismissAll(page);
    const extra = Array.from(
      { length: 30 },
      (_, k) => `${(2 + (k % 6) * 0.15).toFixed(2)},${(-2 + Math.floor(k / 6) * 0.15).toFixed(2)},perhaps next year`,
    );
    await drop(page, 'three.csv', csvOf(60, extra));
    await button(page, 'Open').click();
    await expect(page.getByText('Own data: 90 points')).toBeVisible();
    // However long their names, all the classes can be chosen.
    for (const name of ['no', 'yes', 'perhaps next year']) await expect(page.getByText(name, { exact: true })).toBeInViewport({ ratio: 1 });
    await page.getByRole('radio', { name: 'perhaps next year' }).check({ force: true });
    await draw(page, [
      [0.3, 0.8],
      [0.36, 0.82],
    ]);
    await expect(done(page)).toHaveText(/points added\.$/);
    const { scenario, results } = await agreement(page);
    expect(scenario.model.likelihood).toBe('categorical');
    expect(scenario.data.classes).toHaveLength(3);
    expect(results.parameters).toBe(30);
  });
});

test('a scenario file goes out and comes back', async ({ page }) => {
  await visit(page);
  await memory(page).fill('80');
  const scenario = await savedScenario(page);
  const { figures: first } = await agreement(page);
  await page.goto('about:blank');
  await visit(page);
  await drop(page, 'mine.json', JSON.stringify(scenario));
  await expect(notices(page)).toHaveText(['mine.json is open.']);
  expect(await savedScenario(page)).toEqual(scenario);
  await expect.poll(() => figures(page)).toEqual(first);
});

test('presets, their count, noise and seed: the same seed gives the same picture', async ({ page }) => {
  await open(page);
  for (const name of ['Two moons', 'Circles', 'Blobs', 'Exclusive or', 'Spirals', 'Long and narrow']) {
    await page.getByRole('radio', { name, exact: true }).check({ force: true });
    await agreement(page);
  }
  const line = await lineOf(page, 'exact');
  const seed = page.getByRole('spinbutton', { name: 'Seed' });
  await seed.fill('11');
  await seed.press('Enter');
  await expect.poll(() => lineOf(page, 'exact')).not.toBe(line);
  await agreement(page);
  await seed.fill('3');
  await seed.press('Enter');
  await expect.poll(() => lineOf(page, 'exact')).toBe(line);
  await page.getByRole('spinbutton', { name: 'Points' }).fill('100');
  await page.getByRole('spinbutton', { name: 'Points' }).press('Enter');
  await page.getByRole('spinbutton', { name: 'Noise' }).fill('0.4');
  await page.getByRole('spinbutton', { name: 'Noise' }).press('Enter');
  const { scenario } = await agreement(page);
  expect(scenario.data.preset).toMatchObject({ count: 100, noise: 0.4, seed: 3 });
});
