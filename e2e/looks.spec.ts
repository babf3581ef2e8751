import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { button, canvas, memory, open, seeCanvas, tab } from './page.ts';

const PANELS = ['Gradient', 'Landscape', 'Memory', 'Sensitivity', 'Profile', 'Training', 'Figures'];

/** Elements with words of their own that are smaller than `least`, as 'size words'. */
const smallText = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((limit) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim();
      const parent = node.parentElement;
      if (!words || !parent?.checkVisibility({ visibilityProperty: true }) || parent.closest('math')) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < limit) found.add(`${size} ${words}`);
    }
    return [...found];
  }, least);

test('no word of the page or of a panel is smaller than 12 px', async ({ page }) => {
  await open(page);
  for (const name of PANELS) {
    await tab(page, name).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    await expect.poll(() => smallText(page, 12), name).toEqual([]);
  }
});

test('a finger finds every control: 44 px, on a phone; a term within a sentence 24 px', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await open(page);
  const small = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, [role="tab"], select, input, summary, a[href]')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden, .skip'))
        .flatMap((one) => {
          // A control within its label is pressed by the label.
          const target = one.matches('[type="radio"], [type="checkbox"]') ? (one.closest('label') ?? one) : one;
          const { width, height } = target.getBoundingClientRect();
          return Math.min(width, height) < (one.closest('.term') ? 23.5 : 43.5)
            ? [
                `${width.toFixed(0)} × ${height.toFixed(0)} ${one.getAttribute('aria-label') ?? (target.textContent || one.getAttribute('name') || one.outerHTML.slice(0, 80))}`,
              ]
            : [];
        }),
    );
  for (const name of ['Delete', 'Relabel', 'Prior δ', 'Model', 'Add']) {
    await tab(page, name).click();
    await expect.poll(small, name).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});

for (const colorScheme of ['dark', 'light'] as const)
  test(`a contrast theme, ${colorScheme}: points and lines are seen, what is chosen is marked`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await open(page);
    const look = () =>
      canvas(page).evaluate((frame) => {
        const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
        const luminance = (color: readonly number[]): number => {
          const [r = 0, g = 0, b = 0] = color.map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one: readonly number[], other: readonly number[]): number => {
          const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
          return (high + 0.05) / (low + 0.05);
        };
        const ground = channels(getComputedStyle(frame).backgroundColor);
        const layer = frame.querySelector<HTMLCanvasElement>('canvas[data-layer="points"]');
        const { data = new Uint8ClampedArray() } = layer?.getContext('2d')?.getImageData(0, 0, layer.width, layer.height) ?? {};
        let inked = 0;
        const hues = new Set<string>();
        for (let at = 0; at < data.length; at += 4) {
          const color = [...data.slice(at, at + 3)];
          if ((data[at + 3] ?? 0) < 255 || contrast(color, ground) < 1.8) continue;
          inked++;
          hues.add(color.map((value) => value >> 5).join());
        }
        const line = frame.querySelector('[data-part="exact"] path:last-of-type');
        return { inked, hues: hues.size, line: line ? contrast(channels(getComputedStyle(line).stroke), ground) : 0 };
      });
    await expect.poll(async () => (await look()).inked).toBeGreaterThan(1_000);
    const seen = await look();
    expect(seen.hues).toBeGreaterThan(2);
    expect(seen.line).toBeGreaterThan(7);
    const marked = async (selector: string): Promise<{ chosen: string; other: string }> => ({
      chosen: await page
        .locator(`${selector}:is([aria-pressed="true"], [data-state="active"], :has(:checked))`)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor),
      other: await page
        .locator(`${selector}:not([aria-pressed="true"], [data-state="active"], :has(:checked))`)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor),
    });
    const highlight = await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.cssText = 'forced-color-adjust: none; background: Highlight';
      document.body.append(probe);
      return getComputedStyle(probe).backgroundColor;
    });
    for (const selector of ['.canvas-tool', '.panel-tab', '.change-tab', '.segment']) {
      const { chosen, other } = await marked(selector);
      expect(chosen, selector).toBe(highlight);
      expect(other, selector).not.toBe(highlight);
    }
    await expect(page.locator('.card:has([type="radio"]:checked)')).toHaveCSS('outline-style', 'solid');
    await expect(page.locator('.card-switch span').first()).toHaveCSS('border-top-style', 'solid');
    await expect(memory(page)).toHaveCSS('forced-color-adjust', 'none');
    // The order of the methods is seen by the bars of their cards.
    await expect(page.locator('.card-bar').first()).toHaveCSS('forced-color-adjust', 'none');
  });

test('the first stop of the keyboard leads to the canvas', async ({ page }) => {
  await page.goto('./');
  await expect(canvas(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Skip to the canvas')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toBeFocused();
});

/** Sets the size of text as a person does in the browser, pixels. */
const setText = async (page: Page, standard: number, fixed = standard): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard, fixed } });
};

// The browser's page goes on to the next test.
test.afterEach(({ page }) => setText(page, 16, 13));

for (const size of [24, 32])
  test(`text of ${size} px, as a browser is set: nothing is cut, overlaps or needs scrolling sideways`, async ({ page }) => {
    await setText(page, size);
    await open(page);
    await tab(page, 'Gradient').click();
    await seeCanvas(page);
    expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(size);
    const found = await page.evaluate(() => {
      const shown = (selector: string): HTMLElement[] =>
        [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
      const nameOf = (one: Element): string => one.getAttribute('aria-label') ?? (one.textContent?.trim() || one.className);
      const cut = shown('button, label, h1, h2, legend, summary, .card-title, .hint')
        .filter((one) => !one.matches('.skip, .clipped, .canvas-tool') && !one.closest('.visually-hidden'))
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline')
        .map(nameOf);
      const parts = shown('.section, .canvas-tool, .canvas-frame, .transport button, .panels, .card').map((one) => ({
        one,
        box: one.getBoundingClientRect(),
      }));
      const overlapping = parts.flatMap(({ one, box }, k) =>
        parts
          .slice(k + 1)
          .filter(({ one: other, box: its }) => {
            if (one.contains(other) || other.contains(one)) return false;
            const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
            const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
            return across > 1 && down > 1;
          })
          .map(({ one: other }) => `${nameOf(one).slice(0, 40)} and ${nameOf(other).slice(0, 40)}`),
      );
      const side = document.querySelector('.canvas-frame')?.getBoundingClientRect().width ?? 0;
      return { cut, overlapping, side, sideways: document.documentElement.scrollWidth - innerWidth };
    });
    expect(found).toMatchObject({ cut: [], overlapping: [] });
    expect(found.sideways).toBeLessThanOrEqual(0);
    expect(found.side).toBeGreaterThan(300);
  });
