import { expect, test } from 'vitest';
import { arrowPath, bandBetween, kindPath, knotsAt, lineThrough, ringsPath, shapesPath } from './paths.ts';

test('many are one path, each at its place', () => {
  const path = shapesPath(
    [
      [10, 20],
      [30.04, 40],
    ],
    'square',
    3,
  );
  expect(path.match(/M/g)).toHaveLength(2);
  const [x, y] = (path.match(/M([\d.]+) ([\d.]+)/) ?? []).slice(1).map(Number);
  expect(x).toBeGreaterThan(6);
  expect(x).toBeLessThan(10);
  expect(y).toBeLessThan(20);
  expect(shapesPath([[5, 5]], 'circle', 2)).toContain('A');
  expect(shapesPath([[5, 5]], 'triangle', 2).match(/L/g)).toHaveLength(2);
});

test('rings are round, kinds are squares and diamonds, an easy point has no outline', () => {
  expect(ringsPath([[10, 10]], 4)).toBe('M14.0 10.0A4.0 4.0 0 1 1 6.0 10.0A4.0 4.0 0 1 1 14.0 10.0');
  expect(kindPath([[10, 10]], 0, 4)).toBe('M6.0 6.0h8.0v8.0h-8.0Z');
  expect(kindPath([[10, 10]], 1, 5)).toBe('M10.0 3.0L17.0 10.0L10.0 17.0L3.0 10.0Z');
  expect(kindPath([[10, 10]], 2, 4)).toBe('');
});

test('a line breaks at what is no number, a band needs two places, knots have no length', () => {
  expect(lineThrough([[0, 1], [2.26, 3], [4, Number.NaN], [5, 6], [7, 8]])).toBe('M0,1L2.3,3M5,6L7,8'); // biome-ignore format: five places
  expect(bandBetween([[0, 3, 1], [2, 4, 1]])).toBe('M0,1L2,1L2,4L0,3Z'); // biome-ignore format: two edges
  expect(bandBetween([[0, 3, 1]])).toBe('');
  expect(knotsAt([[0, 1], [Number.NaN, 2]])).toBe('M0.0 1.0h0'); // biome-ignore format: two places
});

test('an arrow has a head; one without a length is not drawn', () => {
  expect(arrowPath(50, 50, 50, 50, 8)).toBe('');
  expect(arrowPath(0, 0, 10, 0, 4)).toBe('M0.0 0.0L10.0 0.0M6.0 2.0L10.0 0.0L6.0 -2.0');
});
