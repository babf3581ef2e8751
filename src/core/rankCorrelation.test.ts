import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCorrelation, ranks, shareOfLargest } from './rankCorrelation.ts';

test('ranks count from the smallest, and ties share', () => {
  expect([...ranks([3, 1, 2])]).toEqual([3, 1, 2]);
  expect([...ranks([5, 1, 5, 0, 5])]).toEqual([4, 2, 4, 1, 4]);
});

test('the correlation is that of d² without ties, and of a table with them', () => {
  // 1 − 6 Σd² / (n (n² − 1)) with d = 1, −1, 0, 0, 0
  expect(rankCorrelation([1, 2, 3, 4, 5], [20, 10, 30, 40, 50])).toBeCloseTo(1 - (6 * 2) / (5 * 24), 14);
  // Ranks 1, 2.5, 2.5, 4 against 1 … 4: 4.5 / √(4.5 · 5)
  expect(rankCorrelation([0, 7, 7, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 14);
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(rankCorrelation([], [])).toBeNull();
});

test('it sees the order alone, and its sign', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 30 }), (values) => {
      const stretched = values.map((value) => value ** 3 + value);
      fc.pre(new Set(stretched).size === stretched.length);
      expect(rankCorrelation(values, stretched)).toBeCloseTo(1, 12);
      expect(
        rankCorrelation(
          values,
          stretched.map((value) => -value),
        ),
      ).toBeCloseTo(-1, 12);
    }),
  );
});

test('the largest carry their share', () => {
  expect(shareOfLargest([1, -6, 1, 2], 0.25)).toBeCloseTo(0.6, 14);
  expect(shareOfLargest([1, -6, 1, 2], 0.3)).toBeCloseTo(0.8, 14);
  expect(shareOfLargest([4, 4], 1)).toBe(1);
  expect(shareOfLargest([0, 0], 0.5)).toBeNull();
});
