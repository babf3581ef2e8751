import { describe, expect, test } from 'vitest';
import { carried, commonSpan, formatCorrelation, largest, logDomain, markRadius, productLines } from './layout.ts';

describe('log axes', () => {
  test('reach over the sizes, four decades at most', () => {
    const [low, high] = logDomain([0.1, -1, 0, 0.5]);
    expect(low).toBeLessThan(0.1);
    expect(low).toBeGreaterThan(0.05);
    expect(high).toBeGreaterThan(1);
    expect(logDomain([1e-12, 1])[0]).toBeCloseTo(1e-4 / 1.3, 12);
    expect(logDomain([0, Number.NaN])).toEqual([1e-3, 1]);
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
