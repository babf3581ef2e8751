import { expect, test } from 'vitest';
import { COUNTERPART, changes, posed, undefinedFor } from '../../testing/methodSample.ts';

test('takes a point out in closed form by default, by gradient ascent where it is asked to', () => {
  expect(undefinedFor('ewc-full')).toEqual({ mlp: COUNTERPART });
  const solve = (deletion: string) => posed('ewc-full', changes.remove, { options: { 'ewc-full.deletion': deletion } }).objective;
  expect(solve('downdated').sites).toHaveLength(0);
  const ascent = solve('ascent');
  expect([...ascent.sites]).toEqual([4, 9]);
  expect([...ascent.a]).toEqual([-1, -1]);
});
