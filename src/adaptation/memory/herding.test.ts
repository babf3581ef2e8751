import { expect, test } from 'vitest';
import type { Candidates } from '../memoryRule.ts';
import herding from './herding.ts';

test('features beyond float64 have an order all the same, with everybody in it', () => {
  const features = Float64Array.of(1e300, 1, Number.POSITIVE_INFINITY, 2, 1e200, 3);
  const seen = { bound: { features, count: 3 }, theta: new Float64Array(2), outputs: 1 } as unknown as Candidates;
  expect(new Set(herding.order(seen, [0, 1, 2]))).toEqual(new Set([0, 1, 2]));
});
