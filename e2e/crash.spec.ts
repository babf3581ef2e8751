import { readFileSync } from 'node:fs';
import { axe, expect, test } from './fixtures.ts';
import { button, canvas, open, savedScenario } from './page.ts';

declare global {
  var breakDrawing: boolean;
}

test('when the page cannot be drawn the work can be saved, drawn again and left', async ({ page, complaints }) => {
  // Measuring the canvas fails while this is set: the page breaks where it is drawn.
  await page.addInitScript(() => {
    globalThis.breakDrawing = sessionStorage.getItem('breakDrawing') !== null;
    const Watch = globalThis.ResizeObserver;
    globalThis.ResizeObserver = class extends Watch {
      constructor(callback: ResizeObserverCallback) {
        if (globalThis.breakDrawing) throw new Error('the canvas has no size');
        super(callback);
      }
    };
  });
  await open(page);
  await page.getByRole('radio', { name: /^Circles/ }).check({ force: true });
  const before = await savedScenario(page);
  expect(before.data.preset?.id).toBe('circles');
  await expect.poll(() => page.evaluate(() => JSON.stringify(Object.values(localStorage)))).toContain('circles');

  await page.evaluate(() => sessionStorage.setItem('breakDrawing', '1'));
  await page.reload();
  const screen = page.getByRole('alert');
  await expect(screen).toContainText('The page could not be drawn');
  await expect(screen).toContainText('Error: the canvas has no size');
  expect(await axe(page)).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save the scenario').click()]);
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(before);
  await button(page, 'Draw it again').click();
  await expect(screen).toContainText('the canvas has no size');

  await page.evaluate(() => {
    globalThis.breakDrawing = false;
  });
  await button(page, 'Draw it again').click();
  await expect(canvas(page)).toBeVisible();
  expect(await savedScenario(page)).toEqual(before);

  await page.reload();
  await expect(screen).toContainText('the canvas has no size');
  await page.evaluate(() => {
    globalThis.breakDrawing = false;
  });
  await button(page, 'Start afresh').click();
  await expect(canvas(page)).toBeVisible();
  expect((await savedScenario(page)).data.preset?.id).toBe('moons');
  await button(page, 'Undo').click();
  expect(await savedScenario(page)).toEqual(before);

  // React tells of what it caught; nothing else went wrong.
  expect(complaints.length).toBeGreaterThan(0);
  for (const complaint of complaints.splice(0)) expect(complaint).toContain('the canvas has no size');
});
