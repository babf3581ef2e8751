import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draw, meanAt, relativeDistance, sampleOf } from '../testing/samples.ts';
import { empiricalFisherDiagonal, fisherDiagonal, ggn } from './ggn.ts';
import { evaluate, evaluateWithMean, type Objective } from './objective.ts';
import { scalar } from './precision.ts';

const draws = (family: Draw['family']) =>
  fc.record({
    family: fc.constant(family),
    likelihood: fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
    degree: fc.integer({ min: 1, max: 3 }),
    hidden: fc.constantFrom([4], [3, 2]),
    seed: fc.nat(),
  }) satisfies fc.Arbitrary<Draw>;

describe('the generalised Gauss–Newton matrix', () => {
  test('is the same to the last bit from the h(f) that an evaluation has left', () => {
    const draw = fc.oneof(draws('glm'), draws('mlp'));
    fc.assert(
      fc.property(draw, (drawn) => {
        const { bound, spec, model, y, theta: thetaOf } = sampleOf(drawn);
        const theta = thetaOf();
        const sites = Int32Array.from({ length: bound.count }, (_, i) => i);
        const a = new Float64Array(bound.count).fill(1);
        const objective: Objective = { sites, a, b: y, precision: scalar(1), linear: new Float64Array(model.parameters) };
        const { h, ...rest } = evaluateWithMean(bound, spec.likelihood, objective, theta);
        expect(rest).toEqual(evaluate(bound, spec.likelihood, objective, theta));
        expect(ggn(bound, spec.likelihood, theta, a, h)).toEqual(ggn(bound, spec.likelihood, theta, a));
      }),
    );
  });

  test('of a GLM is the Hessian by differences of the gradient, weights of any sign included', () => {
    const h = 1e-5;
    fc.assert(
      fc.property(draws('glm'), (draw) => {
        const { bound, spec, model, y, theta: thetaOf } = sampleOf(draw);
        const p = model.parameters;
        const a = Float64Array.from({ length: bound.count }, (_, i) => [1, 2, -0.5, 0][i % 4] as number);
        const objective: Objective = {
          sites: Int32Array.from({ length: bound.count }, (_, i) => i),
          a,
          b: y,
          precision: scalar(0),
          linear: new Float64Array(p),
        };
        const theta = thetaOf();
        const hessian = ggn(bound, spec.likelihood, theta, a);
        for (let j = 0; j < p; j++) {
          const at = (s: number) =>
            evaluate(
              bound,
              spec.likelihood,
              objective,
              theta.map((value, k) => (k === j ? value + s * h : value)),
            ).gradient;
          const [ahead, behind] = [at(1), at(-1)];
          const column = ahead.map((g, i) => (g - (behind[i] as number)) / (2 * h));
          expect(relativeDistance(column, hessian.subarray(j * p, (j + 1) * p))).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each(['glm', 'mlp'] as const)('of a %s is symmetric and positive semidefinite, and its diagonal is the true Fisher', (family) => {
    fc.assert(
      fc.property(draws(family), (draw) => {
        const { bound, spec, random, theta: thetaOf } = sampleOf(draw);
        const theta = thetaOf();
        const p = theta.length;
        const matrix = ggn(bound, spec.likelihood, theta);
        const x = theta.map(() => random.normal());
        let form = 0;
        for (let i = 0; i < p; i++)
          for (let j = 0; j < p; j++) {
            expect(matrix[i * p + j]).toBe(matrix[j * p + i]);
            form += (x[i] as number) * (matrix[i * p + j] as number) * (x[j] as number);
          }
        expect(form).toBeGreaterThan(-1e-10);
        const own = Float64Array.from({ length: p }, (_, j) => matrix[j * p + j] as number);
        expect(relativeDistance(fisherDiagonal(bound, spec.likelihood, theta), own)).toBeLessThan(1e-13);
      }),
    );
  });
});

test('the empirical Fisher sums the squared gradients of single points', () => {
  fc.assert(
    fc.property(draws('mlp'), (draw) => {
      const sample = sampleOf(draw);
      const { bound, spec, y } = sample;
      const theta = sample.theta();
      const residual = meanAt(sample, theta).map((h, k) => h - (y[k] as number));
      const expected = new Float64Array(theta.length);
      for (let i = 0; i < bound.count; i++) {
        const alone = bound
          .select([i])
          .linearise(theta)
          .pullback(residual.slice(i * spec.outputs, (i + 1) * spec.outputs));
        alone.forEach((g, j) => {
          expected[j] = (expected[j] as number) + g * g;
        });
      }
      expect(relativeDistance(empiricalFisherDiagonal(bound, spec.likelihood, theta, y), expected)).toBeLessThan(1e-12);
    }),
  );
});

test('no points have no curvature', () => {
  const { bound, theta: thetaOf } = sampleOf({ family: 'mlp', likelihood: 'categorical', count: 0, seed: 1 });
  const theta = thetaOf();
  expect(ggn(bound, 'categorical', theta).every((value) => value === 0)).toBe(true);
  expect(fisherDiagonal(bound, 'categorical', theta).every((value) => value === 0)).toBe(true);
  expect(empiricalFisherDiagonal(bound, 'categorical', theta, new Float64Array(0)).every((value) => value === 0)).toBe(true);
});
