import { expect, test } from 'vitest';
import { kindPath, ringsPath, shapesPath } from './paths.ts';

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
