import { expect, test } from './fixtures.ts';
import { subject } from './headless.ts';
import { monkey, type Walked } from './monkey.ts';
import { csvOf, visit } from './page.ts';

const SEED = Number(process.env.MONKEY_SEED ?? 20_261_128);
/** Ten walks, none of them longer than what history keeps. */
const WALKS = 10;
const ACTIONS = 200;

const FILES = [csvOf(12), csvOf(20, ['1,2,yes', 'nothing,here,no']), 'not,a\ntable', '[[0,0,0],[1,1,1]]', '\u0000\u0001'];

test('2,000 actions of a visitor without a plan: no error, no blank picture, and each walk is undone to where it began', async ({
  page,
}) => {
  test.setTimeout(900_000);
  const { encodeLink, twelvePoints } = await subject();
  const small = { ...twelvePoints, data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 3 } }, memory: { rule: 'lambda', size: 8 } };
  const link = encodeLink(small) ?? '';
  await page.setViewportSize({ width: 1280, height: 800 });
  await visit(page, link);
  const links = [link.slice(0, link.length / 2), `${link.slice(0, 30)}~${link.slice(31)}`, '#s=hello', '#s=2.x', link];
  const tellOf = (walk: number, { said, faults }: Walked): string =>
    [`walk ${walk} of seed ${SEED} (MONKEY_SEED=${SEED})`, ...faults, 'its last actions:', ...said.slice(-30)].join('\n');
  const walk = (k: number, undoes: boolean, actions = ACTIONS): Promise<Walked> =>
    page.evaluate(monkey, { seed: SEED + k, actions, files: FILES, links, undoes });

  const start = (await walk(-1, true, 1)).kept;
  expect(start).toContain('"count":40');
  let taken = 0;
  for (let k = 0; k < WALKS; k++) {
    const walked = await walk(k, k < WALKS - 1);
    taken += walked.said.length;
    expect(walked.faults, tellOf(k, walked)).toEqual([]);
    if (k < WALKS - 1) expect(walked.kept, `undone to its start: ${tellOf(k, walked)}`).toBe(start);
    else {
      await page.reload();
      await expect(page.getByRole('radio', { name: 'Exact retraining' })).toBeAttached();
      expect((await walk(k, false, 0)).kept, `kept over a reload: ${tellOf(k, walked)}`).toBe(walked.kept);
    }
  }
  expect(taken).toBe(WALKS * ACTIONS);
});
