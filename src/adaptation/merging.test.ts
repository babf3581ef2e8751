import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ggn } from '../core/ggn.ts';
import { dense, plusIdentity, scalar } from '../core/precision.ts';
import { drain, minimise } from '../core/solvers.ts';
import { relativeDistance, sampleOf } from '../testing/samples.ts';
import { trueObjective } from './chain.ts';
import { average, hessianMerge, type Trained, taskArithmetic } from './merging.ts';

vi.setConfig({ testTimeout: 30_000 });

const PRECISION = 0.5;

/** A GLM trained on some rows of a sample, with the curvature and the prior there as its precision. */
const trainer = (likelihood: 'bernoulli' | 'gaussian', seed: number) => {
  const { bound, spec, model, y } = sampleOf({ family: 'glm', likelihood, degree: 2, count: 60, seed });
  return (rows: readonly number[]): Trained => {
    const part = bound.select(rows);
    const labels = Float64Array.from(rows, (i) => y[i] as number);
    const objective = trueObjective(labels, rows.length, 1, model.parameters, PRECISION);
    const { theta } = drain(minimise({ bound: part, likelihood, objective, linear: true }, model.initial()));
    return { theta, precision: plusIdentity(dense(ggn(part, spec.likelihood, theta)), PRECISION) };
  };
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const THIRDS = [range(0, 20), range(20, 40), range(40, 60)];

describe('21 merging', () => {
  test('by curvature is exact for squared loss: the merged model is the one trained on everything', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const train = trainer('gaussian', seed);
        const parts = THIRDS.map(train);
        expect(relativeDistance(hessianMerge(parts, PRECISION), train(range(0, 60)).theta)).toBeLessThan(1e-8);
      }),
    );
  });

  test('by average or by task arithmetic is not', () => {
    for (let seed = 0; seed < 10; seed++) {
      const train = trainer('gaussian', seed);
      const parts = THIRDS.map(train);
      const joint = train(range(0, 60)).theta;
      expect(relativeDistance(average(parts), joint)).toBeGreaterThan(1e-3);
      expect(relativeDistance(taskArithmetic(new Float64Array(joint.length), parts), joint)).toBeGreaterThan(1e-3);
    }
  });

  test('by curvature comes closer than the average for a logistic model', () => {
    const gaps = range(0, 20).map((seed) => {
      const train = trainer('bernoulli', seed);
      const parts = THIRDS.map(train);
      const joint = train(range(0, 60)).theta;
      return [relativeDistance(hessianMerge(parts, PRECISION), joint), relativeDistance(average(parts), joint)] as const;
    });
    const mean = (k: 0 | 1) => gaps.reduce((sum, gap) => sum + gap[k], 0) / gaps.length;
    expect(mean(0)).toBeLessThan(0.7 * mean(1));
  });

  test('gives the formulas worked out by hand', () => {
    const one: Trained = { theta: Float64Array.of(1, 3), precision: scalar(2) };
    const other: Trained = { theta: Float64Array.of(-1, 5), precision: scalar(4) };
    expect(average([one, other])).toEqual(Float64Array.of(0, 4));
    expect(taskArithmetic(Float64Array.of(1, 1), [one, other], 0.5)).toEqual(Float64Array.of(0, 4));
    // (2 + 4 − 1)⁻¹ (2 θ₁ + 4 θ₂)
    expect(relativeDistance(hessianMerge([one, other], 1), [-2 / 5, 26 / 5])).toBeLessThan(1e-15);
    expect(() => hessianMerge([one, other], 7)).toThrow(/raise the prior precision/);
  });
});
