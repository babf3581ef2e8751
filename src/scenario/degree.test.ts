import { expect, test } from 'vitest';
import { comfortableDegree } from './degree.ts';

test('two inputs bear any degree, many inputs a lower one, and 1 always stays', () => {
  expect(comfortableDegree(2, 10, 12)).toBe(12);
  expect(comfortableDegree(4, 3, 3)).toBe(3);
  expect(comfortableDegree(4, 3, 5)).toBe(3);
  expect(comfortableDegree(20, 1, 3)).toBe(1);
  expect(comfortableDegree(500, 3, 2)).toBe(1);
});
