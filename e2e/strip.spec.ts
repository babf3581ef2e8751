import { axe, expect, test } from './fixtures.ts';
import { button, canvas, memory, settled, tab, visit } from './page.ts';

test('a strip beside the canvas shows whom the rule chooses: points light up in both, and its cut-off is the memory', async ({ page }) => {
  await visit(page);
  await tab(page, 'Memory').click();
  await settled(page);
  const cut = page.getByRole('slider', { name: 'Cut-off beside the canvas' });
  await expect(cut).toHaveAttribute('aria-valuetext', '40 of 240 remembered');
  const strip = await cut.boundingBox();
  const frame = await canvas(page).boundingBox();
  if (!strip || !frame) throw new Error('there is no strip');
  expect(strip.x).toBeGreaterThanOrEqual(frame.x + frame.width);
  const at = (share: number): [number, number] => [strip.x + strip.width / 2, strip.y + strip.height * (1 - share)];

  // From the strip to the canvas and to the order of the panel.
  await page.mouse.move(...at(0.5 / 240));
  await expect(
    canvas(page).getByText(/^◎ remembered: leverage = \S+, place 1 of 120 in class [AB] \(the first 20 are kept\)/),
  ).toBeVisible();
  await page.getByRole('radio', { name: 'Which points' }).check();
  await page.mouse.move(...at(2.5 / 240));
  const panel = page.getByRole('tabpanel', { name: 'Memory' });
  await expect(panel.getByText(/^3\. of 240, class [AB], leverage/)).toBeVisible();
  // And back.
  const looked = page.locator('[data-place]');
  await expect(looked).toHaveAttribute('data-place', '3');
  await canvas(page).focus();
  await page.keyboard.press('n');
  await expect(looked).not.toHaveAttribute('data-place', '3');

  await page.mouse.move(...at(40 / 240));
  await page.mouse.down();
  await page.mouse.move(...at(80 / 240), { steps: 4 });
  await expect(memory(page)).toHaveValue('80');
  await page.mouse.move(...at(0.5), { steps: 4 });
  await page.mouse.up();
  await expect(memory(page)).toHaveValue('120');
  await button(page, 'Undo').click();
  await expect(memory(page)).toHaveValue('40');
  await cut.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(memory(page)).toHaveValue('42');
  await settled(page);
  expect(
    await axe(page, {
      within: canvas(page)
        .locator('..')
        .or(page.getByRole('tabpanel', { name: 'Memory' })),
    }),
  ).toEqual([]);

  // A memory by hand has no cut-off.
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Pick by hand' }).check();
  await expect(cut).toHaveCount(0);
});
