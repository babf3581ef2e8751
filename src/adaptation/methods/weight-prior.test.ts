import { expect, test } from 'vitest';
import { scale } from '../../core/vectors.ts';
import { base, COUNTERPART, changes, posed, tried, undefinedFor } from '../../testing/methodSample.ts';
import { relativeDistance } from '../../testing/samples.ts';

test('remembers no point: another prior only scales the weights', () => {
  expect(undefinedFor('weight-prior')).toEqual({ mlp: COUNTERPART });
  expect(posed('weight-prior', changes.add).past.sites).toHaveLength(0);
  const { solution } = tried('weight-prior', changes.prior);
  expect(relativeDistance(solution?.fit.theta ?? [], scale(0.8 / 4, base.theta))).toBeLessThan(1e-8);
});
