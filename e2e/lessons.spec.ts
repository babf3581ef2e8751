import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { button, done, draw, memory, notices, settled, visit } from './page.ts';

const lesson = (page: Page, title: string) => page.getByRole('region', { name: `Lesson: ${title}` });
const card = (page: Page, id: string) => page.locator(`.card[data-method="${id}"]`);

test('a lesson: guess, see, read why; free to touch, to leave and to come back', async ({ page }) => {
  await visit(page);
  await draw(page, [
    [0.2, 0.2],
    [0.3, 0.2],
  ]);
  const had = (await done(page).textContent()) ?? '';
  expect(had).toMatch(/points added/);
  await button(page, 'leverage').press('Enter');
  await expect(page.getByText('How much a point’s own label pulls its prediction')).toBeVisible();
  await page.keyboard.press('Escape');
  await button(page, 'Lessons').click();
  const list = page.getByRole('region', { name: 'Lessons' });
  await expect(list.getByRole('heading', { level: 3 }).first()).toHaveText('The problem');
  expect(await axe(page, { within: list })).toEqual([]);
  await list.getByRole('button', { name: /^Something new arrives/ }).click();

  const steps = lesson(page, 'Something new arrives');
  await expect(steps.getByRole('heading', { name: /Step 1 of 5/ })).toBeFocused();
  await expect(page).toHaveURL(/#l=something-new\/trained$/);
  await page.keyboard.press(']');
  await expect(steps).toContainText('It gets 0.0 % of them right');
  await button(page, 'Next').click();

  // What is asked about stays covered, in words as well.
  await expect(card(page, 'fine-tune')).toContainText('hidden until you have guessed');
  await steps.getByRole('radio', { name: 'About 70 %' }).check();
  await button(page, 'That is my guess').click();
  await expect(steps).toContainText('Of the past 35.0 % stays right.');
  await expect(steps.getByRole('listitem').filter({ hasText: 'your guess' })).toContainText('About 70 %');
  await expect(steps.getByRole('listitem').filter({ hasText: 'the answer' })).toContainText('About 35 %');
  await expect(card(page, 'fine-tune')).toContainText('57.7 % of the map');

  // The guess is remembered; the way back to the own work is offered.
  await button(page, 'Back').click();
  await button(page, 'Next').click();
  await expect(steps).toContainText('Of the past 35.0 % stays right.');
  await button(page, 'Close the lesson').click();
  await expect(page.getByRole('region', { name: /The past$/ })).toBeVisible();
  await notices(page).getByRole('button', { name: 'Back to what you had' }).click();
  await expect(done(page)).toHaveText(had);
});

test('a link opens a step; a lent slider does the task; what was touched can be set up again; an unknown lesson is told', async ({
  page,
}) => {
  await page.goto('./#l=exact-in-one-slider/drag');
  const steps = lesson(page, 'Exact in one slider');
  await expect(steps.getByText('Not yet.')).toBeVisible();
  await memory(page).fill('60');
  await expect(steps.getByText('There it is.')).toBeVisible();
  await settled(page);
  // The figure of the text is that of the card.
  await expect(steps).toContainText('You have changed this.');
  await button(page, 'Set it up again').click();
  await expect(memory(page)).toHaveValue('12');
  await expect(steps.getByText('Not yet.')).toBeVisible();
  await steps.getByRole('button', { name: 'the card K-prior' }).click();
  await expect(card(page, 'k-prior').getByRole('radio')).toBeFocused();

  await page.reload();
  await expect(steps.getByRole('heading', { name: /Step 3 of 4/ })).toBeVisible();
  await page.goto('./#l=no-such-lesson/x');
  await expect(page.getByRole('region', { name: 'Lessons' })).toContainText('There is no lesson “no-such-lesson”');
});

test('an order is guessed with buttons, and both orders are shown', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#l=exact-in-one-slider/guess');
  const steps = lesson(page, 'Exact in one slider');
  await steps.getByRole('button', { name: 'K-prior: up' }).click();
  await button(page, 'That is my guess').click();
  const rows = steps.getByRole('listitem');
  await expect(rows.first()).toContainText('K-prior');
  await expect(rows.first()).toContainText('you: 2');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test('the scenes are a deck: a list with pictures, keys from one to the next, and the way to the lesson that uses one', async ({
  page,
}) => {
  await page.goto('./#l=scenes/gradient-landing');
  const deck = lesson(page, 'Scenes');
  await expect(deck.getByRole('heading', { name: /Scene 5 of 28/ })).toBeFocused();
  await page.keyboard.press(']');
  await expect(deck.getByRole('heading', { name: /Replay pulls away from θ\*/ })).toBeFocused();
  await expect(page).toHaveURL(/#l=scenes\/gradient-replay$/);
  await expect(deck).toContainText('a gradient of 7.2 nats per unit of weight');
  expect(await axe(page, { within: deck })).toEqual([]);
  await button(page, '‹ Scenes').click();
  const list = page.getByRole('region', { name: 'Lessons' });
  await expect(list.locator('.scene-picture')).toHaveCount(28);
  expect(await axe(page, { within: list })).toEqual([]);
  await list.getByRole('button', { name: /Stopped early, replay looks right/ }).click();
  await button(page, 'Close the lesson').click();

  // A scene alone leads to the lesson, too.
  await button(page, 'Part of lesson 15 →').click();
  await expect(lesson(page, 'What it saves').getByRole('heading', { name: /A caution/ })).toBeFocused();
});

test('a lesson is read in German, and in English again at the same step', async ({ page }) => {
  await page.goto('./?lang=de#l=something-new/k-prior');
  const column = page.locator('.lesson');
  await expect(page.getByRole('region', { name: 'Lektion: Etwas Neues kommt dazu' })).toHaveAttribute('lang', 'de');
  await expect(column.getByRole('heading', { name: /Schritt 5 von 5/ })).toHaveText(/Fast dasselbe, mit wenig Vergangenheit/);
  await expect(column).toContainText('auf 0,7 % der Fläche');
  await expect(card(page, 'k-prior')).toContainText('0.7 % of the map');
  expect(await axe(page, { within: column })).toEqual([]);
  await button(page, 'English').click();
  await expect(column).toHaveAttribute('lang', 'en');
  await expect(column.getByRole('heading', { name: /Step 5 of 5/ })).toBeVisible();
  await expect(column).toContainText('they differ on 0.7 % of the map');
  await expect(column).not.toContainText('You have changed this.');
  await expect(page).toHaveURL(/\/#l=something-new\/k-prior$/);
});

/** Rules of axe whose answer depends on the width: what is hidden, what scrolls, what lies on what. */
const OF_WIDTH = [
  'aria-hidden-focus',
  'button-name',
  'color-contrast',
  'label',
  'link-name',
  'nested-interactive',
  'scrollable-region-focusable',
];

/** Steps of every kind: an order and a note; a lent slider and a task; a choice. */
const KINDS = ['mismatch/guess', 'exact-in-one-slider/drag', 'something-new/alone'];

test('steps of every kind, with FULL=1 every step, are sound before and after their question, light and dark, at 1440 px and at 390 px', async ({
  page,
}) => {
  const wide = { width: 1440, height: 900 };
  const narrow = { width: 390, height: 844 };
  await page.setViewportSize(wide);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const column = page.getByRole('region', { name: /^Lesson: / });
  const paint = (scheme: '' | 'dark'): Promise<void> =>
    page.evaluate((scheme) => document.documentElement.style.setProperty('color-scheme', scheme), scheme);
  const found: Record<string, string[]> = {};
  let isWide = true;
  /** At the width that the page has and then at the other one, which it keeps. */
  const look = async (step: string): Promise<void> => {
    for (const turn of [false, true]) {
      if (turn) await page.setViewportSize(isWide ? narrow : wide);
      isWide = isWide !== turn;
      const wrong = await axe(page, { within: column, ...(!isWide && { rules: OF_WIDTH }) });
      if (isWide) {
        await paint('dark');
        const dark = await axe(page, { within: column, rules: ['color-contrast'] });
        await paint('');
        wrong.push(...dark.map((violation) => `dark: ${violation}`));
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wrong.push(`${over} px too wide`);
      if (wrong.length > 0) found[`${step}, ${isWide ? wide.width : narrow.width} px`] = wrong;
    }
  };
  const title = column.getByRole('heading', { name: /^Step \d of \d/ });
  const see = async (step: string): Promise<void> => {
    await expect(page).toHaveURL(new RegExp(`#l=${step}$`));
    await expect(column).toHaveAttribute('data-step', step.replace(/.*\//, ''));
    await look(step);
    const show = button(page, 'Just show me');
    if (!(await show.isVisible())) return;
    await show.click();
    await expect(column.getByText('the answer').first()).toBeAttached();
    await look(`${step}, answered`);
  };
  if (process.env.FULL) {
    // As long as it takes: each step trains every method anew.
    test.setTimeout(0);
    await page.goto('./#l=no-such-lesson/x');
    const entries = page.getByRole('region', { name: 'Lessons' }).getByRole('listitem');
    await expect(entries.first()).toBeVisible();
    const lessons = await entries.count();
    // The other button of an entry is its handout.
    await entries.first().getByRole('button').first().click();
    const nextLesson = button(page, 'Next lesson');
    let ended = 0;
    for (let before = ''; ; ) {
      await expect.poll(() => new URL(page.url()).hash).not.toBe(before);
      before = new URL(page.url()).hash;
      await expect(title).toBeFocused();
      await see(before.slice('#l='.length));
      const last = /^Step (\d+) of \1(?!\d)/.test((await title.textContent()) ?? '');
      if (last) ended++;
      if (last && !(await nextLesson.isVisible())) break;
      await (last ? nextLesson : button(page, 'Next')).click();
    }
    expect(ended).toBe(lessons);
  } else
    for (const step of KINDS) {
      await page.goto(`./#l=${step}`);
      await see(step);
    }
  expect(found).toEqual({});
});
