import type { Page } from '@playwright/test';
import type { Scenario } from '../src/scenario/types.ts';
import { expect, test } from './fixtures.ts';
import { subject } from './headless.ts';
import { canvas, memory, open, settled } from './page.ts';

/** Starts to read, in every frame that is shown, how far each name lies from its line and which have no leader there, pixels. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: Record<string, number> = {};
    Object.assign(globalThis, { namesSeen: seen });
    const placesOf = (d: string): number[][] => (d.match(/-?[\d.]+,-?[\d.]+/g) ?? []).map((pair) => pair.split(',').map(Number));
    const look = (): void => {
      for (const group of document.querySelectorAll<SVGGElement>('[data-label]')) {
        const id = group.dataset.label ?? '';
        const path = [...document.querySelectorAll(`path[data-part="${id}"], [data-part="${id}"] path`)].at(-1);
        if (!path || group.getAttribute('visibility') !== 'visible') continue;
        const led = group.querySelector('.canvas-leader')?.getAttribute('d');
        const [x = 0, y = 0] = (group.getAttribute('transform')?.match(/-?[\d.]+/g) ?? []).map(Number);
        const width = Number(group.querySelector('rect')?.getAttribute('width'));
        const off = placesOf(path.getAttribute('d') ?? '').map(([px = 0, py = 0]) =>
          Math.hypot(Math.max(0, Math.abs(px - x) - width / 2), Math.max(0, Math.abs(py - y) - 9)),
        );
        seen[id] = Math.max(seen[id] ?? 0, led ? 0 : Math.min(...off));
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

const furthest = (page: Page): Promise<Record<string, number>> => page.evaluate(() => Reflect.get(globalThis, 'namesSeen'));

for (const id of ['sensitivity-mislabelled', 'landscape-replay'])
  test(`names lie on their lines in every frame: ${id}`, async ({ page }) => {
    const { encodeLink, scenes } = await subject();
    const { title, panel, scenario } = scenes.find((scene) => scene.id === id) ?? {};
    await open(page);
    await watch(page);
    await page.evaluate(
      (hash) => location.replace(hash),
      encodeLink({ ...scenario, title, view: { ...scenario?.view, panel } } as Scenario) ?? '',
    );
    await expect(page.getByText(title ?? id, { exact: true }).first()).toBeVisible();
    await settled(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.setViewportSize({ width: 1100, height: 800 });
    await page.setViewportSize({ width: 1440, height: 900 });
    await memory(page).fill('90');
    await settled(page);
    await canvas(page).press('+');
    await settled(page);
    const off = await furthest(page);
    expect(Object.keys(off)).toEqual(expect.arrayContaining(['exact', 'before']));
    for (const [id, pixels] of Object.entries(off)) expect(pixels, id).toBeLessThanOrEqual(12);
  });
