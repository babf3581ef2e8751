import { expect, test } from 'vitest';
import { KIND_LIMITS, largestVariance, POINT_KINDS, pointKinds } from './pointKinds.ts';

const named = (kinds: Int8Array): string[] => [...kinds].map((kind) => POINT_KINDS[kind] ?? 'none');

test('two classes: what is denied, what cannot be told, what is sure', () => {
  const h = Float64Array.of(0.02, 0.5, 0.95, 0.03, 0.75, 0.7);
  const y = Float64Array.of(1, 1, 1, 0, 0, 1);
  expect(named(pointKinds('bernoulli', h, y, 1))).toEqual(['outlier', 'boundary', 'easy', 'easy', 'boundary', 'boundary']);
});

test('the two limits meet at |e| = 0.2 and 0.8 where there is one logit', () => {
  const { outlierProbability, boundaryShare } = KIND_LIMITS;
  expect(outlierProbability * (1 - outlierProbability)).toBeCloseTo(boundaryShare * largestVariance(1), 14);
  const kinds = (p: number) => named(pointKinds('bernoulli', Float64Array.of(p, p), Float64Array.of(0, 1), 1));
  expect(kinds(0.19)).toEqual(['easy', 'outlier']);
  expect(kinds(0.21)).toEqual(['boundary', 'boundary']);
});

test('three classes', () => {
  const h = Float64Array.of(0.9, 0.05, 0.05, 0.3, 0.3, 0.4, 0.9, 0.05, 0.05);
  const y = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 1, 0);
  expect(named(pointKinds('categorical', h, y, 3))).toEqual(['easy', 'boundary', 'outlier']);
});

test('a regression has none', () => {
  expect(named(pointKinds('gaussian', Float64Array.of(0.3, 2), Float64Array.of(5, 2), 1))).toEqual(['none', 'none']);
});
