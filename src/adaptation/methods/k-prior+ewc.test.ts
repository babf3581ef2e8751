import { expect, test } from 'vitest';
import { toDense } from '../../core/precision.ts';
import { base, COUNTERPART, changes, posed, undefinedFor } from '../../testing/methodSample.ts';
import { relativeDistance } from '../../testing/samples.ts';

test('keeps by curvature what it does not remember', () => {
  expect(undefinedFor('k-prior+ewc')).toEqual({ mlp: COUNTERPART });
  const p = base.theta.length;
  const precision = (id: string, memory: readonly number[] | 'all') => toDense(posed(id, changes.add, { memory }).past.precision, p);
  expect(relativeDistance(precision('k-prior+ewc', 'all'), toDense({ kind: 'scalar', value: 0.8 }, p))).toBeLessThan(1e-12);
  expect(precision('k-prior+ewc', [])).toEqual(precision('ewc-full', []));
  expect([...posed('k-prior+ewc', changes.add, { memory: [2, 3] }).past.sites]).toEqual([2, 3]);
});
