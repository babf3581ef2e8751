import { expect, test } from 'vitest';
import { picturePoints } from './picturePoints.ts';

const tasks = [
  {
    name: '',
    points: [
      [0, 0, 2],
      [1, 2, 5],
      [2, 1, 11],
    ],
  },
];

test('points of classes have their class, numbers are low or high', () => {
  expect(picturePoints({ tasks, regression: false })).toEqual([
    [6, 114, 2],
    [80, 6, 5],
    [154, 60, 11],
  ]);
  expect(picturePoints({ tasks, regression: true }).map(([, , label]) => label)).toEqual([0, 0, 1]);
});
