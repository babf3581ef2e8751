import { expect, test } from 'vitest';
import { smallScenario } from '../testing/fakeStore.ts';
import { run } from './run.ts';
import type { Scenario } from './types.ts';
import { workOf } from './work.ts';

/** Rows on a circle, a class after another. */
const rows = (count: number, classes: number): number[][] =>
  Array.from({ length: count }, (_, i) => [Math.cos(i) + (i % classes), Math.sin(i), i % classes]);

const manyClasses = (count: number, classes: number, degree: number): Scenario =>
  smallScenario({
    data: { points: rows(count, classes) },
    model: { family: 'glm', likelihood: 'categorical', features: { kind: 'polynomial', degree } },
    steps: [{ kind: 'add', points: rows(4, classes) }],
  });

test('what a page opens with takes a moment, and what would hold it takes long', () => {
  expect(workOf(smallScenario())).toBeLessThan(0.2);
  expect(workOf(manyClasses(100, 100, 3))).toBeGreaterThan(20);
  const wide = smallScenario({
    data: { preset: { id: 'moons', count: 400, noise: 0.2, seed: 1 } },
    model: { family: 'mlp', hidden: [60, 60] },
  });
  expect(workOf(wide)).toBeGreaterThan(10);
});

test('classes that no point has are little work', () => {
  const few = manyClasses(40, 3, 3);
  const named = { ...few, data: { ...few.data, classes: Array.from({ length: 99 }, (_, c) => `class ${c}`) } };
  expect(workOf(named)).toBeLessThan(1);
});

test('more points, classes, weights, methods or changes are more work', () => {
  const least = manyClasses(60, 6, 2);
  const more = [
    manyClasses(120, 6, 2),
    manyClasses(60, 12, 2),
    manyClasses(60, 6, 4),
    { ...least, methods: [...least.methods, 'replay', 'ewc-full'] },
    { ...least, steps: [...least.steps, ...least.steps] },
  ];
  for (const scenario of more) expect(workOf(scenario)).toBeGreaterThan(1.1 * workOf(least));
});

test('the estimate keeps the order of what runs take, where they differ by much', () => {
  /** Least processor time of a few runs, in μs: of a busy machine the least is what the run itself takes. */
  const timed = (scenario: Scenario): number =>
    Math.min(
      ...Array.from({ length: 4 }, () => {
        const { user, system } = process.cpuUsage();
        run(scenario);
        const after = process.cpuUsage();
        return after.user + after.system - user - system;
      }),
    );
  const [small, large] = [manyClasses(30, 3, 1), manyClasses(100, 14, 2)];
  expect(timed(large) / timed(small)).toBeGreaterThan(3);
  expect(workOf(large) / workOf(small)).toBeGreaterThan(3);
});
