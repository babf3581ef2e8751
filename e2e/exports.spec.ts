import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import {
  agreement,
  button,
  canvas,
  draw,
  drop,
  figures,
  memory,
  notices,
  open,
  savedResults,
  savedScenario,
  tab,
  tool,
  visit,
} from './page.ts';

/** Saves by the entry of the Export menu; the file's name and what is in it. */
async function save(page: Page, entry: string): Promise<{ name: string; bytes: Buffer; text: string }> {
  await button(page, 'Export').or(button(page, 'More')).filter({ visible: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, entry).click()]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** References and shapes of an SVG file, as the browser reads it; null where it is not well formed. */
const readSvg = (page: Page, source: string) =>
  page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    if (file.querySelector('parsererror')) return null;
    return {
      title: file.querySelector('title')?.textContent,
      fill: file.documentElement.getAttribute('fill'),
      links: [...file.querySelectorAll('[href]')].map((element) => element.getAttribute('href')?.slice(0, 15)),
      words: [...file.querySelectorAll('text')].map((element) => element.textContent),
      marks: file.querySelectorAll('path').length,
    };
  }, source);

test('data, results and figures as tables; the menu on a narrow page, by keyboard', async ({ page }) => {
  await open(page);
  await test.step('data, results and figures as tables', async () => {
    const results = await savedResults(page);

    const data = await save(page, 'Data (CSV)');
    expect(data.name).toBe('replayground-data.csv');
    const rows = data.text.trimEnd().split('\r\n');
    expect(rows[0]).toBe('\ufeffx1,x2,label,task');
    expect(rows).toHaveLength(1 + 240 + 12);
    expect(rows.at(-1)).toMatch(/,1$/);

    const tidy = await save(page, 'Results (CSV)');
    expect(tidy.name).toBe('replayground-results.csv');
    expect(tidy.text).toMatch(/^\ufeffstep,change,method,figure,value\r\n1,add,/);
    expect(tidy.text).toContain(`1,add,k-prior,gradientError,${results.steps[0]?.methods['k-prior']?.pastGradient.relativeError}\r\n`);

    const table = await save(page, 'Figures of this change (CSV)');
    expect(table.name).toBe('replayground-figures.csv');
    expect(table.text).toContain(`\r\nk-prior,${results.steps[0]?.methods['k-prior']?.disagreement},`);

    const script = await save(page, 'Python script');
    expect(script.name).toBe('replayground.py');
    expect(script.text).toContain('import numpy as np');
    expect(script.text).toContain('def k_prior(past):');
  });
  await test.step('the menu on a narrow page, by keyboard', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await button(page, 'More').focus();
    await page.keyboard.press('Enter');
    await expect(button(page, 'Gradient (SVG)')).toBeInViewport();
    expect(await axe(page, { within: page.getByRole('banner') })).toEqual([]);
    await button(page, 'Python script').focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe('replayground.py');
    await expect(button(page, 'Python script')).toHaveCount(0);
  });
});

test('canvas and gradient as pictures for print, also from a dark page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  for (const [entry, name, words] of [
    ['Canvas', 'replayground-canvas', 'Exact retraining'],
    ['Gradient', 'replayground-gradient', 'K-prior + EWC'],
  ] as const) {
    const drawing = await save(page, `${entry} (SVG)`);
    expect(drawing.name).toBe(`${name}.svg`);
    expect(drawing.text).not.toMatch(/var\(|NaN|undefined|light-dark/);
    const read = await readSvg(page, drawing.text);
    expect(read?.title).toBe('Twelve new points');
    expect(read?.words).toContain(words);
    // The ink of the light theme.
    expect(read?.fill).toBe('rgb(27, 35, 48)');
    expect(read?.links).toEqual(entry === 'Canvas' ? ['data:image/png;'] : []);
    if (entry === 'Canvas') expect(read?.marks).toBeGreaterThan(252);

    const picture = await save(page, `${entry} (PNG)`);
    expect(picture.name).toBe(`${name}.png`);
    const width = Number(/^<svg[^>]* width="(\d+)"/.exec(drawing.text)?.[1]);
    expect(picture.bytes.readUInt32BE(16)).toBe(2 * width);
  }
});

test('a picture that is dropped on the page opens its scenario, to the same figures', async ({ page }) => {
  await open(page);
  await memory(page).fill('50');
  const scenario = await savedScenario(page);
  expect(scenario.memory.size).toBe(50);
  const picture = await save(page, 'Canvas (PNG)');
  const shown = await figures(page);

  await tab(page, 'Memory').click();
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /^Save / })
    .click();
  const [chart] = await Promise.all([page.waitForEvent('download'), button(page, 'Picture (PNG)').click()]);
  const chartBytes = [...readFileSync(await chart.path())];

  // Another scene is on the page.
  await page.goto('about:blank');
  await visit(page, '#fresh');
  await expect(memory(page)).toHaveValue('40');
  await drop(page, 'holiday.jpg', [...picture.bytes]);
  await expect(notices(page).filter({ hasText: 'holiday.jpg is open.' })).toHaveCount(1);
  await expect.poll(() => figures(page)).toEqual(shown);
  expect(await savedScenario(page)).toEqual(scenario);

  // The picture of a chart does the same, and opens its panel.
  await drop(page, 'chart.png', chartBytes);
  await expect(tab(page, 'Memory')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => figures(page)).toEqual(shown);

  // A picture without a scenario costs a sentence.
  const plain = [...picture.bytes.subarray(0, 33), ...picture.bytes.subarray(-12)];
  await drop(page, 'holiday.png', plain);
  await expect(notices(page).filter({ hasText: 'holiday.png was not opened' })).toHaveText(/carries no scenario/);
  expect(await savedScenario(page)).toEqual(scenario);
});

test.describe('embedded', () => {
  test('shows the view that is asked for, sized by its frame, and the way to the whole page', async ({ page }) => {
    await visit(page);
    await memory(page).fill('50');
    const scenario = await savedScenario(page);
    await button(page, 'Share link').click();
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#s=1\./);
    const { hash } = new URL(page.url());

    // The HTML of a frame follows the view and the size.
    await button(page, 'Export').click();
    await button(page, 'Embed …').click();
    const dialog = page.getByRole('dialog', { name: 'Embed', exact: true });
    const code = dialog.getByRole('textbox', { name: 'HTML for your own page' });
    const frame = () =>
      code
        .inputValue()
        .then((text) => /^<iframe src="[^"#]*\/\?embed=(.*?)#(.*?)" title=".+?" width="(\d+)" height="(\d+)" /.exec(text)?.slice(1));
    await expect.poll(frame).toEqual(['canvas', hash.slice(1), '800', '600']);
    await dialog.getByLabel('View').selectOption('Gradient');
    await dialog.getByRole('radio', { name: 'Own size' }).check();
    await dialog.getByLabel('Width').fill('700');
    await dialog.getByLabel('Width').press('Tab');
    await expect.poll(frame).toEqual(['gradient', hash.slice(1), '700', '600']);
    await expect(dialog.getByRole('img', { name: 'Gradient, 700 × 600 pixels' })).toBeVisible();
    expect(await axe(page, { within: dialog })).toEqual([]);

    for (const [width, height] of [
      [480, 360],
      [360, 520],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`./?embed=canvas${hash}`);
      await expect(canvas(page)).toBeVisible();
      await expect(page.getByRole('banner')).toHaveCount(0);
      await expect(page.getByRole('toolbar')).toHaveCount(0);
      const overflow = () =>
        page.evaluate(() => {
          const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
          return [scrollWidth - clientWidth, scrollHeight - clientHeight];
        });
      await expect.poll(overflow).toEqual([0, 0]);
      await expect.poll(async () => (await canvas(page).boundingBox())?.width).toBeGreaterThan(Math.min(width, height) * 0.75);
      const box = await canvas(page).boundingBox();
      expect(box && box.y + box.height).toBeLessThan(height);
      expect(await overflow()).toEqual([0, 0]);
    }
    await expect(page.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(scenario.methods.length + 1);
    expect(await axe(page)).toEqual([]);
    // It is looked at and not drawn on.
    await canvas(page).focus();
    await page.keyboard.press('1');
    await expect(canvas(page)).toHaveAttribute('data-tool', 'pan');

    await page.goto(`./?embed=figures${hash}`);
    await expect(page.getByRole('region', { name: 'Figures of every method' })).toBeVisible();
    await expect(canvas(page)).toHaveCount(0);
    await page.goto(`./?embed=gradient${hash}`);
    await expect(page.getByRole('region', { name: 'True against reconstructed past gradient' })).toBeVisible();
    await expect(page.getByLabel('On the canvas')).toBeHidden();
    await expect(tab(page, 'Figures')).toHaveCount(0);
    await page.goto(`./?embed=sensitivity${hash}`);
    await expect(page.getByRole('application', { name: /^Error and variance\./ })).toBeVisible();
    await expect(page.getByText('Sensitivity', { exact: true })).toBeHidden();

    const link = page.getByRole('link', { name: 'Open in Replayground' });
    await expect(link).toHaveAttribute('target', '_blank');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto((await link.getAttribute('href')) ?? '');
    await figures(page);
    expect((await savedScenario(page)).memory).toEqual(scenario.memory);
  });

  test('a lesson: its step beside the picture or under it, questions, and the way to the same step; storage may be denied', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.setViewportSize({ width: 900, height: 600 });
    await page.goto('./?embed=lesson#l=together/apart');
    const lesson = page.getByRole('region', { name: 'Lesson: Each covers what the others miss' });
    await expect(lesson).toContainText('0.7\u00a0% of the map from exact');
    await button(page, 'Next').click();
    await lesson.getByRole('radio', { name: 'Nearer than both' }).check();
    await button(page, 'That is my guess').click();
    await expect(lesson).toContainText('They do.');
    await expect(page.getByRole('list', { name: 'Lines' })).toContainText(/K-prior \+ EWC 0\.2/);
    await expect(page.getByRole('link', { name: 'Open in Replayground' })).toHaveAttribute('href', /\/#l=together\/guess$/);
    expect(await axe(page)).toEqual([]);
    const boxes = async () =>
      [(await lesson.boundingBox()) ?? { x: 0, y: 0 }, (await canvas(page).boundingBox()) ?? { x: 0, y: 0 }] as const;
    const [text, picture] = await boxes();
    expect(text.x).toBeLessThan(picture.x);
    await page.setViewportSize({ width: 390, height: 700 });
    await expect.poll(async () => (([under, above]) => above.y < under.y && above.x > under.x)(await boxes())).toBe(true);
    const sizes = () => page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    expect(await sizes()).toEqual([390, 700]);
    await page.goto('./?embed=lesson#l=together/nowhere');
    await expect(page.getByText('“Each covers what the others miss” has no step “nowhere”; it begins with its first.')).toBeVisible();
    expect(await sizes()).toEqual([390, 700]);
  });
});

test('the data as CSV, dropped on the page, are the same points and the same changes', async ({ page }) => {
  await open(page);
  // Something of each kind: added points are there; some are deleted, one is moved, some get another class.
  await tool(page, 'Erase').click();
  await draw(page, [[0.3, 0.35], [0.4, 0.4]]); // biome-ignore format: a stroke
  await tool(page, 'Relabel').click();
  await draw(page, [[0.6, 0.6], [0.65, 0.65]]); // biome-ignore format: a stroke
  await tool(page, 'Move').click();
  await canvas(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  const { scenario: before } = await agreement(page);
  expect(before.steps.map(({ kind }) => kind)).toEqual(['add', 'remove', 'relabel', 'move']);
  const data = await save(page, 'Data (CSV)');
  expect(data.text).toMatch(/^\ufeffx1,x2,label,task,change,index\r\n/);

  await drop(page, data.name, data.text);
  const dialog = page.getByRole('dialog', { name: `Open ${data.name}` });
  await expect(dialog.getByRole('list', { name: 'Tasks' }).getByRole('listitem')).toHaveText([
    '0: 240 points, the past',
    '1: 12 points, change 1',
    /^2: \d+ points removed, change 2$/,
    /^3: \d+ points relabelled, change 3$/,
    '4: 1 point moved, change 4',
  ]);
  expect(await axe(page, { within: dialog })).toEqual([]);
  await button(page, 'Open').click();
  const { scenario: after, figures: again } = await agreement(page);
  expect(after.steps).toEqual(before.steps);
  await button(page, 'Undo').click();
  await expect.poll(() => figures(page)).toEqual(again);
});
