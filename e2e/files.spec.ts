import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { agreement, button, csvOf, dismissAll, done, drop, figures, notices, open, savedScenario } from './page.ts';

const preview = (page: Page, name: string) => page.getByRole('dialog', { name: `Open ${name}` });

/** A European export: semicolons, decimal commas, a column of words, missing cells, three classes. */
function messy(): string {
  const [, ...rows] = csvOf(90).split('\n');
  const lines = rows.map((row, k) => {
    const [x = '', y = '', sold = ''] = row.split(',');
    const height = k === 4 ? '' : k === 9 ? 'k. A.' : x.replace('.', ',');
    return [
      k + 1,
      `"Filiale ${k % 7}; Nord"`,
      height,
      y.replace('.', ','),
      k % 3 === 2 ? 'vielleicht' : sold === 'yes' ? 'ja' : 'nein',
    ].join(';');
  });
  return ['# Stand 2024', 'Nr;Filiale;Höhe;Breite;Verkauft', ...lines].join('\r\n');
}

const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('tables: a messy European file, roles and classes by hand, and a number to predict', async ({ page }) => {
  await open(page);
  await test.step('a messy European file: preview, open with one key, figures, one undo step', async () => {
    const before = await savedScenario(page);
    await drop(page, 'läden.csv', messy());
    const dialog = preview(page, 'läden.csv');
    await expect(dialog).toContainText('90 rows; columns by semicolons, header in line 2, one comment; decimal commas.');
    await expect(dialog).toContainText('88 points');
    await expect(dialog.getByRole('list', { name: 'Dropped rows' }).getByRole('listitem')).toHaveText([
      'line 7: Höhe is missing',
      'line 12: Höhe is not a number: “k. A.”',
    ]);
    await expect(dialog.getByRole('combobox', { name: 'Role of Höhe' })).toHaveValue('first');
    await expect(dialog.getByRole('combobox', { name: 'Role of Breite' })).toHaveValue('second');
    await expect(dialog.getByRole('combobox', { name: 'Role of Verkauft' })).toHaveValue('label');
    await expect(dialog.getByRole('combobox', { name: 'Role of Nr' })).toHaveValue('unused');
    expect(await axe(page, { within: dialog })).toEqual([]);

    await expect(button(page, 'Open')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(notices(page)).toHaveText([/^läden\.csv: 88 points are the past now\. 2 left out, such as line 7: Höhe is missing\.$/]);
    const { scenario } = await agreement(page);
    expect(scenario.data).toMatchObject({ columns: ['Höhe', 'Breite', 'Verkauft'], classes: ['ja', 'nein', 'vielleicht'] });
    expect(scenario.model.likelihood).toBe('categorical');
    await button(page, 'Undo').click();
    expect(await savedScenario(page)).toEqual(before);
  });
  await test.step('roles, components, classes and scaling can be changed; Cancel and Escape change nothing', async () => {
    await dismissAll(page);
    const before = await savedScenario(page);
    const rows = Array.from({ length: 60 }, (_, k) =>
      [k % 7, (k * k) % 11, 2 * (k % 7) + (k % 3), k % 2, ['a', 'b', 'c'][k % 3]].join('\t'),
    );
    const text = ['u\tv\tw\ttask\tkind', ...rows].join('\n');
    await drop(page, 'wide.tsv', text);
    const dialog = preview(page, 'wide.tsv');
    const role = (name: string) => dialog.getByRole('combobox', { name: `Role of ${name}` });
    await expect(dialog.getByRole('list', { name: 'Tasks' }).getByRole('listitem')).toHaveText([
      '0: 30 points, the past',
      '1: 30 points, change 1',
    ]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(await savedScenario(page)).toEqual(before);

    await drop(page, 'wide.tsv', text);
    await role('w').selectOption('y axis');
    await expect(role('v')).toHaveValue('unused');
    await dialog.getByRole('radio', { name: 'Two principal components' }).check({ force: true });
    await expect(dialog).toContainText(/The two components hold \d+\.\d\s%/);
    await dialog.getByRole('radio', { name: 'Two columns' }).check({ force: true });
    await role('u').selectOption('x axis');
    await dialog.getByRole('textbox', { name: 'Class of b' }).fill('a');
    await dialog.getByRole('textbox', { name: 'Class of b' }).press('Enter');
    await dialog.getByRole('radio', { name: 'Raw' }).check({ force: true });
    await button(page, 'Open').click();
    await expect(done(page)).toHaveText('30 points added.');
    const { scenario } = await agreement(page);
    expect(scenario.data.classes).toEqual(['a', 'c']);
    expect(scenario.model).toMatchObject({ inputs: 'raw', likelihood: 'bernoulli' });
    expect(scenario.steps).toHaveLength(1);
    await button(page, 'Undo').click();
    expect(await savedScenario(page)).toEqual(before);
  });
  await test.step('a table whose label is a number: opened as one to predict, and painted with', async () => {
    const rows = Array.from({ length: 60 }, (_, k) => `${k / 20},${((k * k) % 17) / 8},${(10 + k / 3).toFixed(2)}`);
    await drop(page, 'fuel.csv', ['wt,hp,mpg', ...rows].join('\n'));
    const dialog = preview(page, 'fuel.csv');
    await expect(dialog.getByRole('radio', { name: 'A number to predict' })).toBeChecked();
    await expect(dialog).toContainText('60 points. The model predicts mpg, a number from 10.0 to 29.7.');
    await dialog.getByRole('radio', { name: 'A class' }).check({ force: true });
    await expect(dialog.getByRole('alert')).toHaveText(
      'Column mpg has 60 different values, and at most 50 can be classes. Let the model predict a number, or choose another label.',
    );
    await dialog.getByRole('radio', { name: 'A number to predict' }).check({ force: true });
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await button(page, 'Open').click();
    expect((await savedScenario(page)).model.likelihood).toBe('gaussian');
    const label = page.getByRole('spinbutton', { name: 'mpg of the points' });
    await expect(label).toHaveValue('29.7');
    await label.fill('500');
    await label.press('Enter');
    await expect(notices(page).last()).toHaveText('mpg of the points: 500 became 49, the most there is.');
  });
});

test('numbers with two readings: the preview asks, one press answers, another one changes it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const rows = Array.from({ length: 20 }, (_, k) => `${1 + (k % 3)}.${234 + k};${k % 7};${k % 2 ? 'ja' : 'nein'}`);
  await drop(page, 'preise.csv', ['Preis;Menge;Gekauft', ...rows].join('\n'));
  const dialog = preview(page, 'preise.csv');
  await expect(dialog.getByRole('alert')).toHaveText(
    'Nothing in this table says what “1.234” in Preis is. Say it, and all numbers are read so.',
  );
  await expect(button(page, 'Open')).toBeDisabled();
  expect(await axe(page, { within: dialog })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expect(dialog.getByRole('radio', { name: '1234', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(dialog).toContainText('20 rows; columns by semicolons, header in line 1; points between thousands.');
  await dialog.getByRole('radio', { name: 'Data' }).check({ force: true });
  await expect(dialog).toContainText('21 rows; columns by semicolons, no header; points between thousands.');
  await dialog.getByRole('radio', { name: 'Names' }).check({ force: true });
  await expect(dialog).toContainText('20 rows;');
  await dialog.getByRole('combobox', { name: 'Columns by' }).selectOption('tabs');
  await expect(dialog.getByRole('alert')).toHaveText(/^It cannot be read so: Line 1 has one column/);
  await expect(dialog).toContainText('20 rows; columns by semicolons');
  await dialog.getByRole('radio', { name: '1.234', exact: true }).check({ force: true });
  await dialog.getByRole('radio', { name: '1234', exact: true }).check({ force: true });
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const { data } = await savedScenario(page);
  expect(data.points?.slice(0, 2)).toEqual([
    [1234, 0, 1],
    [2235, 1, 0],
  ]);
});

test('cells that are pasted, JSON, several files as changes, and an archive', async ({ page }) => {
  await open(page);
  await test.step('cells are pasted, anywhere but into a text field', async () => {
    await paste(page, csvOf(40).replaceAll(',', '\t'));
    await expect(preview(page, 'pasted cells')).toContainText('40 rows; columns by tabs, header in line 1.');
    await button(page, 'Open').click();
    await expect(page.getByText('Own data: 40 points')).toBeVisible();
    await agreement(page);
  });
  await test.step('JSON in three shapes, and several files as changes that follow each other', async () => {
    const [, ...rows] = csvOf(30).split('\n');
    const entries = rows.map((row) => row.split(',')).map(([x, y, label]) => ({ x: Number(x), y: Number(y), label }));
    const column = (key: 'x' | 'y' | 'label') => entries.map((entry) => entry[key]);
    for (const value of [
      entries,
      entries.map(({ x, y, label }) => [x, y, label]),
      { x: column('x'), y: column('y'), label: column('label') },
    ]) {
      await drop(page, 'points.json', JSON.stringify(value));
      await expect(preview(page, 'points.json')).toContainText('30 points');
      await button(page, 'Open').click();
      const { data } = await savedScenario(page);
      expect(data.points).toEqual(entries.map(({ x, y, label }) => [x, y, label === 'yes' ? 1 : 0]));
    }

    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Open a file').click()]);
    const file = (name: string, count: number) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(csvOf(count)) });
    await chooser.setFiles([file('monday.csv', 40), file('tuesday.csv', 20)]);
    await button(page, 'Open').click();
    await expect(notices(page).last()).toHaveText(/^monday\.csv and 1 more: 40 points are the past now, 20 points come in one change\.$/);
    await expect(done(page)).toHaveText('20 points added.');
    await agreement(page);
  });
  await test.step('an archive with arrays that cannot be used opens with those that can, and says which are left out', async () => {
    await drop(page, 'mixed.npz', [...readFileSync('src/data/files/fixtures/mixed.npz')]);
    const dialog = preview(page, 'mixed.npz');
    await expect(dialog).toContainText('6 rows; NumPy archive with X, y.');
    await expect(dialog).toContainText('Array img is left out: it has 3 dimensions (6 × 2 × 2); one or two are needed.');
    await expect(dialog).toContainText('Array meta is left out: it holds Python objects, which only Python can open;');
    await button(page, 'Open').click();
    expect((await savedScenario(page)).data).toMatchObject({ columns: ['X 1', 'X 2', 'y'], classes: ['blau', 'grün', 'rot'] });
  });
});

test('a large file shows its progress, can be cancelled, and is sampled', async ({ page }) => {
  await open(page);
  const before = await savedScenario(page);
  /** Rows, a hundred thousand of them so many times over, made in the page: 1.5 MB each time. */
  const dropLarge = (times: number): Promise<void> =>
    page.evaluate((times) => {
      const rows = Array.from({ length: 100_000 }, (_, k) => `${(k * 7) % 1013},${(k * 31) % 997},${k % 2 ? 'yes' : 'no'}`).join('\n');
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x,y,label\n', ...Array.from({ length: times }, () => `${rows}\n`)], 'large.csv'));
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, times);
  // Read, but for the end of it: on a quick machine it would be over before one looks.
  const isReader = /\/readFiles-[^/]*\.js$/;
  await page.route(isReader, async (route) => {
    const response = await route.fetch({ maxRetries: 3 });
    const progressAlone =
      "{ const send = self.postMessage.bind(self); self.postMessage = (reply) => reply.kind === 'progress' && send(reply); }";
    await route.fulfill({ response, body: `${progressAlone}\n${await response.text()}` });
  });
  await dropLarge(1);
  const dialog = preview(page, 'large.csv');
  const progress = dialog.getByRole('progressbar');
  await expect.poll(() => progress.evaluate((bar) => (bar as HTMLProgressElement).value)).toBeGreaterThan(0);
  await expect(progress).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(dialog).toHaveCount(0);
  expect(await savedScenario(page)).toEqual(before);

  await page.unroute(isReader);
  const times = process.env.FULL ? 20 : 3;
  await dropLarge(times);
  await expect(dialog).toContainText(`5,000 points, a random sample of ${(100_000 * times).toLocaleString('en')}.`);
  await button(page, 'Open').click();
  await expect(page.getByText('Own data: 5,000 points')).toBeVisible();
});

test('real data at one press, with source and licence, also through a link', async ({ page, browser }) => {
  await open(page);
  const before = await savedScenario(page);
  const source = (where: Page) =>
    where.getByText(/^Palmer penguins: 219 points .*Source: Gorman, Williams and Fraser 2014; palmerpenguins, CC0\.$/);
  await button(page, 'Palmer penguins').click();
  await expect(source(page)).toBeVisible();
  const { scenario } = await agreement(page);
  expect(scenario.data.classes).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
  await expect(done(page)).toHaveText('123 points added.');
  await button(page, 'Undo').click();
  expect(await savedScenario(page)).toEqual(before);

  await button(page, 'Palmer penguins').click();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, /^Share/).click();
  await expect(notices(page).filter({ hasText: 'Link copied.' })).toHaveCount(1);
  const { figures: mine } = await agreement(page);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect.poll(() => figures(other)).toEqual(mine);
  await expect(source(other)).toBeVisible();
  await elsewhere.close();

  await button(page, 'Iris').click();
  await expect(page.getByText(/^Iris: 100 points .*CC BY 4\.0\.$/)).toBeVisible();
  await agreement(page);
});
