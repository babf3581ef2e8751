import { expect, test } from 'vitest';
import { barEnd } from './bar.ts';

test('the scale of the bars holds every figure, and is one of few', () => {
  expect(barEnd([])).toBe(0.05);
  expect(barEnd([null, 0.05])).toBe(0.05);
  expect(barEnd([0.007, 0.047, 0.577])).toBe(1);
  expect(barEnd([0.007, 0.311])).toBe(0.5);
});
