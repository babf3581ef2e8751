import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { subject } from './headless.ts';
import { agreement, button, done, draw, drop, figures, memory, notices, savedScenario, tool, visit } from './page.ts';

/** An edit of the visitor's own, and the figures that must survive. */
async function ownWork(page: Page): Promise<void> {
  await tool(page, 'Add').click();
  await draw(page, [[0.4, 0.7]]);
  await expect(done(page)).toHaveText('21 points added.');
}

/** Each act costs one sentence; the figures do not suffer. */
async function refused(page: Page, acts: readonly (readonly [what: string, act: () => Promise<void>, sentence: RegExp])[]): Promise<void> {
  const before = await figures(page);
  for (const [what, act, sentence] of acts)
    await test.step(what, async () => {
      await act();
      await expect(notices(page)).toHaveText([sentence]);
      expect((await notices(page).getByRole('paragraph').innerText()).match(/\.( |$)/g)).toHaveLength(1);
      expect(await figures(page)).toEqual(before);
      await button(page, 'Dismiss').click();
      await expect(notices(page)).toHaveCount(0);
    });
}

const FILES: readonly [what: string, name: string, content: string | readonly number[], sentence: RegExp][] = [
  ['an empty file', 'empty.csv', '', /^empty\.csv was not opened: /],
  ['a header alone', 'header.csv', 'x,y,label\n', /^header\.csv was not opened: The file has a header but no rows\.$/],
  [
    'a picture',
    'photo.csv',
    [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 255, 254, 200],
    /^photo\.csv was not opened: /,
  ],
  [
    'one class only',
    'one.csv',
    'x,y,label\n1,2,a\n2,3,a\n',
    /^one\.csv was not opened: Column label has one class only \(a\); at least two are needed\.$/,
  ],
  ['no numbers', 'words.csv', 'x,y,label\nred,blue,a\ngreen,grey,b\n', /^words\.csv was not opened: /],
  [
    'broken JSON',
    'half.json',
    '{ "version": 1, "data": ',
    /^half\.json was not opened: It begins like JSON and ends before it is complete\.$/,
  ],
  [
    'a scenario out of bounds',
    'wrong.json',
    '{"version":1,"data":{"preset":{"id":"moons","count":-3,"noise":0.2,"seed":1}},"model":{"family":"glm"},"prior":{"precision":1},"memory":{"rule":"lambda","size":4},"steps":[],"methods":["exact"]}',
    /^wrong\.json was not opened: scenario\.data\.preset\.count: expected .*, got -3\.$/,
  ],
  ['a list', 'list.json', '[1, 2, 3]', /^list\.json was not opened: Entry 1 of the JSON is the number 1; .*\.$/],
];

/** A link that works: the opening scene with another memory. */
async function linkOf(size = 50): Promise<string> {
  const { encodeLink, opening } = await subject();
  return encodeLink({ ...opening, memory: { ...opening.memory, size } }) ?? '';
}

const changeHash = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

type Damaged = readonly [what: string, damage: (hash: string) => string, sentence: RegExp];

const CUT: Damaged = ['cut in the middle', (hash) => hash.slice(0, hash.length / 2), /^The link was not opened: .*\.$/];

const DAMAGED: readonly Damaged[] = [
  ['cut at its beginning', () => '#s=1.', /^The link was not opened: .*\.$/],
  CUT,
  ['changed by a letter', (hash) => hash.replace(/^(#s=1\..{12})./, (_, start: string) => `${start}~`), /^The link was not opened: .*\.$/],
  ['not ours', () => '#s=hello', /^The link was not opened: This is not a Replayground link\.$/],
  [
    'from a newer version',
    (hash) => hash.replace('#s=1.', '#s=2.'),
    /^The link was not opened: The link was made by a newer version of Replayground \(format 2\)\.$/,
  ],
];

test('files and links that cannot be opened cost one sentence each, and a link never replaces own work unasked', async ({ page }) => {
  const hash = await linkOf();
  await test.step('a damaged link at the start costs one sentence, and the opening scene is there', async () => {
    const [, damage, sentence] = CUT;
    await visit(page, damage(hash));
    await expect(notices(page)).toHaveText([sentence]);
    await expect(done(page)).toHaveText('20 points added.');
    await agreement(page);
    await button(page, 'Dismiss').click();
  });

  await ownWork(page);
  const { scenario, figures: mine } = await agreement(page);
  await test.step('a file that cannot be opened costs one sentence', () =>
    refused(
      page,
      FILES.map(([what, name, content, sentence]) => [what, () => drop(page, name, content), sentence]),
    ));
  await test.step('a damaged link that comes while one works costs one sentence', () =>
    refused(
      page,
      DAMAGED.map(([what, damage, sentence]) => [what, () => changeHash(page, damage(hash)), sentence]),
    ));
  expect(await savedScenario(page)).toEqual(scenario);
  await button(page, 'Undo').click();
  await expect(done(page)).toHaveText('20 points added.');
  await agreement(page);

  await test.step('a link never replaces own work unasked', async () => {
    await button(page, 'Redo').click();
    await expect.poll(() => figures(page)).toEqual(mine);
    await changeHash(page, hash);
    await expect(notices(page)).toHaveText([
      /^The address now holds another scenario\. Opening it replaces what is on the page; Undo brings that back\./,
    ]);
    expect(await figures(page)).toEqual(mine);
    await button(page, 'Keep my work').click();
    await expect(notices(page)).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('');
    await changeHash(page, hash);
    await button(page, 'Open the link').click();
    await expect(memory(page)).toHaveValue('50');
    await agreement(page);
    await button(page, 'Undo').click();
    await expect(done(page)).toHaveText('21 points added.');
    await expect.poll(() => figures(page)).toEqual(mine);
  });
});

test('back and forward go between links; one that opens badly after a good one leaves the good one', async ({ page }) => {
  const [hash, other] = [await linkOf(50), await linkOf(90)];
  await visit(page, hash);
  await expect(memory(page)).toHaveValue('50');
  await changeHash(page, other);
  await expect(memory(page)).toHaveValue('90');
  await agreement(page);
  await page.goBack();
  await expect(memory(page)).toHaveValue('50');
  await agreement(page);
  await page.goForward();
  await expect(memory(page)).toHaveValue('90');
  // No step of the history for an edit or for sharing.
  const steps = await page.evaluate(() => history.length);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await memory(page).fill('20');
  await button(page, /^Share/).click();
  await expect(notices(page).filter({ hasText: 'Link copied.' })).toHaveCount(1);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await button(page, 'Dismiss').click();
  await button(page, 'Undo').click();
  await expect(memory(page)).toHaveValue('90');
  // A link that opens badly after a good one leaves the good one.
  await changeHash(page, '#s=1.');
  await expect(notices(page)).toHaveCount(1);
  await expect(memory(page)).toHaveValue('90');
  await agreement(page);
});
