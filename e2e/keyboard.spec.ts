import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { agreement, button, canvas, done, figures, memory, open, savedScenario, tab, tool, visit } from './page.ts';

/** Role-like words for what has the focus, and whether one can see that it has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // A select is not named by its options.
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? [...(element.labels ?? [])].map((label) => label.textContent).join(' ')
        : '';
    const named = element
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ');
    const name = element.getAttribute('aria-label') ?? named ?? (labels || element.textContent);
    // The ring may be drawn by what stands beside or around an invisible input.
    const around = [element, element.nextElementSibling, element.parentElement, element.closest('label, li, .segments, details')];
    // A slider shows it on its handle, whose style no script can read.
    const visible =
      element.matches('[type=range]') ||
      around.some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
    return { name: name.trim().replace(/\s+/g, ' '), visible };
  });

const tabTo = async (page: Page, name: string | RegExp, most = 60): Promise<void> => {
  for (let k = 0; k < most; k++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at && (typeof name === 'string' ? at.name === name : name.test(at.name))) return;
  }
  throw new Error(`Tab does not reach ${name}`);
};

test('Tab goes through the page in the order of its story, and one always sees where', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('radio', { name: 'K-prior', exact: true })).toHaveAccessibleDescription(/ of the map /);
  const names: string[] = [];
  const unseen: string[] = [];
  for (let k = 0; k < 90; k++) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at) break;
    names.push(at.name);
    if (!at.visible) unseen.push(at.name);
  }
  const story = [
    'Export',
    'Share link',
    'Two moons',
    'Points',
    'Open a file',
    'Prior precision δ',
    'Add',
    'Undo this change',
    'Memory',
    'Choose by',
    'Brush',
    /^Canvas\./,
    /^Watch it train/,
    'Gradient',
    'K-prior',
    'Add a method',
  ];
  const places = story.map((stop) => names.findIndex((name) => (typeof stop === 'string' ? name === stop : stop.test(name))));
  expect(
    places.map((place, k) => (place < 0 ? `never at ${story[k]}` : place)),
    names.join(' | '),
  ).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places), names.join(' | ')).toBeGreaterThanOrEqual(0);
  expect(unseen).toEqual([]);
});

test('the main job without a mouse', async ({ page }) => {
  await visit(page);

  // Another preset.
  await page.getByRole('radio', { name: 'Two moons' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Two moons' })).not.toBeChecked();
  await agreement(page);

  // Points on the canvas, where the cursor is.
  await tab(page, 'Add').focus();
  await tabTo(page, /^Canvas\./);
  await page.keyboard.press('1');
  await expect(tool(page, 'Add')).toHaveAttribute('aria-pressed', 'true');
  for (let k = 0; k < 4; k++) await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Added a point of class A\. /)).toBeAttached();
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(done(page)).toHaveText('2 points added.');
  const { scenario } = await agreement(page);
  expect(scenario.steps).toMatchObject([{ kind: 'add' }]);

  // All of the memory.
  await memory(page).focus();
  await page.keyboard.press('End');
  await expect(memory(page)).toHaveAttribute('aria-valuetext', '240 of 240 (100 %)');
  expect((await agreement(page)).figures['k-prior']?.disagreement).toBe(0);

  // A point goes.
  await canvas(page).focus();
  await page.keyboard.press('3');
  await page.keyboard.press('n');
  await expect(page.getByText(/^Point 0, class [AB], /)).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(done(page)).toHaveText(/^\d+ points? deleted\.$/);
  await agreement(page);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+z');
  await expect(done(page)).toHaveText('2 points added.');
  await page.keyboard.press('Control+y');
  await expect(done(page)).toHaveText(/^\d+ points? deleted\.$/);

  // The link.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, /^Share/).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#s=1\./);
  const { figures: mine } = await agreement(page);
  await page.reload();
  await expect.poll(() => figures(page)).toEqual(mine);
});

test('? opens the keys, Escape closes them; arrows go through tabs, tools and methods', async ({ page }) => {
  await open(page);
  await test.step('? opens the keys, Escape closes them and gives the focus back', async () => {
    await memory(page).focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Help' });
    await expect(sheet).toBeVisible();
    for (const words of ['train, pause, go on', 'one optimizer step', 'deletes the points it touches'])
      await expect(sheet.getByText(words)).toBeVisible();
    // Keys of the page rest meanwhile, and Tab stays inside.
    await page.keyboard.press('3');
    await expect(tool(page, 'Brush')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(memory(page)).toBeFocused();
    await button(page, 'Export').focus();
    await page.keyboard.press('Enter');
    await expect(button(page, 'Results (JSON)')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Results (JSON)')).toBeHidden();
    await expect(button(page, 'Export')).toBeFocused();
  });
  await test.step('arrows go through tabs, tools and methods', async () => {
    await tab(page, 'Add').focus();
    for (const name of ['Delete', 'Relabel', 'Prior δ', 'Model', 'Add']) {
      await page.keyboard.press('ArrowRight');
      await expect(tab(page, name)).toBeFocused();
      await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
    }
    await tab(page, 'Gradient').focus();
    const panels = await page.getByRole('tablist', { name: 'Panels' }).getByRole('tab').allTextContents();
    expect(panels.length).toBeGreaterThan(6);
    for (const name of [...panels.slice(1), 'Gradient']) {
      await page.keyboard.press('ArrowRight');
      await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
    }
    await tool(page, 'Brush').focus();
    await page.keyboard.press('ArrowDown');
    await expect(tool(page, 'Erase')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(tool(page, 'Erase')).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('radio', { name: 'K-prior', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'K-prior + EWC' })).toBeChecked();
    await expect(canvas(page)).toHaveAccessibleName(/the map is that of K-prior \+ EWC\.$/);
  });
});

test('while one types, keys are letters', async ({ page }) => {
  await open(page);
  const scenario = await savedScenario(page);
  const past = page.getByRole('region', { name: /The past$/ });
  await past.getByRole('radio', { name: 'MLP' }).check({ force: true });
  await agreement(page);
  const layers = past.getByRole('textbox', { name: 'Hidden layers' });
  await layers.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('r 3?-');
  await page.keyboard.press('ArrowRight');
  await expect(layers).toHaveValue('r 3?-');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(tool(page, 'Brush')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: 'Watch it train' })).toBeVisible();
  await page.keyboard.press('Control+z');
  // The field's own undo, not the page's.
  expect((await savedScenario(page)).model.family).toBe('mlp');
  await expect(past.getByRole('radio', { name: 'MLP' })).toBeChecked();
  await button(page, 'Undo').click();
  await agreement(page);
  expect(await savedScenario(page)).toEqual(scenario);
});
