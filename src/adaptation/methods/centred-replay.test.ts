import { expect, test } from 'vitest';
import { evaluate } from '../../core/objective.ts';
import { norm } from '../../core/vectors.ts';
import { base, COUNTERPART, changes, posed, undefinedFor, world } from '../../testing/methodSample.ts';

test('leaves the old weights where they are, whatever it remembers', () => {
  expect(undefinedFor('centred-replay')).toEqual({ mlp: COUNTERPART });
  const gradientAtStar = (id: string): number => {
    const { past } = posed(id, changes.add, { memory: [1, 5, 6] });
    return norm(evaluate(world.sample.bound.select(past.sites), 'bernoulli', past, base.theta).gradient);
  };
  expect(gradientAtStar('centred-replay')).toBeLessThan(1e-8);
  expect(gradientAtStar('replay')).toBeGreaterThan(0.1);
});
