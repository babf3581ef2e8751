import { expect, test } from './fixtures.ts';
import { canvas, open, tab } from './page.ts';

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
    await expect(page.getByText('boundary before the change')).toBeVisible();
    await expect(canvas(page)).toBeVisible();
    // 12 cm are 453.5 px; all of it on the one page.
    await expect.poll(async () => (await canvas(page).boundingBox())?.width ?? 0).toBeCloseTo(453.5, -1);
    const places = await page.evaluate(() =>
      ['.canvas-frame', '.print-title', '.print-sentence', '.print-figures', '.legend', '.print-link'].map((selector) => {
        const { left, right, top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
        return { selector, left, right, top, bottom };
      }),
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
    await page.emulateMedia({ media: 'screen', colorScheme });
    await expect(sheet).toHaveCount(0);
  });
