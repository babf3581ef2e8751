import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { button, canvas, nextPicture, visit } from './page.ts';

const text = (page: Page) => page.locator('.present-text');
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const present = (page: Page) => page.locator('.present');
const heightOf = async (page: Page): Promise<number> => (await canvas(page).boundingBox())?.height ?? 0;
/** Pixels of the letters of what a selector finds first, as they are seen. */
const lettersOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const enlarged = element.closest('.present-enlarged');
      const scale = enlarged ? new DOMMatrix(getComputedStyle(enlarged).transform).a : 1;
      return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    });
const countOf = async (page: Page): Promise<number> =>
  Number(/Canvas\. (\d+) points/.exec((await canvas(page).getAttribute('aria-label')) ?? '')?.[1]);

/** Nothing is computed: what waits for new figures is pale. */
const still = async (page: Page): Promise<void> => {
  await expect(page.locator('[data-outdated], .working')).toHaveCount(0);
};

/** Width and height of a PNG. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a clicker leads a room through three lessons; Escape lands at the same step; a slide is a picture', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  // Colours change at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('refused'));
  });
  const on = (): Promise<void> => page.keyboard.press('PageDown');

  // Lesson 1, from the page: what was there stays, and the browser's way back leads to it.
  await visit(page, '#l=something-new/trained');
  await page.keyboard.press('p');
  await expect(title(page)).toHaveText('A model and its past');
  await expect(title(page)).toBeFocused();
  await expect(page).toHaveURL(/\?present#l=something-new\/trained$/);
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect.poll(() => heightOf(page)).toBeGreaterThanOrEqual(860);
  await on();
  await expect(text(page)).toContainText('A model was trained on 240 points');
  expect(await lettersOf(page, '.present-text .lesson-say')).toBeGreaterThanOrEqual(28);
  expect(await lettersOf(page, '.canvas-axes text')).toBeGreaterThanOrEqual(16);
  await on();
  await expect(title(page)).toHaveText('New points');
  await on();
  await expect(text(page)).toContainText('It gets 0.0 % of them right');
  await on();
  await on();
  await expect(text(page)).toContainText('How much of the past will still be right?');
  await expect(text(page).getByText('Fine-tuning')).toHaveCount(0);
  await still(page);
  expect(await axe(page)).toEqual([]);
  await on();
  await expect(text(page)).toContainText('Of the past 35.0 % stays right.');
  await expect(text(page).locator('[data-method="fine-tune"]')).toContainText('57.7 % of the map');
  expect(await lettersOf(page, '.present-methods li')).toBeGreaterThanOrEqual(24);
  await page.keyboard.press('PageUp');
  await expect(text(page).getByText('Fine-tuning')).toHaveCount(0);
  await page.keyboard.press('5');
  await on();
  await expect(text(page)).toContainText('K-prior looks at the new points and 40 old ones');
  await on();
  await expect(button(page, 'Next')).toBeDisabled();

  // The canvas is live where the pointer is.
  const before = await countOf(page);
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error('there is no canvas');
  await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.7 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.7 * box.height, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => countOf(page)).toBeGreaterThan(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => countOf(page)).toBe(before);

  await page.keyboard.press('b');
  const blank = button(page, 'The screen is blank. Show it again');
  await expect(blank).toBeFocused();
  await on();
  await expect(blank).toHaveCount(0);
  await page.keyboard.press('d');
  await expect(page.locator(':root')).toHaveAttribute('data-theme', 'dark');
  await still(page);
  await nextPicture(page);
  expect(await axe(page)).toEqual([]);
  await page.goBack();
  await expect(page.getByRole('heading', { name: /Step 5 of 5/ })).toBeFocused();
  await expect(page).toHaveURL(/\/#l=something-new\/k-prior$/);

  // Lesson 9, by its address.
  await page.goto('./?present#l=exact-in-one-slider/guess');
  await expect(title(page)).toHaveText('Everything remembered');
  await on();
  await expect(text(page)).toContainText('Who lies nearest to exact?');
  await on();
  await expect(text(page).getByRole('listitem').first()).toContainText('K-prior exact');
  await on();
  await on();
  await expect(page.getByText('Not yet.')).toBeVisible();
  await on();
  await expect(title(page)).toHaveText('The whole curve');
  await expect(page.getByRole('application', { name: /^How much must be remembered/ })).toBeVisible();
  await expect(canvas(page)).toHaveCount(0);

  // Lesson 14, and out with Escape.
  await page.goto('./?present#l=together/network-together');
  await expect(title(page)).toHaveText('With 40 points beside it');
  await on();
  await expect(text(page)).toContainText('nearer than the memory alone');
  await expect(text(page).getByText('…')).toHaveCount(0);
  await expect(present(page)).not.toHaveAttribute('data-outdated', /./);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Copy as slide').click()]);
  const slide = readFileSync(await download.path());
  expect(sizeOf(slide)).toEqual([1920, 1080]);
  // A white sheet of this size is 10 KB.
  expect(slide.length).toBeGreaterThan(60_000);
  await expect(page.getByText('The browser did not allow copying, so the slide is saved as replayground-slide.png.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: /Step 4 of 4/ })).toBeFocused();
  await expect(page).toHaveURL(/\/#l=together\/network-together$/);
});

test('a scenario of one’s own has a title and a note, which its link carries; on a portrait screen the text is above', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 1280 });
  await visit(page);
  await page.keyboard.press('p');
  await expect(title(page)).toHaveText('Twenty new points');
  await page.keyboard.press(' ');
  await expect(text(page)).toContainText('A model was trained; then 20 points came.');
  await button(page, 'Title and note …').click();
  await page.getByRole('textbox', { name: 'Title' }).fill('My points');
  await page.getByRole('textbox', { name: 'Note' }).fill('Where the old model is wrong.');
  await button(page, 'Keep').click();
  await expect(title(page)).toHaveText('My points');
  await expect(text(page)).toContainText('Where the old model is wrong.');
  const above = await text(page).boundingBox();
  const below = await canvas(page).boundingBox();
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(800);
  await page.keyboard.press('Escape');
  await expect(canvas(page)).toBeFocused();
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.resolve();
  });
  await button(page, /^Share/).click();
  await expect(page).toHaveURL(/#s=1\./);
  await page.goto(page.url().replace('#', '?present#'));
  await expect(title(page)).toHaveText('My points');
  await page.keyboard.press('PageDown');
  await expect(text(page)).toContainText('Where the old model is wrong.');
});
