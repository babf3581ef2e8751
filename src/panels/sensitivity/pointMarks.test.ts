import { expect, test } from 'vitest';
import { carriedRows } from './carried.tsx';
import { mapRows } from './map.tsx';
import type { PastPoints } from './past.ts';

const points: PastPoints = {
  count: 3,
  labels: [1, 0, 1],
  likelihood: 'bernoulli',
  outputs: 1,
  influence: { residual: [-0.9, 0.5, 0], variance: [2, 3, 4], sensitivity: [-1.8, 1.5, 0] },
  problem: null,
  kinds: Int8Array.of(1, 0, 2),
  names: { axes: ['x₁', 'x₂'], classes: ['A', 'B'], label: 'y' },
  title: (row) => `Point ${row}`,
};

test('points are rows by their classes, of their error’s size, and say all that is known of them', () => {
  const rows = mapRows(points);
  expect(rows.map(({ point, series, x, y }) => [point, series.id, x, y])).toEqual([
    [1, '0', 3, 0.5],
    [0, '1', 2, 0.9],
    [2, '1', 4, 0],
  ]);
  const said = rows.map(({ says }) => (says instanceof Function ? says() : says));
  expect(said[1]).toBe('Point 0: error −0.900, variance 2.00, sensitivity −1.80, outlier');
  expect(said[2]).toBe('Point 2: error 0, variance 4.00, sensitivity 0, easy');
});

test('numbers are all of one class', () => {
  expect(mapRows({ ...points, likelihood: 'gaussian' }).map(({ point, series }) => [point, series.id])).toEqual([
    [0, '0'],
    [1, '0'],
    [2, '0'],
  ]);
});

test('the shares that are read off lie on the line of the truth, and count whole points', () => {
  const truth = Float64Array.of(6, -1, 2, 1);
  const rows = carriedRows({ truth, predicted: Float64Array.of(1, 1, 1, 1) });
  const line = rows.filter(({ series }) => series?.id === 'true');
  expect(line.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [25, 60],
    [50, 80],
    [75, 90],
    [100, 100],
  ]);
  const read = rows.flatMap((row) => (row.read ? [row.read] : []));
  expect(read.find(({ share }) => share === 0.1)).toEqual({ share: 0.1, truth: 0.6, predicted: 0.25 });
  expect(read.at(-1)).toEqual({ share: 1, truth: 1, predicted: 1 });
  expect(rows.filter(({ says }) => says !== undefined)).toHaveLength(read.length);
});
