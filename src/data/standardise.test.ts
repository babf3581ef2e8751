import { expect, test } from 'vitest';
import { generators } from './generators.ts';
import { identityTransform, standardisation, toPoints } from './standardise.ts';

test('mean and population standard deviation, by hand', () => {
  const rows = [
    [1, 10, 0],
    [3, 10, 1],
  ];
  expect(standardisation(rows, 2)).toEqual({ shift: [2, 10], scale: [1, 1] });
  expect([...toPoints(rows, standardisation(rows, 2)).inputs]).toEqual([-1, 0, 1, 0]);
});

test('standardised columns have mean 0 and variance 1', () => {
  const rows = generators.get('moons')?.generate({ count: 200, noise: 0.2, seed: 1 }) ?? [];
  const { count, dimension, inputs } = toPoints(rows, standardisation(rows, 2));
  expect([count, dimension, inputs.length]).toEqual([200, 2, 400]);
  for (const j of [0, 1]) {
    const column = [...inputs].filter((_, k) => k % 2 === j);
    expect(column.reduce((sum, x) => sum + x, 0) / count).toBeCloseTo(0, 12);
    expect(column.reduce((sum, x) => sum + x * x, 0) / count).toBeCloseTo(1, 12);
  }
});

test('a constant column keeps its scale, whatever its size', () => {
  expect(
    standardisation(
      Array.from({ length: 7 }, () => [0.1, 1e8 + 0.1, 0]),
      2,
    ).scale,
  ).toEqual([1, 1]);
});

test('values that differ far behind the point are standardised like others', () => {
  const near = [-1.5, -0.5, 0.5, 1.5];
  const unit = standardisation(
    near.map((x) => [x, 0]),
    1,
  );
  for (const [offset, width] of [
    [1e8, 2 ** -20],
    [0, 2 ** -50],
  ] as const) {
    const rows = near.map((x) => [offset + width * x, 0]);
    const { shift, scale } = standardisation(rows, 1);
    expect(shift).toEqual([offset]);
    expect((scale[0] ?? 0) / width).toBeCloseTo(unit.scale[0] ?? 0, 12);
  }
});

test('raw inputs are the coordinates; no rows give no points', () => {
  expect([...toPoints([[3, -4, 1]], identityTransform(2)).inputs]).toEqual([3, -4]);
  expect(standardisation([], 2)).toEqual(identityTransform(2));
  expect(toPoints([], identityTransform(2))).toEqual({ count: 0, dimension: 2, inputs: new Float64Array(0) });
});
