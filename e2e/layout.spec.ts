import { expect, test } from './fixtures.ts';
import { canvas, nextPicture, seeCanvas, settled, tab, visit } from './page.ts';

/** Width and height of a screen, and the least side of the canvas there, in pixels. */
const SCREENS = [
  [1024, 768, 500],
  [1280, 720, 350],
  [1440, 900, 420],
  [1920, 1080, 715],
  [2560, 1440, 1150],
  [768, 1024, 640],
  [390, 844, 320],
] as const;

test('the canvas is large on every screen, and no panel moves it', async ({ page }) => {
  await visit(page);
  await settled(page);
  const seen = () =>
    page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const [frame, transport, panels, legend] = [box('.canvas-frame'), box('.transport'), box('.panels'), box('.legend')];
      return {
        side: frame.width,
        left: frame.left,
        top: frame.top + scrollY,
        gap: transport.top - frame.bottom,
        beside: panels.left - frame.right,
        tall: panels.height / innerHeight,
        empty: innerHeight - legend.bottom,
        over: document.documentElement.scrollWidth - innerWidth,
      };
    });
  const panels = await page.getByRole('tablist', { name: 'Panels' }).getByRole('tab').allTextContents();
  expect(panels).toHaveLength(7);
  for (const [width, height, least] of SCREENS) {
    const screen = `${width} × ${height}`;
    await page.setViewportSize({ width, height });
    await expect.poll(async () => (await seen()).side, screen).toBeGreaterThanOrEqual(least);
    await nextPicture(page);
    const first = await seen();
    // Transport follows the canvas, with no more than its axis between, and in one column the row of the method.
    expect(first.gap, screen).toBeLessThan(width < 901 ? 140 : 80);
    if (width >= 1900) {
      expect(first.beside, screen).toBeGreaterThan(0);
      expect(first.tall, screen).toBeGreaterThan(0.9);
      // The canvas, its controls and its legend fill the height.
      expect(first.empty, screen).toBeLessThan(90);
      expect(first.empty, screen).toBeGreaterThanOrEqual(0);
    }
    await tab(page, panels[0] ?? '').focus();
    for (const [k, name] of panels.entries()) {
      if (k > 0) await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('tabpanel', { name })).toBeVisible();
      // In one column the canvas is small while it is above what is looked at.
      await seeCanvas(page);
      const { side, left, top, over } = await seen();
      expect([side, left, top], `${screen}, ${name}`).toEqual([first.side, first.left, first.top]);
      expect(over, `${screen}, ${name}`).toBeLessThanOrEqual(0);
    }
  }
  await expect(canvas(page)).toBeVisible();
});
