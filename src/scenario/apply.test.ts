import { expect, test } from 'vitest';
import { applyChange } from './apply.ts';

const rows = [
  [0, 0, 0],
  [1, 1, 1],
  [2, 2, 0],
  [3, 3, 1],
];

test('an addition is appended and touches nothing', () => {
  expect(applyChange(rows, { kind: 'add', points: [[9, 9, 1]] })).toEqual({
    rows: [...rows, [9, 9, 1]],
    origin: [0, 1, 2, 3, -1],
    touched: [],
    added: [[9, 9, 1]],
  });
});

test('after a removal the rest close up in their order', () => {
  expect(applyChange(rows, { kind: 'remove', indices: [2, 0] })).toEqual({
    rows: [
      [1, 1, 1],
      [3, 3, 1],
    ],
    origin: [1, 3],
    touched: [0, 2],
    added: [],
  });
});

test('a relabelling stays in place', () => {
  const applied = applyChange(rows, {
    kind: 'relabel',
    labels: [
      [3, 0],
      [0, 1],
    ],
  });
  expect(applied.rows.map((row) => row[2])).toEqual([1, 1, 0, 0]);
  expect(applied).toMatchObject({ origin: [0, 1, 2, 3], touched: [0, 3], added: [] });
});

test('a move is a removal and an addition at the end, in the order given, with its label', () => {
  const applied = applyChange(rows, {
    kind: 'move',
    points: [
      [3, [7, 7]],
      [0, [8, 8]],
    ],
  });
  expect(applied).toEqual({
    rows: [
      [1, 1, 1],
      [2, 2, 0],
      [7, 7, 1],
      [8, 8, 0],
    ],
    origin: [1, 2, -1, -1],
    touched: [0, 3],
    added: [
      [7, 7, 1],
      [8, 8, 0],
    ],
  });
});

test('prior and model leave the rows alone', () => {
  for (const change of [
    { kind: 'prior' as const, precision: 2 },
    { kind: 'model' as const, model: { family: 'glm' as const } },
  ]) {
    expect(applyChange(rows, change)).toEqual({ rows, origin: [0, 1, 2, 3], touched: [], added: [] });
  }
});

test('what comes back is a copy', () => {
  const applied = applyChange(rows, { kind: 'prior', precision: 2 });
  applied.rows[0]?.fill(5);
  expect(rows[0]).toEqual([0, 0, 0]);
});

test('an index that is not there is an error that names it', () => {
  expect(() => applyChange(rows, { kind: 'remove', indices: [4] })).toThrow('there is no point 4 among 4');
  expect(() => applyChange(rows, { kind: 'relabel', labels: [[-1, 0]] })).toThrow(RangeError);
});
