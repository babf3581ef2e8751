import { expect, test } from 'vitest';
import { base, changes, tried, undefinedFor } from '../../testing/methodSample.ts';

test('is the old model, whatever happens', () => {
  expect(undefinedFor('keep-old')).toEqual({});
  for (const change of Object.values(changes)) {
    const { solution } = tried('keep-old', change);
    expect(solution?.fit.theta).toBe(base.theta);
    expect(solution?.past).toBeNull();
  }
});
