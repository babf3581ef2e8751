import { expect, test } from 'vitest';
import { memoryRules } from '../../adaptation/memory.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario, ScenarioMemory } from '../../scenario/types.ts';
import memoryOrder from '../../studies/memoryOrder.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import { canvasPoints } from '../points/points.ts';
import { namesOf } from '../useCanvas.ts';
import { whyOf } from './why.ts';

const scenarioOf = (memory: ScenarioMemory): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 30, noise: 0.2, seed: 5 } },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory,
  steps: [
    { kind: 'add', points: [[1.2, 1, 1]] },
    { kind: 'remove', indices: [4, 7] },
    { kind: 'prior', precision: 2 },
  ],
  methods: ['exact', 'k-prior'],
});

/** Words of each past point of a change, with whether it is remembered, in the rule's order: the class's own for `label`. */
const reasons = async (memory: ScenarioMemory, step = 0) => {
  const scenario = scenarioOf(memory);
  const { points: rows = [], memory: kept = [] } = run(scenario).results.steps[step] ?? {};
  const order = await memoryOrder({ scenario: { ...scenario, memory: { ...memory, size: 0 } }, step }, studyTools());
  const names = namesOf(scenario, 2);
  const all = canvasPoints(rows, undefined).map((point) => {
    const isRemembered = kept.includes(point.row);
    return { row: point.row, label: point.label, isRemembered, why: whyOf({ order, scenario, step, names }, point, isRemembered) };
  });
  const inTurn = [...order.points].flatMap((row) => all.find((one) => one.row === row) ?? []);
  return { all, inTurn, order };
};

test.each(memoryRules.map(({ id }) => id))(
  '%s: the place of every point is that of its class, and the first are the memory',
  async (rule) => {
    const { inTurn } = await reasons({ rule, size: 7 });
    for (const label of [0, 1]) {
      const own = inTurn.filter((one) => one.label === label);
      const share = own.filter(({ isRemembered }) => isRemembered).length;
      own.forEach(({ why, isRemembered }, k) => {
        expect(why).toContain(`place ${k + 1} of ${own.length} in class ${'AB'[label]}`);
        if (isRemembered) expect(why).toContain(`(the first ${share} are kept)`);
        expect(isRemembered).toBe(k < share);
      });
    }
  },
);

test('a score is named as its rule names it, and one that is too small is held against the cut-off', async () => {
  const { inTurn, order } = await reasons({ rule: 'lambda', size: 4, perClass: false });
  const scores = [...(order.scores ?? [])].map((score) => score.toPrecision(3));
  expect(inTurn[0]?.why).toBe(`λ = ${scores[0]}, place 1 of 30 (the first 4 are kept)`);
  expect(inTurn[9]?.why).toBe(`λ = ${scores[9]}, place 10 of 30, cut-off ${scores[3]}`);
  const leverage = await reasons({ rule: 'leverage', size: 4 });
  expect(leverage.inTurn[0]?.why).toMatch(/^leverage = 0\.\d+, place 1 of 15 in class/);
});

test('chance has an order and no score', async () => {
  const { inTurn } = await reasons({ rule: 'random', size: 4, seed: 3, perClass: false });
  expect(inTurn.map(({ why }) => why).slice(3, 5)).toEqual([
    'by chance, place 4 of 30 (the first 4 are kept)',
    'by chance, place 5 of 30 (the first 4 are kept)',
  ]);
  // With a place for one class alone the seed draws for that class first.
  expect((await reasons({ rule: 'random', size: 1, seed: 3 })).inTurn.every(({ why }) => why === null)).toBe(true);
});

test('no place and every place are said', async () => {
  expect((await reasons({ rule: 'residual', size: 0 })).inTurn[0]?.why).toMatch(
    /^residual = \S+, place 1 of 15 in class . \(none is kept\)$/,
  );
  expect((await reasons({ rule: 'residual', size: 30 })).inTurn[0]?.why).toMatch(/\(all are kept\)$/);
});

test('a memory by hand has no order', async () => {
  const { all } = await reasons({ rule: 'lambda', size: 2, indices: [0, 5] });
  expect([all[5]?.why, all[6]?.why]).toEqual(['picked by hand', 'not picked by hand']);
});

test('after a change the first data have their places under the first model, and what came since has none', async () => {
  const { all, inTurn } = await reasons({ rule: 'lambda', size: 6 }, 2);
  expect(all).toHaveLength(29);
  expect(all.at(-1)?.why).toBeNull();
  expect(inTurn).toHaveLength(28);
  expect(inTurn.every(({ why }) => why?.match(/^λ = \S+ by the first model, place \d+ of 15 in class/))).toBe(true);
  const total = await reasons({ rule: 'lambda', size: 6, budget: 'total' }, 2);
  expect(total.all.every(({ why }) => why === null)).toBe(true);
});
