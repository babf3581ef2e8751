import { expect, test } from './fixtures.ts';
import { button, canvas, notices, open, savedResults, tool } from './page.ts';

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

test('a point is followed through edits by keys and by the hand, and left by Escape, by its button, and where it goes', async ({
  page,
}) => {
  await open(page);
  const card = page.getByRole('region', { name: /^Point \d+/ });
  await tool(page, 'Pan').click();
  await canvas(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(card).toHaveAccessibleName(/^Point 0 class [AB]$/);
  const results = await savedResults(page);
  const step = results.steps[0];
  const rows = card.getByRole('row');
  await expect(rows).toHaveCount(10);
  for (const [id, title] of [
    ['exact', 'Exact retraining'],
    ['k-prior', 'K-prior'],
    ['replay', 'Replay'],
  ] as const) {
    const logit = step?.methods[id]?.logits[0] ?? Number.NaN;
    const row = rows.filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });
    await expect(row.getByRole('cell').last()).toHaveText((1 / (1 + Math.exp(-logit))).toFixed(3));
  }
  await expect(card).toContainText(/share of the past gradient[−<> ]*[\d.]+\s%/);
  await expect(card).toContainText(/without itpredicted .*\d, true .*\d/);
  await expect(button(page, 'Undo')).toBeDisabled();

  const mark = await page.locator('.canvas-views svg g').first().boundingBox();
  if (!mark) throw new Error('no point is marked');
  const at = [mark.x + mark.width / 2, mark.y + mark.height / 2] as const;
  await tool(page, 'Relabel').click();
  await page.mouse.click(...at);
  await expect(card).toContainText('relabelled, was class');
  await button(page, 'Undo').click();
  await expect(card).not.toContainText('relabelled');
  await expect(card).toHaveAccessibleName(/^Point 0 /);

  await card.getByRole('button', { name: 'Follow it no more' }).press('Escape');
  await expect(card).toHaveCount(0);
  await tool(page, 'Pan').click();
  await page.mouse.click(...at);
  await expect(card).toHaveAccessibleName(/^Point 0 /);
  await card.getByRole('button', { name: 'Follow it no more' }).click();
  await expect(card).toHaveCount(0);

  // The last of the new points, which go with their change.
  await canvas(page).focus();
  await page.keyboard.press('Shift+N');
  await page.keyboard.press('f');
  await expect(card).toHaveAccessibleName(/^Point 251 /);
  await button(page, 'Undo this change').click();
  await expect(notices(page)).toHaveText([/^Point 251 is there no more, so it is followed no more\./]);
  await expect(card).toHaveCount(0);
});
