import { expect, test } from 'vitest';
import { norm, scale, subtract } from '../../core/vectors.ts';
import { base, COUNTERPART, changes, posed, undefinedFor, world } from '../../testing/methodSample.ts';
import { relativeDistance } from '../../testing/samples.ts';

const ten = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/** The points whose labels it keeps; 0 or 1, where the others have what the model said. */
const replayed = (share: number, memory: readonly number[], change: (typeof changes)[keyof typeof changes] = changes.add) => {
  const { sites, b } = posed('combined', change, { memory, options: { 'combined.replayShare': share } }).past;
  return [...sites].filter((_, s) => b[s] === 0 || b[s] === 1);
};

test('is not defined for a network, whose weights are others', () => {
  expect(undefinedFor('combined')).toEqual({ mlp: COUNTERPART });
});

test.each([
  [0, []],
  [0.5, [3, 7, 11, 15, 19]],
  [0.3, [7, 13, 19]],
  [0.05, []],
  [1, ten],
])('replays a share of %d of its memory, spread evenly', (share, points) => {
  // A point of label 0 has b = 0 and its site stays, for a = 1.
  expect(replayed(share, ten)).toEqual(points);
});

test('keeps old predictions of what the change touches', () => {
  expect(replayed(1, [3, 4, 5], changes.remove)).toEqual([3, 5]);
});

test('keeps the curvature of what is in neither part, as strong as its option says', () => {
  const lambda = (strength: number, memory: readonly number[]) => {
    const { precision } = posed('combined', changes.add, { memory, options: { 'combined.strength': strength } }).past;
    return precision.kind === 'diagonal' ? precision.values : new Float64Array(0);
  };
  const delta = new Float64Array(base.theta.length).fill(0.8);
  expect(lambda(0, ten)).toEqual(delta);
  expect(relativeDistance(subtract(lambda(3, ten), delta), scale(3, subtract(lambda(1, ten), delta)))).toBeLessThan(1e-12);
  const everything = world.rows.map((_, i) => i);
  expect(relativeDistance(lambda(1, everything), delta)).toBeLessThan(1e-12);
  expect(norm(lambda(1, []))).toBeGreaterThan(norm(lambda(1, ten)));
});
