import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { button, draw, drop, memory, notices, settled, visit } from './page.ts';

const editor = (page: Page) => page.getByRole('region', { name: 'Make a lesson' });
const card = (page: Page, id: string) => page.locator(`.card[data-method="${id}"]`);

test('a lesson of three steps is made with mouse and keyboard, and opens elsewhere by its link and its file to the same figures; a damaged link changes nothing', async ({
  page,
  browser,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page);
  await draw(page, [
    [0.2, 0.2],
    [0.3, 0.2],
  ]);
  await button(page, 'More ways to share').click();
  await button(page, 'Make a lesson …').click();
  const made = editor(page);
  await expect(made.getByRole('heading', { name: 'Make a lesson' })).toBeFocused();

  // By keyboard: title, author and claim, the first step, its heading and text with a live figure, and what to look at from a list.
  await page.keyboard.press('Tab');
  await page.keyboard.type('Where nothing was');
  await page.keyboard.press('Tab');
  await page.keyboard.type('A. Teacher');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Twenty points bend the line <b>here</b>.');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Add as a step')).toBeFocused();
  await page.keyboard.press('Enter');
  await made.getByRole('textbox', { name: 'Heading' }).fill('My points');
  const text = made.getByRole('textbox', { name: 'Text', exact: true });
  await text.fill('K-prior differs on');
  await made.getByLabel('Insert into Text').selectOption('{k-prior.disagreement}');
  await expect(text).toBeFocused();
  await page.keyboard.type(' of the map.');
  await settled(page);
  // The points were rounded as a link rounds them, on the page as well.
  const figure = (await card(page, 'k-prior').getByText('of the map').innerText()).replace(/ of the map.*/s, '');
  await expect(made).toContainText(`K-prior differs on ${figure} of the map.`);
  await expect(made).toContainText('7 of 60 words');
  await made.getByLabel('A thing to look at, from a list').selectOption('memory.size');

  // By mouse: the second step, pointing at the canvas, and a question whose answer is computed.
  await page.getByText('All controls').click();
  await memory(page).fill('80');
  await button(page, 'Add as a step').click();
  await made.getByRole('textbox', { name: 'Heading' }).fill('More of the past');
  await button(page, 'Point at a thing').click();
  await page.locator('.stage [role="application"]').click({ position: { x: 60, y: 60 } });
  await expect(made.getByRole('button', { name: 'Do not look at the canvas' })).toBeVisible();
  await made.getByRole('radio', { name: 'Order', exact: true }).check();
  await made.getByRole('textbox', { name: 'What is asked' }).fill('Who is nearest to exact?');
  await expect(made.getByText(/^The answer, computed: K-prior/)).toBeVisible();
  expect(await axe(page, { within: made })).toEqual([]);

  // A third step with a claim that is false; the order is changed, a step removed and put back.
  await memory(page).fill('10');
  await button(page, 'Add as a step').click();
  await made.getByRole('textbox', { name: 'Heading' }).fill('Ten points');
  await made.getByText('The step claims a figure').click();
  await expect(made.getByText(/^It does not hold: the difference from exact of K-prior is/)).toBeVisible();
  await button(page, 'Remove').click();
  await expect(made.getByRole('listitem').filter({ hasText: 'Ten points' })).toHaveCount(0);
  await notices(page).getByRole('button', { name: 'Put it back' }).click();
  await button(page, 'Ten points: up').click();
  await button(page, 'Ten points: down').click();

  // It is there after a reload, and is tried out as a student.
  await page.reload();
  await expect(made.getByRole('button', { name: 'Ten points' }).first()).toBeVisible();
  await button(page, 'Try it').click();
  const mine = page.getByRole('region', { name: 'Lesson: Where nothing was' });
  await expect(mine).toContainText(`K-prior differs on ${figure} of the map.`);
  await button(page, 'Back to editing').click();
  await button(page, 'Copy link').click();
  await expect(notices(page).filter({ hasText: 'Link to the lesson copied' })).toContainText('There is no server');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save file').click()]);
  expect(download.suggestedFilename()).toBe('where-nothing-was.lesson.json');
  const file = readFileSync(await download.path(), 'utf8');

  // Another browser: the link opens to the same figures, the guess comes first, and a false claim says so.
  const elsewhere = await browser.newContext();
  const student = await elsewhere.newPage();
  await student.goto(link);
  const lesson = student.getByRole('region', { name: 'Lesson: Where nothing was' });
  await expect(lesson).toContainText('Lesson by A. Teacher · not checked by Replayground');
  await expect(lesson).toContainText(`K-prior differs on ${figure} of the map.`);
  await expect(student).toHaveURL(/#t=1\..*&l=s1$/);
  await student.keyboard.press(']');
  await expect(card(student, 'k-prior')).toContainText('hidden until you have guessed');
  await button(student, 'That is my guess').click();
  await expect(lesson.getByRole('listitem').filter({ hasText: 'the answer' }).first()).toContainText('K-prior');
  await student.keyboard.press(']');
  await expect(lesson).toContainText('Computed here it does not hold: the difference from exact of K-prior is');
  await button(student, '‹ Lessons').click();
  const list = student.getByRole('region', { name: 'Lessons' });
  await expect(list.getByRole('heading', { name: 'Lessons from others' })).toBeVisible();
  await expect(list).toContainText('Twenty points bend the line <b>here</b>.');
  expect(await axe(student, { within: list })).toEqual([]);

  // A damaged link tells one sentence and leaves the work; the file comes back as the same lesson.
  await button(student, 'Close the lessons').click();
  await memory(student).fill('33');
  await student.evaluate(
    (hash) => {
      location.hash = hash;
    },
    new URL(link).hash.slice(0, -3),
  );
  await expect(notices(student).filter({ hasText: 'The lesson was not opened' })).toHaveText(
    /The link is cut short: part of it was lost on the way\./,
  );
  await expect(memory(student)).toHaveValue('33');
  await drop(student, 'where-nothing-was.lesson.json', file);
  await expect(lesson).toContainText(`K-prior differs on ${figure} of the map.`);
  await elsewhere.close();
});
