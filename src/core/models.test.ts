import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draw, relativeDistance, sampleOf } from '../testing/samples.ts';
import type { ModelSpec } from './model.ts';
import { createModel } from './models.ts';

const draws = (family: Draw['family']) =>
  fc.record({
    family: fc.constant(family),
    likelihood: fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
    degree: fc.integer({ min: 1, max: 3 }),
    hidden: fc.constantFrom([4], [3, 5], [3, 2, 4]),
    activation: fc.constant('tanh'),
    dimension: fc.integer({ min: 1, max: 3 }),
    count: fc.constant(5),
    seed: fc.nat(),
  }) satisfies fc.Arbitrary<Draw>;

describe.each(['glm', 'mlp'] as const)('%s', (family) => {
  const linear = family === 'glm';

  test('the Jacobian is the slope of the logits', () => {
    const h = 1e-5;
    fc.assert(
      fc.property(draws(family), (draw) => {
        const { bound, model, theta: thetaOf } = sampleOf(draw);
        const theta = thetaOf();
        const p = model.parameters;
        const jacobian = bound.jacobian(theta);
        for (let j = 0; j < p; j++) {
          const at = (s: number) => bound.logits(theta.map((value, k) => (k === j ? value + s * h : value)));
          const [ahead, behind] = [at(1), at(-1)];
          ahead.forEach((f, r) => {
            const slope = (f - (behind[r] as number)) / (2 * h);
            expect(Math.abs(slope - (jacobian[r * p + j] as number))).toBeLessThan(1e-8);
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  test('linearise gives the logits, and a pullback that is Jᵀu', () => {
    fc.assert(
      fc.property(draws(family), (draw) => {
        const { bound, model, random, theta: thetaOf } = sampleOf(draw);
        const theta = thetaOf();
        const { logits, pullback } = bound.linearise(theta);
        expect(logits).toEqual(bound.logits(theta));
        const u = logits.map(() => random.normal());
        const jacobian = bound.jacobian(theta);
        const p = model.parameters;
        const expected = new Float64Array(p);
        u.forEach((value, r) => {
          for (let j = 0; j < p; j++) expected[j] = (expected[j] as number) + value * (jacobian[r * p + j] as number);
        });
        expect(relativeDistance(pullback(u), expected)).toBeLessThan(1e-13);
        // A second pullback starts from zero.
        expect(pullback(u)).toEqual(pullback(u));
      }),
    );
  });

  test('select gives the chosen rows in their order, repeated ones too', () => {
    const { bound, spec, theta: thetaOf } = sampleOf({ family, likelihood: 'categorical', degree: 2, seed: 3 });
    const theta = thetaOf();
    const rows = [7, 0, 7, 19];
    const all = bound.logits(theta);
    const some = bound.select(rows);
    expect(some.count).toBe(4);
    expect(some.logits(theta)).toEqual(Float64Array.from(rows.flatMap((i) => [...all.subarray(i * spec.outputs, (i + 1) * spec.outputs)])));
  });

  test(`is ${linear ? '' : 'not '}linear in θ, and starts ${linear ? 'at zero' : 'from its seed'}`, () => {
    const { model, spec } = sampleOf({ family, likelihood: 'bernoulli', seed: 5 });
    expect(model.linear).toBe(linear);
    expect(model.initial().some((weight) => weight !== 0)).toBe(!linear);
    expect(createModel({ ...spec, seed: 6 }).initial()).toEqual(linear ? model.initial() : expect.not.objectContaining(model.initial()));
    expect(model.initial()).toEqual(createModel(spec).initial());
  });

  test('no points have no logits', () => {
    const { bound, model } = sampleOf({ family, likelihood: 'categorical', count: 0, seed: 1 });
    expect(bound.logits(model.initial())).toHaveLength(0);
    expect(bound.linearise(model.initial()).pullback(new Float64Array(0))).toEqual(new Float64Array(model.parameters));
  });
});

const mlp = (change: Partial<ModelSpec>): ModelSpec => ({
  family: 'mlp',
  likelihood: 'bernoulli',
  dimension: 2,
  outputs: 1,
  degree: 1,
  hidden: [2],
  activation: 'tanh',
  seed: 0,
  ...change,
});
const ONE = { count: 1, dimension: 2, inputs: Float64Array.of(0.5, -2) };

test('θ of an MLP holds, layer by layer, weights row by row of the inputs, then biases', () => {
  const theta = Float64Array.of(0.1, 0.2, 0.3, 0.4, -0.5, 0.6, 2, -3, 0.25);
  const first = Math.tanh(0.1 * 0.5 - 0.3 * 2 - 0.5);
  const second = Math.tanh(0.2 * 0.5 - 0.4 * 2 + 0.6);
  const { bind, parameters } = createModel(mlp({}));
  expect(parameters).toBe(9);
  expect(bind(ONE).logits(theta)[0]).toBeCloseTo(2 * first - 3 * second + 0.25, 14);
});

test('ReLU passes what is positive, with slope 0 below and at its kink', () => {
  const { bind } = createModel(mlp({ hidden: [2], activation: 'relu' }));
  const theta = Float64Array.of(1, 0, 0, 1, 0, 0, 3, 5, 0);
  expect(bind(ONE).logits(theta)).toEqual(Float64Array.of(1.5));
  // + 0 makes a negative zero an ordinary one.
  expect([...bind(ONE).jacobian(theta)].map((slope) => slope + 0)).toEqual([1.5, 0, -6, 0, 3, 0, 0.5, 0, 1]);
});

test('a GLM of several logits keeps one block of weights for each', () => {
  const { bind } = createModel({ ...mlp({ outputs: 2 }), family: 'glm', likelihood: 'categorical' });
  expect(bind(ONE).logits(Float64Array.of(1, 2, 3, -1, 0, 1))).toEqual(Float64Array.of(1 + 1 - 6, -1 - 2));
});
