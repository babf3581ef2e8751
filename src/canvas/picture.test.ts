import { describe, expect, it } from 'vitest';
import type { Maps } from '../studies/experiment.ts';
import { newRadiusOf, radiiOf } from './picture.ts';
import { canvasPoints } from './points/points.ts';
import type { PredictionSource } from './points/predictions.ts';

/** Points on a map on which p goes from ½ to ½ + each of these. */
const radiiFor = (movements: readonly number[], count = movements.length): Float64Array => {
  const rows = Array.from({ length: count }, (_, k) => [k, 0, 0]);
  const logits = rows.map((_, k) => {
    const p = 0.5 + (movements[k % movements.length] as number);
    return Math.log(p / (1 - p));
  });
  const source = {
    likelihood: 'bernoulli',
    outputs: 1,
    level: 0,
    spread: 1,
    results: { points: rows, methods: { exact: { logits } } },
    details: { methods: { exact: { logitsStar: logits.map(() => 0) } } },
    maps: null as Maps | null,
    method: 'exact',
  } as unknown as PredictionSource;
  return radiiOf(canvasPoints(rows, undefined), source, 600);
};

describe('radii', () => {
  it('grow in area with the movement', () => {
    const [a = 0, b = 0, c = 0] = radiiFor([0, 0.2, 0.4]).map((radius) => radius ** 2);
    expect(b).toBeGreaterThan(a);
    expect(b - a).toBeCloseTo(c - b);
  });

  it('are small in a crowd and never NaN', () => {
    expect(radiiFor([0], 4000)[0]).toBeLessThan(radiiFor([0], 200)[0] ?? 0);
    expect(radiiFor([Number.NaN])).toEqual(radiiFor([0]));
    expect(newRadiusOf(4000, 600)).toBeLessThan(newRadiusOf(200, 600));
  });
});
