import { expect, test } from 'vitest';
import { smallScenario } from '../../testing/fakeStore.ts';
import { packed, unpacked } from './packing.ts';

const rows = (count: number, columns = 3): number[][] =>
  Array.from({ length: count }, (_, i) => Array.from({ length: columns }, (_, j) => (i + 1) / (j + 3)));

test('what is short stays the very same', () => {
  const scenario = smallScenario();
  expect(unpacked(packed(scenario))).toBe(scenario);
});

test('long lists come back to the last bit, and scenarios with the same list share its block', () => {
  const odd = [[-0, 5e-324, 1e308], ...rows(999)];
  const scenario = smallScenario({
    data: { points: odd, columns: ['a', 'b', 'c'] },
    steps: [
      { kind: 'add', points: rows(300) },
      { kind: 'prior', precision: 2 },
      { kind: 'relabel', labels: Array.from({ length: 400 }, (_, i): [number, number] => [i, 1]) },
      { kind: 'move', points: Array.from({ length: 300 }, (_, i): [number, number[]] => [i, [1, i / 7]]) },
      { kind: 'remove', indices: Array.from({ length: 300 }, (_, i) => i) },
      { kind: 'add', points: rows(3) },
    ],
  });
  const held = packed(scenario);
  expect(held.rest.data.points).toEqual([]);
  expect([...held.steps.keys()]).toEqual([0, 2]);
  expect(unpacked(held)).toStrictEqual(scenario);
  expect(packed({ ...scenario, prior: { precision: 9 } }).data).toBe(held.data);
});

test('rows of different lengths stay as they are', () => {
  const scenario = smallScenario({ data: { points: [...rows(300), [1, 2]] }, steps: [] });
  expect(unpacked(packed(scenario))).toBe(scenario);
});
