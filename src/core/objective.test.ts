import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draw, meanAt, relativeDistance, type Sample, sampleOf } from '../testing/samples.ts';
import { logPartition, mean, sigmoid } from './likelihoods.ts';
import { evaluate, type Objective } from './objective.ts';
import { dense, diagonal, type Precision, plusIdentity, scalar, times, toDense } from './precision.ts';
import { addScaled } from './vectors.ts';

const draws = fc.record({
  family: fc.constantFrom('glm', 'mlp'),
  likelihood: fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
  degree: fc.integer({ min: 1, max: 3 }),
  hidden: fc.constantFrom([4], [3, 2]),
  seed: fc.nat(),
}) satisfies fc.Arbitrary<Draw>;

const free = (parameters: number): Pick<Objective, 'precision' | 'linear'> => ({
  precision: scalar(0),
  linear: new Float64Array(parameters),
});

/** Targets for every point: soft ones as another model would give. */
const softTargets = (sample: Sample): Float64Array => meanAt(sample, sample.theta());

const at = (sample: Sample, objective: Objective, theta: Float64Array) =>
  evaluate(sample.bound.select(objective.sites), sample.spec.likelihood, objective, theta);

describe('the canonical form', () => {
  test('1 affine merge: w₁ ℓ(y) + w₂ ℓ(q) = (w₁ + w₂) ℓ(mix), as two terms at a point and as one', () => {
    fc.assert(
      fc.property(draws, fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true }), (draw, w1, w2) => {
        const sample = sampleOf(draw);
        const { bound, spec, model, y } = sample;
        const q = softTargets(sample);
        const theta = sample.theta();
        const n = bound.count;
        const once = Int32Array.from({ length: n }, (_, i) => i);
        const weights = (w: number) => new Float64Array(n).fill(w);
        const terms = (w: number, target: Float64Array): Objective => ({
          sites: once,
          a: weights(w),
          b: target.map((t) => w * t),
          ...free(model.parameters),
        });
        const mix = y.map((t, k) => (w1 * t + w2 * (q[k] as number)) / (w1 + w2));
        const merged = at(sample, terms(w1 + w2, mix), theta);
        const stacked = at(
          sample,
          {
            sites: Int32Array.of(...once, ...once),
            a: Float64Array.of(...weights(w1), ...weights(w2)),
            b: Float64Array.of(...y.map((t) => w1 * t), ...q.map((t) => w2 * t)),
            ...free(model.parameters),
          },
          theta,
        );
        const [one, other] = [at(sample, terms(w1, y), theta), at(sample, terms(w2, q), theta)];
        expect(relativeDistance(stacked.gradient, merged.gradient)).toBeLessThan(1e-10);
        expect(relativeDistance(addScaled(one.gradient, 1, other.gradient), merged.gradient)).toBeLessThan(1e-10);
        expect(relativeDistance([stacked.value], [merged.value])).toBeLessThan(1e-10);
        // The losses themselves, written out: A(f) − tᵀf with no coefficients in sight.
        const logits = bound.logits(theta);
        const loss = (target: Float64Array) => {
          let sum = 0;
          for (let i = 0; i < n; i++) sum += logPartition(spec.likelihood, logits, i * spec.outputs, spec.outputs);
          return target.reduce((total, t, k) => total - t * (logits[k] as number), sum);
        };
        expect(relativeDistance([w1 * loss(y) + w2 * loss(q)], [merged.value])).toBeLessThan(1e-10);
      }),
    );
  });

  test('2 functional regularization + fᵀ(p₁ − y) is replay, whatever temperature made the soft target', () => {
    fc.assert(
      fc.property(draws, fc.double({ min: 0.25, max: 8, noNaN: true }), (draw, temperature) => {
        const sample = sampleOf(draw);
        const { bound, spec, model, y } = sample;
        const stored = mean(
          spec.likelihood,
          bound.logits(sample.theta()).map((f) => f / temperature),
          spec.outputs,
        );
        const theta = sample.theta();
        const sites = Int32Array.from({ length: bound.count }, (_, i) => i);
        const ones = new Float64Array(bound.count).fill(1);
        const functional: Objective = { sites, a: ones, b: stored, ...free(model.parameters) };
        const correction: Objective = {
          sites,
          a: new Float64Array(bound.count),
          b: y.map((t, k) => t - (stored[k] as number)),
          ...free(model.parameters),
        };
        const replay = at(sample, { sites, a: ones, b: y, ...free(model.parameters) }, theta);
        const [fr, linear] = [at(sample, functional, theta), at(sample, correction, theta)];
        expect(relativeDistance(addScaled(fr.gradient, 1, linear.gradient), replay.gradient)).toBeLessThan(1e-10);
        expect(relativeDistance([fr.value + linear.value], [replay.value])).toBeLessThan(1e-10);
      }),
    );
  });

  test('3 the gradient of F is its slope by central differences, for every kind of site and precision', () => {
    const h = 1e-5;
    fc.assert(
      fc.property(draws, fc.constantFrom('scalar', 'diagonal', 'dense'), (draw, kind) => {
        const sample = sampleOf(draw);
        const { bound, model, random } = sample;
        const p = model.parameters;
        // Ordinary, weighted, taken back, and purely linear terms.
        const a = Float64Array.from({ length: bound.count }, (_, i) => [1, 2.5, -1, 0][i % 4] as number);
        const b = softTargets(sample).map((q) => q + 0.3 * random.normal());
        const objective: Objective = {
          sites: Int32Array.from({ length: bound.count }, (_, i) => i),
          a,
          b,
          precision: precisionOf(kind, p, () => random.normal()),
          linear: Float64Array.from({ length: p }, () => random.normal()),
        };
        const theta = sample.theta();
        const { gradient } = at(sample, objective, theta);
        const measured = gradient.map((_, j) => {
          const moved = (s: number) =>
            at(
              sample,
              objective,
              theta.map((value, k) => (k === j ? value + s * h : value)),
            ).value;
          return (moved(1) - moved(-1)) / (2 * h);
        });
        expect(relativeDistance(measured, gradient)).toBeLessThan(draw.family === 'glm' ? 1e-6 : 1e-5);
      }),
      { numRuns: 60 },
    );
  });

  test('12 at a high temperature T, T (σ(f / T) − σ(f₁ / T)) is (f − f₁) / 4: logit matching', () => {
    const T = 1e4;
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }), (f, f1) => {
        expect(Math.abs(T * (sigmoid(f / T) - sigmoid(f1 / T)) - (f - f1) / 4)).toBeLessThan(1e-5 * (1 + Math.abs(f - f1)));
      }),
    );
  });

  test('is finite at |logit| = 1,000 and costs a wrong, certain prediction its logit', () => {
    const { bound, model } = sampleOf({ family: 'glm', likelihood: 'bernoulli', count: 1, seed: 1 });
    const theta = Float64Array.of(1000, 0, 0);
    const { value, gradient } = evaluate(
      bound,
      'bernoulli',
      { sites: Int32Array.of(0), a: Float64Array.of(1), b: Float64Array.of(0), ...free(model.parameters) },
      theta,
    );
    expect(value).toBe(1000);
    expect(gradient[0]).toBe(1);
  });

  test('without sites is its Gaussian part', () => {
    const { bound } = sampleOf({ family: 'glm', likelihood: 'bernoulli', seed: 1 });
    const objective: Objective = {
      sites: new Int32Array(0),
      a: new Float64Array(0),
      b: new Float64Array(0),
      precision: scalar(2),
      linear: Float64Array.of(1, 2, 3),
    };
    expect(evaluate(bound.select([]), 'bernoulli', objective, Float64Array.of(1, 1, 1))).toEqual({
      value: -3,
      gradient: Float64Array.of(1, 0, -1),
    });
  });
});

const precisionOf = (kind: Precision['kind'], p: number, next: () => number): Precision => {
  if (kind === 'scalar') return scalar(Math.abs(next()));
  if (kind === 'diagonal') return diagonal(Float64Array.from({ length: p }, () => Math.abs(next())));
  const values = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      values[i * p + j] = next();
      values[j * p + i] = values[i * p + j] as number;
    }
  return dense(values);
};

test('the three kinds of precision multiply, shift and fill out alike', () => {
  const x = Float64Array.of(1, -2, 3);
  const kinds = [scalar(2), diagonal(Float64Array.of(2, 2, 2)), dense(Float64Array.of(2, 0, 0, 0, 2, 0, 0, 0, 2))];
  for (const precision of kinds) {
    const before = toDense(precision, 3);
    expect(times(precision, x)).toEqual(Float64Array.of(2, -4, 6));
    expect(plusIdentity(precision, 0.5).kind).toBe(precision.kind);
    expect(times(plusIdentity(precision, 0.5), x)).toEqual(Float64Array.of(2.5, -5, 7.5));
    expect(toDense(precision, 3)).toEqual(before);
  }
  expect(times(dense(Float64Array.of(1, 2, 2, 5)), Float64Array.of(3, 4))).toEqual(Float64Array.of(11, 26));
});
