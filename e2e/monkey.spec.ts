import type { Scenario } from '../src/scenario/types.ts';
import { expect, test } from './fixtures.ts';
import { subject } from './headless.ts';
import { actionsOf, kept, perform, wind, wrongIn } from './monkey.ts';
import { button, memory, settled, visit } from './page.ts';

const ACTIONS = process.env.FULL ? 2000 : 1000;
/** Fewer than can be undone, so that the first scenario can always be had again. */
const BATCH = 100;
const SCREENS = [
  [1280, 800],
  [390, 844],
  [1440, 900],
  [768, 1024],
] as const;

/** A small past and few methods: what is tried is the page, not its arithmetic. */
const SMALL: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 30, noise: 0.2, seed: 1 } },
  model: { family: 'glm', likelihood: 'bernoulli', inputs: 'standardised', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 8 },
  steps: [{ kind: 'add', points: [[0.5, 0.25, 1]] }],
  methods: ['exact', 'k-prior', 'replay', 'ewc-diagonal'],
};

test('seeded actions of a hand that knows nothing: nothing breaks, nothing is blank, and the history leads back and forth', async ({
  page,
  complaints,
}) => {
  // A machine that is busy with something else takes minutes.
  test.slow();
  const { encodeLink } = await subject();
  const links = [20, 40].map((count) => encodeLink({ ...SMALL, data: { preset: { id: 'blobs', count, noise: 0.3, seed: 2 } } }) ?? '');
  await visit(page, encodeLink(SMALL) ?? '');
  // What was never touched is not kept.
  await memory(page).fill('9');
  await button(page, 'Undo').click();
  const first = await page.evaluate(kept);
  expect(first).toMatchObject({ memory: { size: 8 } });
  const actions = actionsOf(Number(process.env.MONKEY ?? 20_211_206), ACTIONS);
  for (let from = 0; from < ACTIONS; from += BATCH) {
    const [width, height] = SCREENS[(from / BATCH) % SCREENS.length] ?? SCREENS[0];
    await page.setViewportSize({ width, height });
    const done = await page.evaluate(perform, { actions: actions.slice(from, from + BATCH), links });
    const story = `actions ${from} to ${from + BATCH}`;
    await test.info().attach(story, { body: done.join('\n') });
    expect(complaints, story).toEqual([]);
    expect(await page.evaluate(wrongIn), story).toEqual([]);
    // All of it is taken back, done again, and taken back.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const last = await page.evaluate(kept);
    const isLast = await button(page, 'Redo').isDisabled();
    await page.evaluate(wind, 'Undo' as const);
    expect(await page.evaluate(kept), story).toEqual(first);
    await page.evaluate(wind, 'Redo' as const);
    if (isLast) expect(await page.evaluate(kept), story).toEqual(last);
    await page.evaluate(wind, 'Undo' as const);
  }
  await settled(page);
  expect(await page.evaluate(wrongIn)).toEqual([]);
});
