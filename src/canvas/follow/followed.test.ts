import { expect, test } from 'vitest';
import type { Change } from '../../scenario/types.ts';
import { canvasPoints, pastOf } from '../points/points.ts';
import { foundAgain, type Standing } from './followed.ts';

const BASE = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 0],
];
const FIRST = pastOf(BASE, []);
const standing = (change?: Change, past = FIRST): Standing => ({ past, points: canvasPoints(past.rows, change) });
const added = (...points: number[][]): Standing => standing({ kind: 'add', points });
const again = (index: number, before: Standing, after: Standing) => {
  const was = before.points.find((point) => point.index === index);
  return was ? foundAgain(was, before, after) : null;
};

test('a past point is followed through its removal and its new label', () => {
  expect(again(1, standing(), standing({ kind: 'remove', indices: [1] }))).toMatchObject({ index: 1, fate: 'removed' });
  expect(again(1, standing(), standing({ kind: 'relabel', labels: [[1, 0]] }))).toMatchObject({ index: 1, label: 0 });
});

test('a new point is followed while it moves, while others come, and while others go', () => {
  const before = added([5, 5, 1], [6, 6, 1]);
  expect(again(4, before, added([5, 5, 1], [7, 6.5, 1]))).toMatchObject({ index: 4, x: 7 });
  expect(again(4, before, added([5, 5, 1], [6, 6, 1], [8, 8, 0]))).toMatchObject({ index: 4, x: 6 });
  expect(again(4, before, added([6, 6, 1]))).toMatchObject({ index: 3, x: 6 });
});

test('a point that is erased is gone, and so is one of other data', () => {
  expect(again(4, added([5, 5, 1], [6, 6, 1]), added([5, 5, 1]))).toBeNull();
  expect(again(3, added([5, 5, 1]), standing())).toBeNull();
  expect(again(1, standing(), standing(undefined, pastOf([[9, 9, 0]], [])))).toBeNull();
});

test('a new point is found again where its change has become the past', () => {
  const later = standing(
    undefined,
    pastOf(BASE, [
      { kind: 'remove', indices: [0] },
      { kind: 'add', points: [[5, 5, 1]] },
    ]),
  );
  expect(again(3, added([5, 5, 1]), later)).toMatchObject({ index: 2, x: 5, fate: 'kept' });
});

test('a new label that makes a change of its own, and its undoing, leave the point followed', () => {
  const first = added([5, 5, 1]);
  const second = standing({ kind: 'relabel', labels: [[1, 0]] }, pastOf(BASE, [{ kind: 'add', points: [[5, 5, 1]] }]));
  expect(again(1, first, second)).toMatchObject({ index: 1, label: 0, oldLabel: 1 });
  expect(again(1, second, first)).toMatchObject({ index: 1, label: 1 });
});
