import { describe, expect, test } from 'vitest';
import {
  carried,
  commonSpan,
  formatCorrelation,
  kindPath,
  largest,
  logDomain,
  markRadius,
  productLines,
  ringsPath,
  shapesPath,
  within,
} from './layout.ts';

describe('log axes', () => {
  test('reach over the sizes, four decades at most', () => {
    const [low, high] = logDomain([0.1, -1, 0, 0.5]);
    expect(low).toBeLessThan(0.1);
    expect(low).toBeGreaterThan(0.05);
    expect(high).toBeGreaterThan(1);
    expect(logDomain([1e-12, 1])[0]).toBeCloseTo(1e-4 / 1.3, 12);
    expect(logDomain([0, Number.NaN])).toEqual([1e-3, 1]);
  });

  test('hold what they cannot show at their edge', () => {
    expect(within([0.1, 1], -0.5)).toBe(0.5);
    expect(within([0.1, 1], 0)).toBe(0.1);
    expect(within([0.1, 1], Number.POSITIVE_INFINITY)).toBe(0.1);
    expect(within([0.1, 1], 7)).toBe(1);
  });
});

test('lines of equal product are hyperbolas at powers of ten inside the plot', () => {
  const x = [0.01, 2] as const;
  const y = [0.001, 1] as const;
  const lines = productLines(x, y);
  expect(lines.map(({ product }) => product)).toEqual([1e-4, 1e-3, 0.01, 0.1, 1]);
  for (const { product, from, to } of lines)
    for (const [a, b] of [from, to]) {
      expect(a * b).toBeCloseTo(product, 12);
      expect(a).toBeGreaterThanOrEqual(x[0]);
      expect(a).toBeLessThanOrEqual(x[1]);
      expect(b).toBeGreaterThanOrEqual(y[0] - 1e-15);
      expect(b).toBeLessThanOrEqual(y[1] + 1e-15);
    }
});

describe('marks', () => {
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

  test('many points are drawn smaller', () => {
    expect(markRadius(1000)).toBeLessThan(markRadius(200));
    expect(markRadius(1e6)).toBeGreaterThan(1.5);
  });
});

test('a span holds zero and what is finite', () => {
  const [low, high] = commonSpan([1, -3], [5, Number.NaN]);
  expect(low).toBeLessThan(-3);
  expect(high).toBeGreaterThan(5);
  expect(commonSpan([])[0]).toBeLessThan(commonSpan([])[1]);
});

test('what the largest carry grows to one, ever slower', () => {
  expect([...carried([1, -6, 1, 2])]).toEqual([0, 0.6, 0.8, 0.9, 1]);
  expect([...carried([0, 0])]).toEqual([0, 0, 0]);
  expect(largest([1, -6, 1, 2], 3)).toEqual([1, 3, 0]);
});

test('a rank correlation is 1 only where it is', () => {
  expect([1, 0.99996, 0.9995, 0.9876, -0.5].map(formatCorrelation)).toEqual(['1.000', '0.99996', '0.99950', '0.988', '−0.500']);
  expect(formatCorrelation(null)).toBe('not defined');
});
