import { expect, test } from 'vitest';
import { settledFrom } from './settling.ts';

test('a curve has settled where it no longer leaves the neighbourhood of its end', () => {
  expect(settledFrom([0.5, 0.2, 0.11, 0.1], 0.01 + 1e-12)).toBe(2);
  expect(settledFrom([0.1, 0.3, 0.105, 0.1], 0.01)).toBe(2);
  expect(settledFrom([0.1, 0.1], 0)).toBe(0);
});

test('a curve that ends nowhere never settles', () => {
  expect(settledFrom([0.5, Number.NaN], 0.1)).toBe(2);
  expect(settledFrom([1, Number.POSITIVE_INFINITY], 0.1)).toBe(2);
  expect(settledFrom([], 0.1)).toBe(0);
});
