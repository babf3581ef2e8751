import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { subject } from './headless.ts';
import { agreement, button, canvas, csvOf, done, draw, drop, memory, nextPicture, notices, open, tab, tool, visit } from './page.ts';

/** The scene of twelve new points with 60 in the past: its tables are short, and of the same kinds of rows. */
const shortLink = async (): Promise<string | undefined> => {
  const { encodeLink, twelvePoints } = await subject();
  const { preset } = twelvePoints.data;
  return (preset && encodeLink({ ...twelvePoints, data: { preset: { ...preset, count: 60 } } })) ?? undefined;
};

const summaries = (page: Page) => page.locator('summary');

test('axe finds nothing serious, whatever is open, in the light and in the dark', async ({ page }) => {
  // Colours that are on their way from one theme to the other are of neither.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page, await shortLink());
  const found: Record<string, string[]> = {};
  // In turn the light and the dark are first: a change of colours draws the page anew.
  let order: readonly ('light' | 'dark')[] = ['light', 'dark'];
  const look = async (where: string, within?: Locator): Promise<void> => {
    for (const colorScheme of order) {
      await page.emulateMedia({ colorScheme });
      await nextPicture(page);
      // In the dark only the colours are others.
      const violations = await axe(page, { ...(within && { within }), ...(colorScheme === 'dark' && { rules: ['color-contrast'] }) });
      if (violations.length > 0) found[`${where}, ${colorScheme}`] = violations;
    }
    order = [...order].reverse();
  };
  await look('figures');
  // What is opened is looked at by itself: the rest of the page is as it was.
  await tab(page, 'Gradient').click();
  const gradient = page.getByRole('tabpanel', { name: 'Gradient' });
  await look('gradient', gradient);
  await page.getByRole('checkbox', { name: 'as numbers' }).check();
  await look('gradient as numbers', gradient);
  for (const name of ['Delete', 'Relabel', 'Prior δ', 'Model', 'Add']) {
    await tab(page, name).click();
    await look(name, page.getByRole('region', { name: /The change$/ }));
  }
  await button(page, '?').or(button(page, 'Help')).click();
  await look('help', page.getByRole('dialog', { name: 'Help' }));
  await page.keyboard.press('Escape');
  await button(page, 'Export').click();
  await look('export', page.getByRole('banner'));
  await page.keyboard.press('Escape');
  await button(page, 'Optimizer, learning rate, steps, engine').click();
  await look('optimizer', page.getByRole('region', { name: 'Training', exact: true }));
  await page.keyboard.press('Escape');
  await button(page, 'Points as a table').click();
  await look('table of the points', page.getByRole('region', { name: 'Table of the points' }));
  await button(page, 'Points as a table').click();
  for (const summary of await summaries(page).all()) await summary.click({ force: true });
  await look('details', page.locator('details'));
  await drop(page, 'bad.csv', 'nothing');
  await expect(notices(page)).toHaveCount(1);
  await look('notice', page.getByRole('list', { name: 'Notices' }));
  await page
    .getByRole('region', { name: /The past$/ })
    .getByRole('radio', { name: 'MLP' })
    .check({ force: true });
  await agreement(page);
  await look(
    'MLP',
    page
      .getByRole('region', { name: /The past$/ })
      .or(page.getByRole('complementary', { name: 'Methods' }))
      .or(canvas(page)),
  );
  expect(found).toEqual({});
});

test('what a screen reader is told: roles and names, the points, and what happens', async ({ page }) => {
  await open(page);
  await test.step('roles and names: landmarks, one heading of each level in order, everything named', async () => {
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('complementary', { name: 'Methods' })).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1, name: 'Replayground' })).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText([
      '1The past',
      '2The change',
      '3What is remembered',
      'On the canvas',
      'Adapting without retraining',
    ]);
    await expect(page.getByRole('radiogroup', { name: 'Method on the canvas' }).getByRole('radio')).toHaveCount(8);
    await expect(page.getByRole('toolbar', { name: 'Canvas tools' }).getByRole('button')).toHaveCount(10);
    await expect(canvas(page)).toHaveAccessibleName('Canvas. 252 points and the boundaries of 8 methods; the map is that of K-prior.');
    await expect(canvas(page)).toHaveAccessibleDescription(/^Arrow keys move a cursor/);
    await expect(page).toHaveTitle(/Replayground/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
  await test.step('the points are there as a table', async () => {
    await button(page, 'Points as a table').click();
    const table = page.getByRole('region', { name: 'Table of the points' });
    await expect(table.getByRole('row')).toHaveCount(253);
    await expect(table.getByRole('cell', { name: 'new', exact: true })).toHaveCount(12);
    await expect(table.getByRole('cell', { name: 'yes', exact: true })).toHaveCount(32);
  });
  await test.step('what happens is said', async () => {
    await button(page, 'Points as a table').click();
    const status = page.getByRole('status').filter({ hasText: /the (whole )?map\.$/ });
    await expect(status).toHaveText(/ is closest, [\d.]+\s% of the map\. K-prior differs from exact retraining on 4\.3\s% of the map\.$/);
    await memory(page).fill('240');
    await expect(status).toHaveText('K-prior decides as exact retraining does on the whole map.');
    await canvas(page).focus();
    await page.keyboard.press('n');
    const live = page.locator('[aria-live="polite"]').filter({ hasText: /^Point 0, / });
    await expect(live).toHaveText(
      /^Point 0, class [AB], .*probability of class B was 0\.\d{3}, now 0\.\d{3}, residual .*, sensitivity .*\.$/,
    );
  });
});

test('360 and 390 px: nothing to scroll sideways, and the main job can be done', async ({ page }) => {
  const height = 844;
  await page.setViewportSize({ width: 360, height });
  await visit(page);
  /** The wider page first: what is done is done on the narrower one. */
  const overflow = async (): Promise<number> => {
    const at: number[] = [];
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height });
      await nextPicture(page);
      at.push(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
    }
    return Math.max(...at);
  };
  expect(await overflow()).toBeLessThanOrEqual(0);
  await drop(page, 'shop.csv', csvOf(60));
  await button(page, 'Open').click();
  await expect(page.getByText('Own data: 60 points')).toBeVisible();
  await tool(page, 'Brush').click();
  await draw(page, [
    [0.2, 0.3],
    [0.4, 0.3],
  ]);
  await expect(done(page)).toHaveText(/points? added\.$/);
  for (const name of ['Delete', 'Relabel', 'Prior δ', 'Model', 'Add']) {
    await tab(page, name).click();
    expect(await overflow(), name).toBeLessThanOrEqual(0);
  }
  for (const summary of await summaries(page).all()) await summary.click({ force: true });
  expect(await overflow(), 'details').toBeLessThanOrEqual(0);
  await button(page, 'More').click();
  await expect(button(page, 'Scenario (JSON)')).toBeInViewport({ ratio: 1 });
  expect(await overflow(), 'menu').toBeLessThanOrEqual(0);
  await button(page, 'Help and keys').click();
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeInViewport();
  expect(await overflow(), 'help').toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  expect(await axe(page)).toEqual([]);
  // A finger finds what it needs: at least 24 px, as WCAG 2.2 asks.
  const small = () =>
    page
      .getByRole('button')
      .or(page.getByRole('tab'))
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility() && Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 23.5)
          .map((one) => one.getAttribute('aria-label') ?? one.textContent),
      );
  expect(await small(), '360 px').toEqual([]);
  await page.setViewportSize({ width: 390, height });
  expect(await small(), '390 px').toEqual([]);
});

test('at 200 % zoom everything is there', async ({ browser, baseURL }) => {
  // A window of 1440 × 900 at 200 % is one of 720 × 450 with two pixels a pixel.
  const context = await browser.newContext({
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  for (const there of [
    canvas(page),
    memory(page),
    tab(page, 'Model'),
    page.getByRole('button', { name: /^Share/ }),
    page.getByRole('button', { name: 'Watch it train' }),
    page.getByText('Adapting without retraining'),
  ]) {
    await there.scrollIntoViewIfNeeded();
    await expect(there).toBeInViewport();
  }
  await memory(page).fill('100');
  await agreement(page);
  await context.close();
});

test('less motion, and colours by choice', async ({ page }) => {
  await open(page);
  await test.step('who wants less motion gets none', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map(
          (element) =>
            ({
              element: element.className.toString(),
              ...Object.fromEntries(
                ['transitionDuration', 'animationDuration'].map((name) => [
                  name,
                  getComputedStyle(element).getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
                ]),
              ),
            }) as Record<string, string>,
        )
        .filter(({ transitionDuration = '', animationDuration = '' }) =>
          [transitionDuration, animationDuration].some((list) => list.split(',').some((time) => Number.parseFloat(time) > 0.011)),
        )
        .map(({ element }) => element),
    );
    expect(moving).toEqual([]);
  });
  await test.step('colours by choice, over those of the system', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.emulateMedia({ colorScheme: 'light' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: /^Colours: as the system; change to light$/ }).click();
    expect(await background()).toBe(light);
    await page.getByRole('button', { name: /^Colours: light; change to dark$/ }).click();
    await expect.poll(background).not.toBe(light);
    await expect(button(page, /^Colours: dark; change to/)).toBeVisible();
  });
});
