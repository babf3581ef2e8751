import { expect, test } from 'vitest';
import { changes, posed, undefinedFor, world } from '../../testing/methodSample.ts';

test('keeps the labels of the memory, and nothing of the weights', () => {
  expect(undefinedFor('replay')).toEqual({});
  const { past, objective } = posed('replay', changes.remove, { memory: [1, 4, 6] });
  expect([...past.sites]).toEqual([1, 4, 6, 9]);
  expect([...past.b]).toEqual([1, 4, 6, 9].map((i) => world.rows[i]?.label));
  expect(past.linear.every((value) => value === 0)).toBe(true);
  // What goes cancels.
  expect([...objective.sites]).toEqual([1, 6]);
});
