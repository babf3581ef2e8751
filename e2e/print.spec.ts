import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { button, open, tab } from './page.ts';

/** Sheets of paper that a print takes. */
const sheetsOf = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

for (const colorScheme of ['light', 'dark'] as const)
  test(`a print has title, sentence, canvas, legend, figures and link, and no controls: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1047, height: 718 });
    await open(page);
    await tab(page, 'Gradient').click();
    await page.emulateMedia({ media: 'print', colorScheme });
    const sheet = page.getByRole('region', { name: 'Printed sheet' });
    await expect(sheet.getByRole('heading', { level: 2 })).toBeVisible();
    await expect(sheet.getByText(/differs from exact retraining on [\d.]+\s% of the map\./)).toBeVisible();
    await expect(sheet.getByRole('row', { name: /^K-prior [^+]/ })).toBeVisible();
    await expect(sheet.getByText(/#s=1\./)).toBeVisible();
    await expect(sheet.getByText('before the change')).toBeVisible();
    // 12 cm are 453.5 px; all of it on the one page.
    const picture = sheet.getByRole('img', { name: 'Twelve new points' });
    expect((await picture.locator('clipPath rect').first().getAttribute('width')) ?? '').toBe('453.5');
    const boundaries = await picture
      .locator('path[fill="none"]')
      .evaluateAll((all) => all.map((path) => path.getAttribute('d')?.length ?? 0));
    expect(boundaries.filter((length) => length > 100).length).toBeGreaterThan(3);
    // Black on white, whatever the page wears: words, and the middle of the map.
    const ink = await sheet.getByRole('heading', { level: 2 }).evaluate((heading) => getComputedStyle(heading).color);
    expect(Math.max(...(ink.match(/\d+/g) ?? []).slice(0, 3).map(Number))).toBeLessThan(70);
    const lightest = await picture.locator('image').evaluate(async (image) => {
      const loaded = new Image();
      loaded.src = image.getAttribute('href') ?? '';
      await loaded.decode();
      const drawn = document.createElement('canvas');
      drawn.width = drawn.height = 1;
      const context = drawn.getContext('2d');
      context?.drawImage(loaded, 0, 0, 1, 1);
      return Math.min(...[...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3));
    });
    expect(lightest).toBeGreaterThan(180);
    const places = await page.evaluate(() =>
      ['.print-sheet figure > svg', '.print-title', '.print-sentence', '.print-figures', '.print-sheet figcaption', '.print-link'].map(
        (selector) => {
          const { left, right, top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
          return { selector, left, right, top, bottom };
        },
      ),
    );
    for (const [k, one] of places.entries()) {
      expect(one.right - one.left, one.selector).toBeGreaterThan(50);
      expect(one.right, one.selector).toBeLessThanOrEqual(1047);
      expect(one.bottom, one.selector).toBeLessThanOrEqual(718);
      for (const other of places.slice(k + 1)) {
        const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        expect(apart, `${one.selector} and ${other.selector}`).toBe(true);
      }
    }
    const pressed = page.locator('button, select, input, summary, [role="tab"]').filter({ visible: true });
    await expect(pressed).toHaveCount(0);
    expect(await sheetsOf(page)).toBe(1);
    await page.emulateMedia({ media: 'screen', colorScheme });
    await expect(sheet).toHaveCount(0);
  });

test('a handout has every step with its picture and room to write, nothing to press, and the answers on a page at the end', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./#l=together/guess');
  const opener = button(page, 'Handout');
  await opener.click();
  const handout = page.getByRole('region', { name: 'Handout: Each covers what the others miss' });
  const answers = handout.getByRole('region', { name: 'Answers' });
  await expect(answers).toBeVisible();
  expect(await axe(page, { within: handout })).toEqual([]);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const steps = handout.getByRole('region', { name: /^Step \d$/ });
  await expect(steps.getByRole('heading')).toHaveText([/^1\. Two ways/, /^2\. Both together/, /^3\. On a network/, /^4\. With 40 points/]);
  // Each as of its own step: what is asked about is not drawn before it is answered.
  const lines = await steps.evaluateAll((all) =>
    all.map(
      (step) =>
        [...step.querySelectorAll('figure > svg g path[fill="none"]')].filter((path) => (path.getAttribute('d')?.length ?? 0) > 100).length,
    ),
  );
  expect(lines[0]).toBeGreaterThan(3);
  expect(lines[1]).toBe(lines[0]);
  expect(lines[3]).toBeGreaterThan(lines[1] ?? 0);
  await expect(steps.nth(0)).toContainText('0.7\u00a0% of the map from exact');
  await expect(steps.nth(1)).toContainText('Why?');
  await expect(steps.nth(1)).not.toContainText('0.2');
  await expect(answers).toContainText('Nearer than both');
  await expect(answers).toContainText('Together 0.2\u00a0%');
  await expect(handout).toContainText('Transactions on Machine Learning Research, 2023.');
  await expect(handout.getByText(/\/#l=together$/)).toBeVisible();
  await expect(page.locator('button, select, input, summary, a, [role="tab"]').filter({ visible: true })).toHaveCount(0);
  expect(await sheetsOf(page)).toBe(3);
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await page.keyboard.press('Escape');
  await expect(handout).toHaveCount(0);
  await expect(opener).toBeFocused();
});
