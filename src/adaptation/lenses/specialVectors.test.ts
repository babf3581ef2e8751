import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { mean } from '../../core/likelihoods.ts';
import { drain, minimise } from '../../core/solvers.ts';
import { addScaled, dot, scale, subtract } from '../../core/vectors.ts';
import { relativeDistance, sampleOf } from '../../testing/samples.ts';
import { machineOf, toRow } from '../../testing/sampleWorlds.ts';
import { targetsOf, trueObjective } from '../chain.ts';
import { splitGradient } from '../reconstruction.ts';
import { type SpecialVectors, specialVectors, specialWeights } from './specialVectors.ts';

vi.setConfig({ testTimeout: 30_000 });

const PRECISION = 0.7;

/** A trained GLM with its features, its optimum, and the true past gradient. */
const pastOf = (likelihood: 'bernoulli' | 'gaussian', degree: number, seed: number) => {
  const sample = sampleOf({ family: 'glm', likelihood, degree, count: 40, seed });
  const { model, bound } = sample;
  const y = targetsOf(machineOf(sample), sample.rows.map(toRow));
  const objective = trueObjective(y, bound.count, 1, model.parameters, PRECISION);
  const thetaStar = drain(minimise({ bound, likelihood, objective, linear: true }, model.initial())).theta;
  const trueGradient = (theta: Float64Array): Float64Array => {
    const { weights, predictions, leftover } = splitGradient(
      { bound, likelihood, targets: y, priorPrecision: PRECISION, thetaStar },
      theta,
    );
    return addScaled(addScaled(weights, 1, predictions), 1, leftover);
  };
  return { sample, features: bound.jacobian(thetaStar), thetaStar, trueGradient };
};

/** ∇ of Σ_k w_k ℓ(h(u_kᵀθ*), u_kᵀθ) + ½ δ ‖θ − θ*‖². */
const reconstruct = (
  { vectors }: SpecialVectors,
  w: Float64Array,
  likelihood: 'bernoulli' | 'gaussian',
  theta: Float64Array,
  thetaStar: Float64Array,
) =>
  vectors.reduce(
    (sum, u, k) => {
      const [now = 0, then = 0] = mean(likelihood, Float64Array.of(dot(u, theta), dot(u, thetaStar)), 1);
      return addScaled(sum, (w[k] as number) * (now - then), u);
    },
    scale(PRECISION, subtract(theta, thetaStar)),
  );

describe('10 SVD memory', () => {
  test('rank(Φ) vectors with weights w(θ) have the past gradient exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.nat(), (degree, seed) => {
        const { sample, features, thetaStar, trueGradient } = pastOf('bernoulli', degree, seed);
        const memory = specialVectors(features, sample.bound.count);
        expect(memory.vectors).toHaveLength(sample.model.parameters);
        const theta = sample.theta();
        const w = specialWeights(memory, features, 'bernoulli', theta, thetaStar);
        expect(relativeDistance(reconstruct(memory, w, 'bernoulli', theta, thetaStar), trueGradient(theta))).toBeLessThan(1e-8);
      }),
    );
  });

  test('linear regression has the fixed weights s² at every θ', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.nat(), (degree, seed) => {
        const { sample, features, thetaStar, trueGradient } = pastOf('gaussian', degree, seed);
        const memory = specialVectors(features, sample.bound.count);
        const fixed = memory.singularValues.map((s) => s * s);
        for (const theta of [sample.theta(), sample.theta()])
          expect(relativeDistance(reconstruct(memory, fixed, 'gaussian', theta, thetaStar), trueGradient(theta))).toBeLessThan(1e-10);
        expect(relativeDistance(specialWeights(memory, features, 'gaussian', sample.theta(), thetaStar), fixed)).toBeLessThan(1e-6);
      }),
    );
  });

  test('weights depend on θ for a logistic model, and can be negative', () => {
    const seen = Array.from({ length: 40 }, (_, seed) => {
      const { sample, features, thetaStar } = pastOf('bernoulli', 2, seed);
      const memory = specialVectors(features, sample.bound.count);
      return [sample.theta(), sample.theta()].map((theta) => specialWeights(memory, features, 'bernoulli', theta, thetaStar));
    });
    expect(seen.some(([w]) => w?.some((value) => value < 0))).toBe(true);
    for (const [one, other] of seen) expect(relativeDistance(one as Float64Array, other as Float64Array)).toBeGreaterThan(1e-3);
  });

  test('fewer vectors are enough where features depend on each other, fewer points than features too', () => {
    // Third column = first + second.
    const dependent = Float64Array.of(1, 2, 3, 0, 1, 1, 2, 2, 4, -1, 3, 2);
    expect(specialVectors(dependent, 4).vectors).toHaveLength(2);
    const wide = specialVectors(Float64Array.of(1, 0, 2, 1, 0, 0, 1, 3), 2);
    expect(wide.vectors).toHaveLength(2);
    expect(wide.vectors[0]).toHaveLength(4);
    expect(wide.shares[0]).toHaveLength(2);
    expect(specialVectors(new Float64Array(0), 0).vectors).toEqual([]);
  });

  test('the vectors are orthonormal, the strongest first, and the weight is 0 where θ does not differ', () => {
    const { sample, features, thetaStar } = pastOf('bernoulli', 2, 1);
    const memory = specialVectors(features, sample.bound.count);
    memory.vectors.forEach((u, k) => {
      memory.vectors.forEach((v, l) => {
        expect(dot(u, v)).toBeCloseTo(k === l ? 1 : 0, 10);
      });
      if (k > 0) expect(memory.singularValues[k]).toBeLessThanOrEqual(memory.singularValues[k - 1] as number);
    });
    expect(specialWeights(memory, features, 'bernoulli', thetaStar, thetaStar).every((w) => w === 0)).toBe(true);
  });
});
