import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../core/objective.ts';
import { addScaled, norm } from '../core/vectors.ts';
import { type Draw, relativeDistance } from '../testing/samples.ts';
import { baseOf, worldOf } from '../testing/sampleWorlds.ts';
import { compareGradients, gradientShares, splitGradient, type TruePast } from './reconstruction.ts';
import { trueObjective } from './world.ts';

const draws = fc.record({
  family: fc.constantFrom('glm', 'mlp'),
  likelihood: fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
  degree: fc.integer({ min: 1, max: 3 }),
  hidden: fc.constantFrom([4], [3, 2]),
  activation: fc.constantFrom('tanh', 'relu'),
  seed: fc.nat(),
}) satisfies fc.Arbitrary<Draw>;

const pastOf = (draw: Draw, trained: boolean): { past: TruePast; theta: Float64Array; gradient: Float64Array } => {
  const world = worldOf(draw, 0.8);
  const { bound, y, spec, model, theta: thetaOf } = world.sample;
  const thetaStar = trained ? baseOf(world).theta : thetaOf();
  const theta = thetaOf();
  const objective = trueObjective(y, bound.count, spec.outputs, model.parameters, 0.8);
  return {
    past: { bound, likelihood: spec.likelihood, targets: y, priorPrecision: 0.8, thetaStar },
    theta,
    gradient: evaluate(bound, spec.likelihood, objective, theta).gradient,
  };
};

describe('the true past gradient', () => {
  test('7 splits into weights, predictions, labels and what was left over, at an optimum and away from one', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { past, theta, gradient } = pastOf(draw, false);
        const { weights, predictions, labels, leftover } = splitGradient(past, theta);
        const sum = addScaled(addScaled(addScaled(weights, 1, predictions), 1, labels), 1, leftover);
        expect(relativeDistance(sum, gradient)).toBeLessThan(1e-10);
        if (draw.family === 'glm') expect(norm(labels)).toBeLessThan(1e-10);
      }),
    );
  });

  test("7 each point's share and the weights' add up to 1", () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const { past, theta } = pastOf(draw, false);
        const shares = gradientShares(past, theta);
        expect(shares).not.toBeNull();
        expect(Math.abs((shares?.points.reduce((sum, s) => sum + s, 0) ?? 0) + (shares?.weights ?? 0) - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  test('8 is zero at a trained base model, and so is every term of its split', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const smooth = { ...draw, activation: 'tanh' } as const;
        const { past } = pastOf(smooth, true);
        const split = splitGradient(past, past.thetaStar);
        expect(norm(split.weights) + norm(split.predictions) + norm(split.labels)).toBe(0);
        expect(norm(split.leftover)).toBeLessThanOrEqual(draw.family === 'glm' ? 1e-8 : 1e-6);
        expect(gradientShares(past, past.thetaStar)?.points.every(Number.isFinite) ?? true).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('comparing gradients', () => {
  test('gives error, cosine and gain', () => {
    const { trueNorm, reconstructedNorm, relativeError, cosine, gain } = compareGradients(Float64Array.of(3, 4), Float64Array.of(3, 0));
    expect([trueNorm, reconstructedNorm, relativeError]).toEqual([5, 3, 0.8]);
    expect(cosine).toBeCloseTo(0.6, 15);
    expect(gain).toBeCloseTo(9 / 25, 15);
  });

  test('says nothing over a gradient that is zero', () => {
    expect(compareGradients(new Float64Array(2), Float64Array.of(1, 0))).toEqual({
      trueNorm: 0,
      reconstructedNorm: 1,
      relativeError: null,
      cosine: null,
      gain: null,
    });
    expect(compareGradients(Float64Array.of(1, 0), new Float64Array(2))).toMatchObject({ relativeError: 1, cosine: null, gain: 0 });
  });
});
