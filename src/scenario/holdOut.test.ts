import { expect, test } from 'vitest';
import { basePoints, classCountOf } from './defaults.ts';
import { holdOut, holdOutClass, holdOutLast, lastFifth, pastClasses } from './holdOut.ts';
import { decodeLink, encodeLink, linkDefaults } from './link.ts';
import type { Scenario } from './types.ts';
import { parseScenario } from './validate.ts';

const three: Scenario = {
  ...linkDefaults,
  title: 'mine.csv',
  data: {
    points: Array.from({ length: 30 }, (_, i) => [i / 8, (i % 7) / 8, Math.floor(i / 10)]),
    columns: ['length', 'width', 'kind'],
  },
  model: { ...linkDefaults.model, likelihood: 'categorical' },
  memory: { rule: 'lambda', size: 25, indices: [0, 29] },
  base: { theta: [1] },
  probes: [[1]],
  steps: [],
};

test('a class that is held out comes as the change; model and class names stay', () => {
  const held = holdOutClass(three, 2);
  expect(held).toEqual({
    ...linkDefaults,
    title: 'mine.csv',
    data: { points: three.data.points?.slice(0, 20), columns: ['length', 'width', 'kind'], classes: ['A', 'B', 'C'] },
    model: three.model,
    memory: { rule: 'lambda', size: 20 },
    steps: [{ kind: 'add', points: three.data.points?.slice(20) }],
  });
  expect(classCountOf(held)).toBe(3);
  // Also without the change, as its undoing by hand leaves it.
  expect(classCountOf({ ...held, steps: [] })).toBe(3);
  expect(parseScenario(held)).toEqual(held);
});

test('a held-out class goes through a link', () => {
  const held = holdOutClass({ ...three, data: { ...three.data, classes: ['small', 'middle', 'large'] } }, 1);
  const link = decodeLink(encodeLink(held) ?? '');
  expect(link.outcome === 'refused' ? link : { classes: link.scenario.data.classes, counts: classCountOf(link.scenario) }).toEqual({
    classes: ['small', 'middle', 'large'],
    counts: 3,
  });
});

test('the last fifth in the order of the rows, of a preset too', () => {
  const { data: _, ...rest } = linkDefaults;
  const moons: Scenario = { ...rest, data: { preset: { id: 'moons', count: 52, noise: 0.1, seed: 7 } }, steps: [] };
  const rows = basePoints(moons.data);
  const held = holdOutLast(moons);
  expect(held.data).toEqual({ points: rows.slice(0, 42) });
  expect(held.steps).toEqual([{ kind: 'add', points: rows.slice(42) }]);
  expect([0, 1, 2, 3, 10, 342].map(lastFifth)).toEqual([0, 0, 1, 1, 2, 68]);
});

test('the classes of the past with their counts; none of numbers, and of one class', () => {
  expect(pastClasses(three)).toEqual([
    { label: 0, name: 'A', count: 10 },
    { label: 1, name: 'B', count: 10 },
    { label: 2, name: 'C', count: 10 },
  ]);
  expect(pastClasses({ ...three, model: { ...three.model, likelihood: 'gaussian' } })).toEqual([]);
  expect(pastClasses(holdOutClass(holdOutClass(three, 2), 1))).toHaveLength(2);
  expect(pastClasses({ ...three, data: { points: three.data.points?.slice(0, 10) ?? [] } })).toEqual([]);
});

test('nothing is held out beside a change, and never all or none of the points', () => {
  const changed: Scenario = { ...three, steps: [{ kind: 'prior', precision: 2 }] };
  expect(holdOutClass(changed, 1)).toBe(changed);
  expect(holdOut(three, () => true)).toBe(three);
  expect(holdOut(three, () => false)).toBe(three);
});
