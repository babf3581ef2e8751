import { expect, test } from 'vitest';
import { cholesky } from '../../core/factorise.ts';
import { ggn } from '../../core/ggn.ts';
import { plusIdentity, toDense } from '../../core/precision.ts';
import { addScaled, scale } from '../../core/vectors.ts';
import { base, COUNTERPART, changes, tried, undefinedFor, world } from '../../testing/methodSample.ts';
import { meanAt, relativeDistance } from '../../testing/samples.ts';

test('takes one Newton step, from the old weights along the gradient of what goes', () => {
  expect(undefinedFor('influence')).toEqual({ mlp: COUNTERPART });
  const { bound, y } = world.sample;
  const p = base.theta.length;
  const h = plusIdentity({ kind: 'dense', values: ggn(bound, 'bernoulli', base.theta) }, 0.8);
  const said = meanAt(world.sample, base.theta);
  const residuals = y.map((label, i) => ([4, 9].includes(i) ? (said[i] as number) - label : 0));
  const step = cholesky(toDense(h, p), p)?.solve(bound.linearise(base.theta).pullback(residuals)) ?? scale(0, base.theta);
  expect(relativeDistance(tried('influence', changes.remove).solution?.fit.theta ?? [], addScaled(base.theta, 1, step))).toBeLessThan(1e-8);
});
