import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { twelvePointsLink } from './headless.ts';
import { button, canvas, open, savedScenario, tab } from './page.ts';

const panel = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Profile' });
const chart = (page: Page): Locator => panel(page).getByRole('application');
const place = (page: Page): Locator => panel(page).getByRole('slider', { name: 'Place on the way, t' });
/** Height and slope of a curve in the table beside the chart. */
const figures = (page: Page, name: string): Promise<string[]> =>
  panel(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    .getByRole('cell')
    .allTextContents();
const tangents = (page: Page): Locator => panel(page).locator('.chart-tangent');
const trial = (page: Page, t: string): Locator => canvas(page).locator(`[data-trial="t = ${t}"]`);

/** Waits until all curves are there. */
const settled = async (page: Page): Promise<void> => {
  await expect(tangents(page)).not.toHaveCount(0);
  await expect(panel(page).getByRole('progressbar')).toHaveCount(0);
};

const save = async (page: Page, what: string): Promise<string> => {
  await panel(page)
    .getByRole('button', { name: /^Save / })
    .click();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, what).click()]);
  return readFileSync(await download.path(), 'utf8');
};

test('curves over the way, and a scene with a network', async ({ page }) => {
  await open(page);
  await test.step('curves over the way: read off, saved, dragged; the canvas follows', async () => {
    await tab(page, 'Profile').click();
    await settled(page);
    await expect(chart(page)).toHaveAccessibleName(
      /^Past loss along the way\. True past loss at t = 1: 8\.96 nats above θ\*, slope 18\.4 nats; K-prior at t = 1: 5\.64 /,
    );
    expect(await figures(page, 'True past loss')).toEqual(['8.96', '18.4']);
    await expect(panel(page).getByText('Keep the old model has no reconstruction of the past loss, and so no curve.')).toBeVisible();
    await expect(trial(page, '1')).not.toHaveCount(0);

    // The saved table has what is read off.
    const [head = '', ...lines] = (await save(page, 'Figures (CSV)')).trim().split(/\r?\n/);
    const columns = head.split(',');
    const row = lines.map((line) => line.split(',').map(Number)).find(([t]) => t === 1) ?? [];
    const saved = (column: string): number => row[columns.indexOf(column)] ?? Number.NaN;
    expect(lines).toHaveLength(71);
    expect([saved('True past loss (nats above θ*)'), saved('True past loss: slope (nats)')].map((value) => value.toPrecision(3))).toEqual([
      '8.96',
      '18.4',
    ]);
    expect([saved('K-prior (nats above θ*)'), saved('K-prior: slope (nats)')].map((value) => value.toPrecision(3))).toEqual(
      await figures(page, 'K-prior'),
    );
    expect(await save(page, 'Picture (SVG)')).toContain('way from θ* to exact, t');

    // By pointer, to θ*: there everything is level.
    await chart(page).scrollIntoViewIfNeeded();
    const frame = (await panel(page).locator('.chart-frame').boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 };
    await page.mouse.move(frame.x + 0.5 * frame.width, frame.y + 0.5 * frame.height);
    await page.mouse.down();
    await page.mouse.move(frame.x + frame.width / 7, frame.y + 0.5 * frame.height, { steps: 4 });
    await page.mouse.up();
    await expect(place(page)).toHaveAttribute('aria-valuetext', 'True past loss at t = 0: 0 nats above θ*, slope 0 nats');
    expect(await figures(page, 'K-prior')).toEqual(['0', '0']);
    await expect(trial(page, '0')).not.toHaveCount(0);

    // By keys, step by step and to the ends.
    await place(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(place(page)).toHaveAttribute('aria-valuetext', /^True past loss at t = 0\.05: /);
    await page.keyboard.press('End');
    await expect(place(page)).toHaveAttribute('aria-valuetext', /^True past loss at t = 1\.5: 21\.6 nats above θ\*, slope 33\.2 nats$/);
    expect((await savedScenario(page)).view?.['profile.t']).toBe(1.5);
    await chart(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect(panel(page).locator('.chart-readout')).toHaveText(
      /^True past loss at t = −0\.25: [\d.]+ nats above θ\*, slope −[\d.]+ nats$/,
    );
  });
  await test.step('a scene sets up a network, on which K-prior has another picture than the past', async () => {
    await tab(page, 'Profile').click();
    await panel(page).getByRole('button', { name: 'Show me' }).click();
    await page.getByRole('button', { name: 'On a network the past can fit better, and K-prior sees it get worse' }).click();
    await expect(panel(page).getByText(/1\.8 nats lower at exact/)).toBeVisible();
    await expect.poll(() => figures(page, 'True loss of the past data')).toEqual(['−1.83', '−3.20']);
    expect(await figures(page, 'Centred replay')).toEqual(['−1.83', '−3.20']);
  });
});

test('a link opens it: tangents of all, the data alone; it is accessible', async ({ page }) => {
  await page.goto(`./${await twelvePointsLink({ panel: 'profile', 'profile.of': 'data', 'profile.tangents': 'all', 'profile.t': 0.5 })}`);
  await settled(page);
  await expect(chart(page)).toHaveAccessibleName(
    /^Loss of the past data along the way\. True loss of the past data at t = 0\.5: 2\.15 nats above θ\*, slope 6\.78 nats/,
  );
  const lines = await panel(page).getByRole('row').count();
  // A tangent a curve; the head of the table is a row too.
  await expect(tangents(page)).toHaveCount(lines - 1);
  expect(await axe(page, { within: panel(page).or(canvas(page)) })).toEqual([]);
  await panel(page).getByRole('radio', { name: 'chosen', exact: true }).check({ force: true });
  await expect(tangents(page)).toHaveCount(2);
});
