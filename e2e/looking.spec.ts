import { expect, test } from './fixtures.ts';
import { button, canvas, open, tool } from './page.ts';

test('a curtain parts the chosen method from exact retraining; pointer and keys move it, and undo knows nothing of it', async ({
  page,
}) => {
  await open(page);
  const curtain = page.getByRole('slider', { name: /^Curtain/ });
  await expect(curtain).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(curtain).toHaveAccessibleName('Curtain: left of it K-prior, right of it Exact retraining');
  await expect(tool(page, 'Curtain')).toHaveAttribute('aria-pressed', 'true');
  await expect(canvas(page)).toHaveAccessibleName(/a curtain between two maps\.$/);
  const shown = (name: string) => page.locator('.canvas-curtain-name').filter({ hasText: name });
  await expect(shown('K-prior')).toBeVisible();
  await expect(shown('Exact retraining')).toBeVisible();

  await curtain.scrollIntoViewIfNeeded();
  const frame = await canvas(page).boundingBox();
  if (!frame) throw new Error('there is no canvas');
  const y = frame.y + 0.7 * frame.height;
  await page.mouse.move(frame.x + 0.5 * frame.width, y);
  await page.mouse.down();
  await page.mouse.move(frame.x + 0.8 * frame.width, y, { steps: 4 });
  await page.mouse.up();
  await expect(curtain).toHaveAttribute('aria-valuenow', '80');
  // Of each side the picture shows what lies on it.
  const parts = page.locator('.canvas-curtain > [class*="canvas-curtain-"]');
  const clips = await parts.evaluateAll((all) => all.map((part) => getComputedStyle(part).clipPath));
  const [left, right] = ['inset(0px 20% 0px 0px)', 'inset(0px 0px 0px 80%)'];
  expect(clips).toEqual([left, right, left, right]);

  await curtain.press('Home');
  await expect(curtain).toHaveAttribute('aria-valuenow', '0');
  await curtain.press('PageUp');
  await curtain.press('ArrowRight');
  await expect(curtain).toHaveAttribute('aria-valuenow', '11');

  await page.getByRole('radio', { name: 'Exact retraining', exact: true }).check({ force: true });
  await expect(curtain).toHaveAccessibleName('Curtain: left of it Before the change, right of it Exact retraining');
  await expect(button(page, 'Undo')).toBeDisabled();
  await page.keyboard.press('c');
  await expect(curtain).toHaveCount(0);
});
