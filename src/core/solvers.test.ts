import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Draw, relativeDistance, type Sample, sampleOf } from '../testing/samples.ts';
import type { BoundModel } from './model.ts';
import { evaluate, type Objective } from './objective.ts';
import { dense, scalar } from './precision.ts';
import { drain, type Fit, lbfgs, minimise, newton, type Task } from './solvers.ts';
import { norm } from './vectors.ts';

vi.setConfig({ testTimeout: 30_000 });

const taskOf = ({ bound, spec, model, y }: Sample, precision = 1, weight: (i: number) => number = () => 1): Task => {
  const a = Float64Array.from({ length: bound.count }, (_, i) => weight(i));
  return {
    bound,
    likelihood: spec.likelihood,
    objective: {
      sites: Int32Array.from({ length: bound.count }, (_, i) => i),
      a,
      b: y.map((t, k) => t * (a[Math.floor(k / spec.outputs)] as number)),
      precision: scalar(precision),
      linear: new Float64Array(model.parameters),
    },
    linear: model.linear,
  };
};

/** Expects that a fit's value, gradient and convergence are true. */
const expectHonest = ({ bound, likelihood, objective }: Task, fit: Fit): void => {
  const { value, gradient } = evaluate(bound, likelihood, objective, fit.theta);
  expect(fit.value).toBe(value);
  expect(fit.gradientNorm).toBe(norm(gradient));
};

const draws = (family: Draw['family']) =>
  fc.record({
    family: fc.constant(family),
    likelihood: fc.constantFrom('bernoulli', 'gaussian', 'categorical'),
    degree: fc.integer({ min: 1, max: 3 }),
    hidden: fc.constantFrom([4], [3, 2]),
    seed: fc.nat(),
  }) satisfies fc.Arbitrary<Draw>;

describe('Newton', () => {
  test('brings the gradient of any GLM to 1e-8 or less, far from the start too', () => {
    fc.assert(
      fc.property(
        draws('glm'),
        fc.double({ min: -3, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (draw, power, far) => {
          const sample = sampleOf({ ...draw, count: 40 });
          const task = taskOf(sample, 10 ** power);
          const start = sample.model.initial().map(() => far * sample.random.normal());
          const fit = drain(newton(task, start));
          expectHonest(task, fit);
          expect(fit.converged).toBe(true);
          expect(fit.gradientNorm).toBeLessThanOrEqual(1e-8);
        },
      ),
    );
  });

  test('finds the optimum of ridge regression in one step', () => {
    const sample = sampleOf({ family: 'glm', likelihood: 'gaussian', degree: 2, seed: 4 });
    const fit = drain(newton(taskOf(sample), sample.model.initial()));
    expect(fit.gradientNorm).toBeLessThan(1e-12);
    expect(fit.iterations).toBeLessThanOrEqual(2);
  });

  test('copes with features of very different size', () => {
    // Degree 3 on inputs of ±1,000: columns from 1 to 1e9.
    const { spec, model, rows, y } = sampleOf({ family: 'glm', likelihood: 'bernoulli', degree: 3, count: 60, seed: 2 });
    const inputs = Float64Array.from(rows.flatMap(([x1, x2]) => [1000 * (x1 as number), 1000 * (x2 as number)]));
    const bound = model.bind({ count: rows.length, dimension: 2, inputs });
    const task = taskOf({ bound, spec, model, y } as Sample);
    const fit = drain(newton(task, model.initial()));
    expectHonest(task, fit);
    expect(fit.theta.every(Number.isFinite)).toBe(true);
    expect(fit.value).toBeLessThan(task.objective.a.length * Math.LN2);
    expect(fit.converged).toBe(fit.gradientNorm <= 1e-8);
  });

  test('converges on separable data, however weak the prior', () => {
    const sample = sampleOf({ family: 'glm', likelihood: 'bernoulli', count: 40, seed: 3 });
    const y = Float64Array.from(sample.rows, ([x1, x2]) => Number((x1 as number) + (x2 as number) > 0));
    for (const precision of [1, 1e-3, 1e-6, 1e-9]) {
      const task = taskOf({ ...sample, y }, precision);
      const fit = drain(newton(task, sample.model.initial()));
      expectHonest(task, fit);
      expect(fit.converged, `δ = ${precision}`).toBe(true);
      expect(fit.gradientNorm).toBeLessThanOrEqual(1e-8);
    }
  });

  test('follows negative weights to a stationary point where there is one', () => {
    // Gradient ascent on a few points, held by the curvature of the rest: 1/2 θᵀHθ beside it.
    const sample = sampleOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 30, seed: 8 });
    const p = sample.model.parameters;
    const strong = dense(Float64Array.from({ length: p * p }, (_, k) => (k % (p + 1) === 0 ? 4 : 0)));
    const task = taskOf(sample, 1, (i) => (i < 3 ? -1 : 1));
    const held: Task = { ...task, objective: { ...task.objective, precision: strong } };
    const fit = drain(newton(held, sample.model.initial()));
    expectHonest(held, fit);
    expect(fit.converged).toBe(true);
  });

  test('says so where there is no minimum, and stays finite', () => {
    const sample = sampleOf({ family: 'glm', likelihood: 'bernoulli', count: 6, seed: 8 });
    const task = taskOf(sample, 0, () => -1);
    const fit = drain(newton(task, Float64Array.of(0.1, 0.1, 0.1), { gradientNorm: 1e-8, maxIterations: 30 }));
    expectHonest(task, fit);
    expect(fit.converged).toBe(false);
    expect(fit.theta.every(Number.isFinite)).toBe(true);
    expect(fit.iterations).toBeLessThanOrEqual(30);
  });

  test('starts where it may stay: an optimum costs no step that moves it', () => {
    const sample = sampleOf({ family: 'glm', likelihood: 'categorical', degree: 2, count: 40, seed: 9 });
    const task = taskOf(sample);
    const once = drain(newton(task, sample.model.initial()));
    const again = drain(newton(task, once.theta));
    expect(relativeDistance(again.theta, once.theta)).toBeLessThan(1e-12);
  });

  test('25 a point twice and a point of weight 2 are the same, and so is any order of the points', () => {
    fc.assert(
      fc.property(draws('glm'), (draw) => {
        const sample = sampleOf(draw);
        const { bound, spec, model, y, random } = sample;
        const solved = (rows: readonly number[], weights: readonly number[]) =>
          drain(
            newton(
              {
                bound: bound.select(rows),
                likelihood: spec.likelihood,
                objective: {
                  sites: Int32Array.from(rows),
                  a: Float64Array.from(weights),
                  b: Float64Array.from(
                    rows.flatMap((i, s) =>
                      [...y.subarray(i * spec.outputs, (i + 1) * spec.outputs)].map((t) => (weights[s] as number) * t),
                    ),
                  ),
                  precision: scalar(1),
                  linear: new Float64Array(model.parameters),
                },
                linear: true,
              },
              model.initial(),
            ),
          ).theta;
        const rows = Array.from({ length: bound.count }, (_, i) => i);
        const ones = rows.map(() => 1);
        const doubled = solved([...rows, 0, 1, 2], [...ones, 1, 1, 1]);
        expect(
          relativeDistance(
            solved(
              rows,
              ones.map((w, i) => (i < 3 ? 2 : w)),
            ),
            doubled,
          ),
        ).toBeLessThan(1e-9);
        expect(relativeDistance(solved(random.shuffle([...rows, 0, 1, 2]), [...ones, 1, 1, 1]), doubled)).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });
});

/** Rosenbrock's valley through the same interface: ½ f² of the two logits f₁ = 10 (y − x²) and f₂ = 1 − x, as two Gaussian points. */
const rosenbrock: Task = {
  bound: {
    count: 2,
    outputs: 1,
    features: null,
    logits: ([x, y]) => Float64Array.of(10 * ((y as number) - (x as number) ** 2), 1 - (x as number)),
    linearise(theta) {
      const x = theta[0] as number;
      return {
        logits: rosenbrock.bound.logits(theta),
        pullback: ([u, v]) => Float64Array.of(-20 * x * (u as number) - (v as number), 10 * (u as number)),
      };
    },
    jacobian: ([x]) => Float64Array.of(-20 * (x as number), 10, -1, 0),
    select: (): BoundModel => rosenbrock.bound,
  },
  likelihood: 'gaussian',
  objective: {
    sites: Int32Array.of(0, 1),
    a: Float64Array.of(1, 1),
    b: Float64Array.of(0, 0),
    precision: scalar(0),
    linear: new Float64Array(2),
  } satisfies Objective,
  linear: false,
};

describe('L-BFGS', () => {
  test("follows Rosenbrock's valley to its end", () => {
    const fit = drain(lbfgs(rosenbrock, Float64Array.of(-1.2, 1)));
    expect(fit.converged).toBe(true);
    expect(fit.iterations).toBeLessThan(100);
    expect(relativeDistance(fit.theta, [1, 1])).toBeLessThan(1e-6);
  });

  test('brings the gradient of an MLP to 1e-6 or less', () => {
    fc.assert(
      fc.property(draws('mlp'), (draw) => {
        const sample = sampleOf({ ...draw, count: 30 });
        const task = taskOf(sample, 0.5);
        const fit = drain(lbfgs(task, sample.model.initial()));
        expectHonest(task, fit);
        expect(fit.converged).toBe(true);
        expect(fit.gradientNorm).toBeLessThanOrEqual(1e-6);
      }),
      { numRuns: 30 },
    );
  });

  test("agrees with Newton on a GLM's only optimum", () => {
    fc.assert(
      fc.property(draws('glm'), (draw) => {
        const sample = sampleOf({ ...draw, count: 30 });
        const task = taskOf(sample);
        const one = drain(newton(task, sample.model.initial()));
        const other = drain(lbfgs(task, sample.theta()));
        expect(relativeDistance(other.theta, one.theta)).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });

  test('gives up among the kinks of a ReLU network, downhill from where it began, and says so', () => {
    const sample = sampleOf({ family: 'mlp', likelihood: 'bernoulli', hidden: [8, 8], activation: 'relu', count: 60, seed: 1 });
    const task = taskOf(sample);
    const fit = drain(lbfgs(task, sample.model.initial()));
    expectHonest(task, fit);
    expect(fit.converged).toBe(false);
    expect(fit.iterations).toBeLessThan(2000);
    expect(fit.value).toBeLessThan(evaluate(task.bound, task.likelihood, task.objective, sample.model.initial()).value / 1.2);
  });

  test('stops at its limit and says so', () => {
    const fit = drain(lbfgs(rosenbrock, Float64Array.of(-1.2, 1), { gradientNorm: 1e-6, maxIterations: 3 }));
    expect(fit).toMatchObject({ converged: false, iterations: 3 });
  });
});

test('minimise takes Newton for a GLM and L-BFGS for an MLP, and breathes between iterations', () => {
  for (const family of ['glm', 'mlp'] as const) {
    const sample = sampleOf({ family, likelihood: 'bernoulli', seed: 1 });
    const task = taskOf(sample);
    const stages = minimise(task, sample.model.initial());
    let breaths = 0;
    let next = stages.next();
    for (; !next.done; next = stages.next()) breaths++;
    const direct = drain(family === 'glm' ? newton(task, sample.model.initial()) : lbfgs(task, sample.model.initial()));
    expect(next.value).toEqual(direct);
    expect(breaths).toBeGreaterThanOrEqual(next.value.iterations);
  }
});
