import { basePoints } from '../../scenario/defaults.ts';

/** Two moons of 120 points, of which every seventh label is wrong. */
export const everySeventh = basePoints({ preset: { id: 'moons', count: 120, noise: 0.2, seed: 3 } }).map(([x = 0, y = 0, label = 0], k) => [
  Math.round(1000 * x) / 1000,
  Math.round(1000 * y) / 1000,
  k % 7 === 3 ? 1 - label : label,
]);
