import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curvature, decision, logPartition, logSumExp, mean, sigmoid, softplus, targets, variance } from './likelihoods.ts';
import type { Likelihood } from './model.ts';

const KINDS: readonly (readonly [Likelihood, number])[] = [
  ['bernoulli', 1],
  ['gaussian', 1],
  ['categorical', 3],
];

const logitsOf = (outputs: number, size: number) =>
  fc
    .array(fc.double({ min: -size, max: size, noNaN: true }), { minLength: 2 * outputs, maxLength: 2 * outputs })
    .map((f) => Float64Array.from(f));

describe('at logits of a thousand', () => {
  test('softplus, sigmoid and log-sum-exp neither overflow nor lose the small side', () => {
    expect(softplus(1000)).toBe(1000);
    expect(softplus(-1000)).toBe(0);
    expect(softplus(-30)).toBeCloseTo(Math.exp(-30), 25);
    expect(softplus(0)).toBe(Math.LN2);
    expect([sigmoid(1000), sigmoid(-1000), sigmoid(0)]).toEqual([1, 0, 0.5]);
    expect(sigmoid(-700)).toBeGreaterThan(0);
    expect(logSumExp(Float64Array.of(1000, 999, -1000), 0, 3)).toBeCloseTo(1000 + Math.log1p(Math.exp(-1)), 12);
    expect(logSumExp(Float64Array.of(-1000, -1000), 0, 2)).toBeCloseTo(-1000 + Math.LN2, 12);
  });

  test.each(KINDS)('every figure of %s is finite, and a soft target costs what it should', (likelihood, outputs) => {
    fc.assert(
      fc.property(logitsOf(outputs, 1000), (f) => {
        const h = mean(likelihood, f, outputs);
        for (let i = 0; i < 2; i++) {
          expect(Number.isFinite(logPartition(likelihood, f, i * outputs, outputs))).toBe(true);
          expect(curvature(likelihood, h, i * outputs, outputs).every(Number.isFinite)).toBe(true);
        }
        expect(variance(likelihood, h, outputs).every((lambda) => lambda >= 0 && lambda <= 1)).toBe(true);
        if (likelihood !== 'gaussian') expect(h.every((p) => p >= 0 && p <= 1)).toBe(true);
      }),
    );
  });

  test('the loss of a wrong, certain prediction is its logit', () => {
    for (const f of [-1000, 1000]) expect(softplus(f) - (f > 0 ? 0 : 1) * f).toBe(1000);
    const logits = Float64Array.of(1000, -1000, 0);
    expect(logPartition('categorical', logits, 0, 3) - (logits[1] as number)).toBe(2000);
  });
});

test.each(KINDS)('of %s, h is the slope of A, A″ the slope of h, and λ the trace of A″', (likelihood, outputs) => {
  const step = 1e-5;
  fc.assert(
    fc.property(logitsOf(outputs, 8), (f) => {
      const h = mean(likelihood, f, outputs);
      const lambda = variance(likelihood, h, outputs);
      for (let i = 0; i < 2; i++) {
        const at = i * outputs;
        const w = curvature(likelihood, h, at, outputs);
        let trace = 0;
        for (let c = 0; c < outputs; c++) {
          const moved = (s: number) => f.map((value, k) => (k === at + c ? value + s * step : value));
          const slope = (logPartition(likelihood, moved(1), at, outputs) - logPartition(likelihood, moved(-1), at, outputs)) / (2 * step);
          expect(Math.abs(slope - (h[at + c] as number))).toBeLessThan(1e-8);
          const [ahead, behind] = [mean(likelihood, moved(1), outputs), mean(likelihood, moved(-1), outputs)];
          for (let k = 0; k < outputs; k++) {
            const bend = ((ahead[at + k] as number) - (behind[at + k] as number)) / (2 * step);
            expect(Math.abs(bend - (w[c * outputs + k] as number))).toBeLessThan(1e-8);
          }
          trace += w[c * outputs + c] as number;
        }
        expect(Math.abs(trace - (lambda[i] as number))).toBeLessThan(1e-12);
      }
    }),
  );
});

test('labels become targets: themselves, or one-hot rows', () => {
  expect(targets('bernoulli', [0, 1], 1)).toEqual(Float64Array.of(0, 1));
  expect(targets('gaussian', [-2.5], 1)).toEqual(Float64Array.of(-2.5));
  expect(targets('categorical', [2, 0], 3)).toEqual(Float64Array.of(0, 0, 1, 1, 0, 0));
});

test('decides by the sign of one logit and by the largest of several, ties to the smaller class', () => {
  expect([decision([0.1], 0, 1), decision([0], 0, 1), decision([-1], 0, 1)]).toEqual([1, 0, 0]);
  expect([decision([1, 3, 2, 9, 9, 1], 0, 3), decision([1, 3, 2, 9, 9, 1], 3, 3)]).toEqual([1, 0]);
});
