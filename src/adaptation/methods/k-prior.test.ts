import { expect, test } from 'vitest';
import { scale } from '../../core/vectors.ts';
import { base, changes, posed, undefinedFor, world } from '../../testing/methodSample.ts';
import { meanAt, relativeDistance } from '../../testing/samples.ts';

test('keeps what the model said at the memory, and a pull to the old weights', () => {
  expect(undefinedFor('k-prior')).toEqual({});
  const { past } = posed('k-prior', changes.add, { memory: [1, 5, 6] });
  const said = meanAt(world.sample, base.theta);
  expect([...past.sites]).toEqual([1, 5, 6]);
  expect([...past.a]).toEqual([1, 1, 1]);
  expect([...past.b]).toEqual([1, 5, 6].map((i) => said[i]));
  expect(past.precision).toEqual({ kind: 'scalar', value: 0.8 });
  expect(relativeDistance(past.linear, scale(0.8, base.theta))).toBeLessThan(1e-8);
});

test('points that the change touches are in its memory', () => {
  expect([...posed('k-prior', changes.remove, { memory: [1, 4] }).past.sites]).toEqual([1, 4, 9]);
});

test('temperature 1 is what it is without one, bit for bit; another makes a term of each remembered point', () => {
  const at = (temperature?: number) =>
    posed('k-prior', changes.remove, { memory: [1, 5], ...(temperature && { options: { 'k-prior.temperature': temperature } }) });
  expect(at(1)).toEqual(at());
  const { past, objective } = at(2);
  expect(past.terms?.map(({ site, term }) => [past.sites[site], term.weight, term.temperature])).toEqual(
    [1, 4, 5, 9].map((point) => [point, 1, 2]),
  );
  expect([...past.a]).toEqual([0, 0, 0, 0]);
  // What goes is taken back as the label that it had.
  expect([...objective.a]).toEqual([0, -1, 0, -1]);
});
