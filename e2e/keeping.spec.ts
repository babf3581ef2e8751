import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures.ts';
import { agreement, button, done, draw, figures, memory, notices, savedScenario, tool, visit } from './page.ts';

/** Waits until a scenario like this is stored. */
const kept = (page: Page, part: Record<string, unknown>): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.startsWith('replayground.work.'))
          .map(([, text]) => JSON.parse(text).scenario),
      ),
    )
    .toContainEqual(expect.objectContaining(part));

const remembers = (size: number) => ({ memory: expect.objectContaining({ size }) });

/** An edit of the visitor's own, and the figures that must survive. */
async function ownWork(page: Page) {
  await tool(page, 'Add').click();
  await draw(page, [[0.4, 0.7]]);
  await expect(done(page)).toHaveText('21 points added.');
  return agreement(page);
}

const menu = async (page: Page, entry: string): Promise<void> => {
  await button(page, 'Export').or(button(page, 'More')).filter({ visible: true }).click();
  await button(page, entry).click();
};

/** A link to the opening scene with another memory. */
async function linkOf(page: Page, size: number): Promise<string> {
  await visit(page);
  await memory(page).fill(String(size));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, /^Share/).click();
  await expect(notices(page).filter({ hasText: 'Link copied.' })).toHaveCount(1);
  return new URL(page.url()).hash;
}

test('work is there after a reload, with the same figures, and in a tab that is opened later; two tabs keep each its own', async ({
  page,
  context,
}) => {
  await visit(page);
  await ownWork(page);
  await memory(page).fill('77');
  const mine = await agreement(page);
  await kept(page, remembers(77));
  const second = await context.newPage();
  await test.step('another tab begins with work of its own', async () => {
    await visit(second);
    await expect(memory(second)).toHaveValue('40');
    await memory(second).fill('83');
    await kept(second, remembers(83));
  });
  await test.step('an edit is kept before the page is closed at once', async () => {
    await page.bringToFront();
    await memory(page).fill('60');
    await kept(page, remembers(60));
    await memory(page).fill('77');
    await page.reload();
    await expect(memory(page)).toHaveValue('77');
    await expect(done(page)).toHaveText('21 points added.');
    await expect(notices(page)).toHaveCount(0);
    await expect.poll(() => figures(page)).toEqual(mine.figures);
    expect(await savedScenario(page)).toEqual(mine.scenario);
  });
  await test.step('the other tab has its own, whoever wrote last', async () => {
    await second.bringToFront();
    await second.reload();
    await expect(memory(second)).toHaveValue('83');
  });
  await test.step('a tab that is opened later goes on with the work of the one that was closed', async () => {
    await page.close();
    const later = await context.newPage();
    await visit(later);
    expect(await savedScenario(later)).toEqual(mine.scenario);
  });
});

test('a link opens beside unsaved work, which one press brings back', async ({ page, browser }) => {
  const elsewhere = await browser.newContext();
  const hash = await linkOf(await elsewhere.newPage(), 50);
  await elsewhere.close();
  await visit(page);
  const mine = await ownWork(page);
  await memory(page).fill('60');
  await kept(page, remembers(60));
  await page.goto('about:blank');
  await visit(page, hash);
  await expect(memory(page)).toHaveValue('50');
  await expect(notices(page)).toHaveText([/^The link in the address is open; your own unsaved work is kept among the snapshots\./]);
  await button(page, 'Back to my work').click();
  await expect(memory(page)).toHaveValue('60');
  await expect(done(page)).toHaveText('21 points added.');
  expect((await savedScenario(page)).steps).toEqual(mine.scenario.steps);
  expect(new URL(page.url()).hash).toBe('');
  await agreement(page);
});

test('a browser that stores nothing costs one sentence, once', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await visit(page);
  await expect(notices(page)).toHaveCount(0);
  await ownWork(page);
  await expect(notices(page)).toHaveText([/^This browser lets the page store nothing, so your work ends with the page; .*\./]);
  await button(page, 'Dismiss').click();
  await memory(page).fill('60');
  // As the page is about to close: what waits to be kept is kept at once, or told.
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await expect(notices(page)).toHaveCount(0);
  await menu(page, 'Snapshots …');
  await button(page, 'Save snapshot').click();
  await expect(page.getByText('This browser lets the page store nothing; save a file.')).toBeVisible();
  await page.keyboard.press('Escape');
  await menu(page, 'Start afresh');
  await expect(memory(page)).toHaveValue('40');
  await agreement(page);
});

test('a storage that is full costs one sentence', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('exceeded the quota', 'QuotaExceededError');
    };
  });
  await visit(page);
  await ownWork(page);
  await expect(notices(page)).toHaveText([/^The browser’s storage for this page is full, so your newest changes are not kept; .*\./]);
});

test('what is stored and damaged costs one sentence, and the opening scene is there; #fresh leaves it', async ({ page }) => {
  await visit(page);
  await memory(page).fill('60');
  await kept(page, remembers(60));
  const damage = () =>
    page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('replayground.work.')) ?? '';
      localStorage.setItem(key, localStorage.getItem(key)?.slice(0, 200) ?? '');
    });
  await damage();
  await page.reload();
  await expect(notices(page)).toHaveText([/^What was stored of your work could not be read: it is cut or changed\./]);
  await expect(memory(page)).toHaveValue('40');
  await agreement(page);
  await page.goto('about:blank');
  await visit(page, '#fresh');
  await expect(notices(page)).toHaveText([/^This is a fresh start\./]);
  expect(new URL(page.url()).hash).toBe('');
  await page.reload();
  await expect(memory(page)).toHaveValue('40');
  await expect(notices(page)).toHaveCount(0);
});

test('start afresh, by the menu and by a link', async ({ page }) => {
  await visit(page);
  const { figures: first } = await agreement(page);
  const mine = await ownWork(page);
  await menu(page, 'Start afresh');
  await expect(done(page)).toHaveText('20 points added.');
  await expect.poll(() => figures(page)).toEqual(first);
  await button(page, 'Undo').click();
  await expect.poll(() => figures(page)).toEqual(mine.figures);
  await page.evaluate(() => {
    location.hash = 'fresh';
  });
  await expect(done(page)).toHaveText('20 points added.');
  expect(new URL(page.url()).hash).toBe('');
  await button(page, 'Undo').click();
  await expect(done(page)).toHaveText('21 points added.');
  await kept(page, { steps: mine.scenario.steps });
  await page.goto('about:blank');
  await visit(page, '#fresh');
  await expect(done(page)).toHaveText('20 points added.');
  await button(page, 'Back to my work').click();
  await expect.poll(() => figures(page)).toEqual(mine.figures);
});

test('snapshots: save, list, open as one undo step, rename, delete, put back, after a reload too', async ({ page }) => {
  await visit(page);
  await memory(page).fill('41');
  await menu(page, 'Snapshots …');
  const dialog = page.getByRole('dialog', { name: 'Snapshots' });
  const listed = dialog.getByRole('listitem');
  await expect(dialog.getByText('There are no snapshots yet.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Forty-one');
  await page.keyboard.press('Enter');
  await expect(listed).toHaveCount(1);
  expect(await axe(page, { within: dialog })).toEqual([]);
  await page.keyboard.press('Escape');
  await memory(page).fill('90');
  await page.reload();
  await menu(page, 'Snapshots …');
  await button(page, 'Rename Forty-one').click();
  await page.keyboard.type('Small memory');
  await page.keyboard.press('Enter');
  await expect(listed).toHaveText([/^Small memory/]);
  await button(page, 'Rename Small memory').click();
  await page.keyboard.press('Escape');
  await expect(listed).toHaveText([/^Small memory/]);
  await button(page, 'Delete Small memory').click();
  await expect(listed).toHaveCount(0);
  await button(page, 'Put it back').click();
  await button(page, 'Open Small memory').click();
  await expect(dialog).toBeHidden();
  await expect(memory(page)).toHaveValue('41');
  await agreement(page);
  await button(page, 'Undo').click();
  await expect(memory(page)).toHaveValue('90');
});
