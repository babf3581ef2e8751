import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ggn } from '../core/ggn.ts';
import { mean } from '../core/likelihoods.ts';
import { drain, minimise } from '../core/solvers.ts';
import { CLASSES, manyClasses, relativeDistance, type Sample, sampleOf } from '../testing/samples.ts';
import { fewVariances, influenceOf, logitVariances, posteriorCovariance, predictionVariances } from './influence.ts';
import { leaveOneOutChanges } from './leaveOneOutChanges.ts';
import { trueObjective } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

const PRECISION = 1;

const train = ({ bound, spec, model, y }: Sample, rows: readonly number[], start = model.initial()): Float64Array => {
  const targets = Float64Array.from(rows.flatMap((i) => [...y.subarray(i * spec.outputs, (i + 1) * spec.outputs)]));
  const objective = trueObjective(targets, rows.length, spec.outputs, model.parameters, PRECISION);
  return drain(minimise({ bound: bound.select(rows), likelihood: spec.likelihood, objective, linear: true }, start)).theta;
};

/** Predictions of the memory-perturbation equation for every point, at the optimum. */
const lookAt = (sample: Sample) => {
  const { bound, spec, y } = sample;
  const rows = Array.from({ length: bound.count }, (_, i) => i);
  const theta = train(sample, rows);
  const h = mean(spec.likelihood, bound.logits(theta), spec.outputs);
  const covariance = posteriorCovariance(ggn(bound, spec.likelihood, theta), PRECISION) as Float64Array;
  const variances = predictionVariances(bound.jacobian(theta), covariance, bound.count, spec.outputs);
  return { rows, theta, h, variances, influence: influenceOf(h, y, variances, spec.outputs) };
};

/** True change of a point's own logit when the model is trained without it. */
const deviation = (sample: Sample, rows: readonly number[], theta: Float64Array, gone: number): number => {
  const without = train(
    sample,
    rows.filter((i) => i !== gone),
    theta,
  );
  const one = sample.bound.select([gone]);
  return (one.logits(without)[0] as number) - (one.logits(theta)[0] as number);
};

const ranks = (values: readonly number[]): number[] => {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] as number) - (values[j] as number));
  const rank = new Array<number>(values.length);
  order.forEach((i, place) => {
    rank[i] = place;
  });
  return rank;
};
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const spearman = (x: readonly number[], y: readonly number[]): number => {
  const gaps = ranks(x).map((r, i) => (r - (ranks(y)[i] as number)) ** 2);
  return 1 - (6 * gaps.reduce((sum, gap) => sum + gap, 0)) / (x.length * (x.length ** 2 - 1));
};

describe('22 leaving one out', () => {
  test('is predicted exactly for squared loss', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(24), fc.integer({ min: 1, max: 3 }), (seed, gone, degree) => {
        const sample = sampleOf({ family: 'glm', likelihood: 'gaussian', degree, count: 25, seed });
        const { rows, theta, h, variances } = lookAt(sample);
        const predicted = leaveOneOutChanges('gaussian', h, sample.y, variances, 1, true)[gone] as number;
        expect(relativeDistance([predicted], [deviation(sample, rows, theta, gone)])).toBeLessThan(1e-10);
      }),
    );
  });

  test('is predicted ever better for a logistic model as points grow more, and better still downdated', () => {
    const errors = [50, 200, 800].map((count) => {
      const sample = sampleOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count, seed: 4 });
      const { rows, theta, h, variances, influence } = lookAt(sample);
      const downdated = leaveOneOutChanges('bernoulli', h, sample.y, variances, 1, true);
      const some = sample.random.pick(count, 50);
      const truth = some.map((i) => deviation(sample, rows, theta, i));
      const first = some.map((i) => influence.sensitivity[i] as number);
      const second = some.map((i) => downdated[i] as number);
      expect(spearman(truth, first)).toBeGreaterThanOrEqual(0.98);
      expect(spearman(truth, second)).toBeGreaterThanOrEqual(0.98);
      const error = (guess: readonly number[]) => average(guess.map((value, k) => Math.abs(value / (truth[k] as number) - 1)));
      return { first: error(first), downdated: error(second) };
    });
    for (const { first, downdated } of errors) expect(downdated).toBeLessThan(first);
    expect((errors[0] as { first: number }).first).toBeLessThan(0.3);
    for (const k of ['first', 'downdated'] as const) {
      expect(errors[1]?.[k]).toBeLessThan(errors[0]?.[k] as number);
      expect(errors[2]?.[k]).toBeLessThan(errors[1]?.[k] as number);
    }
  });
});

describe('influence', () => {
  test('of one logit is e, v and v e', () => {
    const { residual, variance, sensitivity } = influenceOf(Float64Array.of(0.8, 0.1), Float64Array.of(1, 0), Float64Array.of(2, 3), 1);
    expect(relativeDistance(residual, [-0.2, 0.1])).toBeLessThan(1e-15);
    expect([...variance]).toEqual([2, 3]);
    expect(relativeDistance(sensitivity, [-0.4, 0.3])).toBeLessThan(1e-15);
  });

  test('of several logits is ‖e‖, tr V and ‖V e‖', () => {
    const { residual, variance, sensitivity } = influenceOf(
      Float64Array.of(0.6, 0.4),
      Float64Array.of(0, 1),
      Float64Array.of(2, 1, 1, 3),
      2,
    );
    expect(residual[0]).toBeCloseTo(Math.hypot(0.6, 0.6), 14);
    expect(variance[0]).toBe(5);
    expect(sensitivity[0]).toBeCloseTo(Math.hypot(2 * 0.6 - 0.6, 0.6 - 3 * 0.6), 14);
  });

  test('prediction variances are blocks J S Jᵀ, and leverages add up to the degrees of freedom', () => {
    // Two points, two logits, two weights, S = diag(2, 1).
    const jacobian = Float64Array.of(1, 0, 1, 1, 0, 2, 3, 0);
    expect(predictionVariances(jacobian, Float64Array.of(2, 0, 0, 1), 2, 2)).toEqual(Float64Array.of(2, 2, 2, 3, 4, 0, 0, 18));
    const sample = sampleOf({ family: 'glm', likelihood: 'gaussian', degree: 2, count: 30, seed: 6 });
    const { theta, variances } = lookAt(sample);
    const covariance = posteriorCovariance(ggn(sample.bound, 'gaussian', theta), PRECISION) as Float64Array;
    let trace = 0;
    for (let j = 0; j < theta.length; j++) trace += covariance[j * (theta.length + 1)] as number;
    // tr H (H + δ I)⁻¹ = p − δ tr (H + δ I)⁻¹
    expect(variances.reduce((sum, v) => sum + v, 0)).toBeCloseTo(theta.length - PRECISION * trace, 10);
  });
});

describe('variances of logits among many classes', () => {
  const { bound, random } = manyClasses();
  const weights = Float64Array.from({ length: 12 }, (_, i) => 1 + (i % 2));
  const whole = (theta: Float64Array): Float64Array => {
    const covariance = posteriorCovariance(ggn(bound, 'categorical', theta, weights), PRECISION) as Float64Array;
    return predictionVariances(bound.jacobian(theta), covariance, 12, CLASSES);
  };

  test('are those of the whole inverse where most classes have one block of weights', () => {
    const block = Array.from({ length: 10 }, () => random.normal());
    const theta = Float64Array.from({ length: 280 }, (_, j) => (j < 20 ? random.normal() : (block[j % 10] as number)));
    const variances = logitVariances(bound, 'categorical', theta, PRECISION, weights) ?? [];
    expect(relativeDistance(variances, whole(theta))).toBeLessThan(1e-10);
  });

  test('leave the zeros of the Jacobian out, to the last bit, where no two are alike', () => {
    const theta = Float64Array.from({ length: 280 }, () => random.normal());
    expect(logitVariances(bound, 'categorical', theta, PRECISION, weights)).toEqual(whole(theta));
  });
});

test.each(['bernoulli', 'gaussian', 'categorical'] as const)(
  'variances of few logits among many weights are those of the whole inverse, %s',
  (likelihood) => {
    const { bound, spec, theta: thetaOf } = sampleOf({ family: 'mlp', likelihood, hidden: [6, 5], count: 9, seed: 3 });
    const theta = thetaOf();
    const weights = Float64Array.from({ length: 9 }, (_, i) => 1 + (i % 3));
    const covariance = posteriorCovariance(ggn(bound, likelihood, theta, weights), PRECISION) as Float64Array;
    const expected = predictionVariances(bound.jacobian(theta), covariance, 9, spec.outputs);
    const h = mean(likelihood, bound.logits(theta), spec.outputs);
    const few = fewVariances(bound.jacobian(theta), likelihood, h, spec.outputs, PRECISION, weights);
    expect(relativeDistance(few ?? [], expected)).toBeLessThan(1e-10);
  },
);
