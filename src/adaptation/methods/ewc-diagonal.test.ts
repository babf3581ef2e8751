import { expect, test } from 'vitest';
import { COUNTERPART, changes, posed, undefinedFor } from '../../testing/methodSample.ts';

test('weighs by residuals where the empirical Fisher is asked for', () => {
  expect(undefinedFor('ewc-diagonal')).toEqual({ mlp: COUNTERPART });
  const lambda = (fisher: string) => posed('ewc-diagonal', changes.add, { options: { 'ewc-diagonal.fisher': fisher } }).past.precision;
  expect(lambda('true').kind).toBe('diagonal');
  expect(lambda('empirical')).not.toEqual(lambda('true'));
});
