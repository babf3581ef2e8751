import { describe, expect, test } from 'vitest';
import { memoryRules } from '../../adaptation/memory.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario, ScenarioMemory } from '../../scenario/types.ts';
import memoryOrder from '../../studies/memoryOrder.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import { blocksOf, placeAt, type Strip, sizeAt, stripOf } from './strip.ts';

const scenarioOf = (memory: ScenarioMemory): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 30, noise: 0.2, seed: 5 } },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory,
  steps: [
    { kind: 'add', points: [[1.2, 1, 1]] },
    { kind: 'prior', precision: 2 },
  ],
  methods: ['exact', 'k-prior'],
});

const madeOf = async (memory: ScenarioMemory, step = 0, remembered?: ReadonlySet<number>): Promise<Strip> => {
  const scenario = scenarioOf(memory);
  const kept = new Set(run(scenario).results.steps[step]?.memory);
  const order = await memoryOrder({ scenario: { ...scenario, memory: { ...memory, size: 0 } }, step }, studyTools());
  const seeded = memoryRules.find(({ id }) => id === memory.rule)?.seeded ?? false;
  const { size, indices } = memory;
  return stripOf({
    order,
    memory,
    size: indices?.length ?? size,
    byHand: indices !== undefined,
    seeded,
    step,
    remembered: remembered ?? kept,
    hasClasses: true,
  });
};

const keptRows = ({ rows, kept }: Strip): number[] => [...rows].filter((_, place) => kept[place] === 1).sort((a, b) => a - b);

describe.each(memoryRules.map(({ id }) => id))('%s', (rule) => {
  test.each([0, 1, 7, 12, 30])('with %i of 30 remembered the kept ones are the memory, and they lie under the cut-off', async (size) => {
    for (const perClass of [true, false]) {
      const memory = { rule, size, perClass };
      const strip = await madeOf(memory);
      expect(keptRows(strip)).toEqual(run(scenarioOf(memory)).results.steps[0]?.memory);
      expect(strip.cut).toBe(size);
      // A seeded rule that has no place for each class draws for one class alone.
      if (size !== 1) expect([...strip.kept].every((one, place) => one === Number(place < size))).toBe(true);
    }
  });
});

test('each class has a lane of its own, whatever order they come in', async () => {
  const strip = await madeOf({ rule: 'lambda', size: 6 });
  expect(strip.laneCount).toBe(2);
  expect(new Set(strip.lanes)).toEqual(new Set([0, 1]));
});

test('a memory by hand has no cut-off; its points are inked where they lie', async () => {
  const strip = await madeOf({ rule: 'lambda', size: 2, indices: [0, 5] });
  expect(strip.cut).toBeNull();
  expect(keptRows(strip)).toEqual([0, 5]);
});

test('after a change what is remembered is told by the figures; one budget for all has no cut-off', async () => {
  const remembered = new Set([3, 4]);
  const later = await madeOf({ rule: 'lambda', size: 6 }, 1, remembered);
  expect([later.cut, keptRows(later)]).toEqual([6, [3, 4]]);
  expect((await madeOf({ rule: 'lambda', size: 6, budget: 'total' }, 1)).cut).toBeNull();
});

const plain = (count: number, size: number): Strip => ({
  rows: Int32Array.from({ length: count }, (_, k) => k),
  lanes: Uint8Array.from({ length: count }, (_, k) => k % 2),
  laneCount: 2,
  kept: Uint8Array.from({ length: count }, (_, k) => Number(k < size)),
  cut: size,
});

test('points stand one over the other, the first at the bottom, and fill the strip', () => {
  const blocks = blocksOf(plain(4, 1), 100);
  expect(blocks.map(({ top }) => top)).toEqual([75, 50, 25, 0]);
  expect(blocks.map(({ isKept }) => isKept)).toEqual([true, false, false, false]);
});

test('more points than pixels share them, and none that is kept is lost under one that is not', () => {
  const blocks = blocksOf(plain(5_000, 31), 600);
  expect(blocks.length).toBeLessThanOrEqual(2 * 600);
  expect(blocks.every(({ top }) => top >= 0 && top < 600)).toBe(true);
  expect(blocks.filter(({ isKept }) => isKept)).toHaveLength(2 * 4);
});

test('a place and a size are read where the pointer is', () => {
  for (const count of [1, 7, 240, 5_000]) {
    for (let size = 0; size <= count; size += Math.ceil(count / 9)) {
      expect(sizeAt(600 * (1 - size / count), 600, count)).toBe(size);
      if (size < count) expect(placeAt(600 * (1 - (size + 0.5) / count), 600, count)).toBe(size);
    }
  }
  expect([placeAt(-50, 600, 10), placeAt(900, 600, 10), sizeAt(-50, 600, 10), sizeAt(900, 600, 10)]).toEqual([9, 0, 10, 0]);
});
