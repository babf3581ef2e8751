import { expect, test } from 'vitest';
import { gridPoints, growBox } from './grid.ts';

test('a box grows by a share of its extent, and a flat one by a share of 1', () => {
  expect(
    growBox(
      [
        [0, 5],
        [10, 5],
      ],
      0.1,
    ),
  ).toEqual({ x0: -1, x1: 11, y0: 4.9, y1: 5.1 });
});

test('nodes lie on the edges of the domain, x fastest, and are seen as the model sees them', () => {
  const transform = { shift: [1, 2], scale: [2, 4] };
  expect([...gridPoints({ x0: 1, x1: 3, y0: 2, y1: 6 }, 2, transform).inputs]).toEqual([0, 0, 1, 0, 0, 1, 1, 1]);
});
