import { expect, test } from './fixtures.ts';
import { agreement, atRest, canvas, draw, open, type Place, tool } from './page.ts';

const ROUND: readonly Place[] = [
  [0.2, 0.2],
  [0.8, 0.2],
  [0.8, 0.8],
  [0.2, 0.8],
];

test('what is drawn bit by bit looks like what is drawn at once', async ({ page }) => {
  const layer = canvas(page).locator('canvas[data-layer="points"]');
  /** Keeps the picture once it is at rest, and says how many of its pixels are others than in the one that was kept before. */
  const others = async (): Promise<number> => {
    await page.mouse.move(0, 0);
    await atRest(page, layer);
    return layer.evaluate((element) => {
      const sheet = element as HTMLCanvasElement;
      const now = sheet.getContext('2d')?.getImageData(0, 0, sheet.width, sheet.height).data ?? new Uint8ClampedArray(0);
      const { kept } = globalThis as unknown as { kept?: Uint8ClampedArray };
      Object.assign(globalThis, { kept: now });
      let count = 0;
      // What the edges of a few shapes differ by, drawn alone or among others, nobody sees.
      for (let at = 0; at < now.length; at += 4)
        if ([0, 1, 2, 3].some((channel) => Math.abs((now[at + channel] ?? 0) - (kept?.[at + channel] ?? 0)) > 48)) count += 1;
      return count;
    });
  };
  await open(page, '#fresh');
  const count = page.getByRole('spinbutton', { name: 'Points' });
  await count.fill('1500');
  await count.press('Enter');
  await agreement(page);
  await others();
  for (const name of ['Brush', 'Erase']) {
    await tool(page, name).click();
    await draw(page, ROUND, 12);
    await agreement(page);
    expect(await others(), name).toBeGreaterThan(1000);
    // Another theme, and back: all is drawn at once.
    for (const theme of ['dark', 'light'])
      await page.evaluate((theme) => Object.assign(document.documentElement.dataset, { theme }), theme);
    expect(await others(), name).toBeLessThan(20);
  }
});
