import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { cholesky } from '../core/factorise.ts';
import { ggn } from '../core/ggn.ts';
import { evaluate, type Objective } from '../core/objective.ts';
import { toDense } from '../core/precision.ts';
import type { Fit } from '../core/solvers.ts';
import { addScaled, dot, norm, scale, subtract } from '../core/vectors.ts';
import { type Draw, relativeDistance, sampleOf, sampleRow } from '../testing/samples.ts';
import { adaptOnce, baseOf, changeOf, machineOf, type SampleWorld, toRow, worldOf } from '../testing/sampleWorlds.ts';
import type { Adapted } from './chain.ts';
import type { Row } from './machine.ts';
import { targetsOf, trueObjective } from './world.ts';

vi.setConfig({ testTimeout: 30_000 });

/* The invariants of gradients, and those of solutions that look inside an objective. */

const LIKELIHOODS = ['bernoulli', 'gaussian', 'categorical'] as const;
const draws = (families: readonly Draw['family'][], likelihoods: readonly Draw['likelihood'][] = LIKELIHOODS) =>
  fc.record({
    family: fc.constantFrom(...families),
    likelihood: fc.constantFrom(...likelihoods),
    degree: fc.integer({ min: 1, max: 3 }),
    hidden: fc.constantFrom([4], [3, 2]),
    seed: fc.nat(),
  }) satisfies fc.Arbitrary<Draw>;

/** Nothing happens: what a method keeps of the past is all there is. */
const past = (
  world: SampleWorld,
  base: Fit,
  id: string,
  memory: readonly number[] | 'all' = [],
  options?: Record<string, number | string>,
) => {
  const { adapted } = adaptOnce(world, base, id, changeOf(world, {}), { memory, options });
  return reconstruction(world, adapted);
};

/** θ ↦ ∇K(θ) of what a method made of the past. */
const reconstruction = ({ sample }: SampleWorld, { solution }: Adapted): ((theta: Float64Array) => Float64Array) => {
  const k = solution?.past;
  if (!k) throw new Error('the method has no past objective');
  return (theta) => gradientOf(sample, k, theta);
};

const gradientOf = ({ bound, spec }: SampleWorld['sample'], objective: Objective, theta: Float64Array): Float64Array =>
  evaluate(bound.select(objective.sites), spec.likelihood, objective, theta).gradient;

/** G(θ). */
const trueGradient = ({ sample, priorPrecision }: SampleWorld, theta: Float64Array): Float64Array => {
  const { bound, spec, model, y } = sample;
  return gradientOf(sample, trueObjective(y, bound.count, spec.outputs, model.parameters, priorPrecision), theta);
};

/** A world with a θ* that is no optimum, so that g₀ counts. */
const untrained = (draw: Draw): { world: SampleWorld; base: Fit } => {
  const world = worldOf(draw, 0.8);
  return { world, base: baseOf(world, world.sample.theta()) };
};

describe('reconstructed gradients', () => {
  test('4 K-prior with everything in memory has the true past gradient at any θ of a GLM', () => {
    fc.assert(
      fc.property(draws(['glm']), (draw) => {
        const { world, base } = untrained(draw);
        const theta = world.sample.theta();
        expect(relativeDistance(past(world, base, 'k-prior', 'all')(theta), trueGradient(world, theta))).toBeLessThan(1e-10);
        const trained = baseOf(world);
        expect(trained.gradientNorm).toBeLessThanOrEqual(1e-8);
        expect(norm(subtract(past(world, trained, 'k-prior', 'all')(theta), trueGradient(world, theta)))).toBeLessThan(1e-8);
      }),
    );
  });

  test('5 replay with everything in memory has the true past gradient for any model', () => {
    fc.assert(
      fc.property(draws(['glm', 'mlp']), (draw) => {
        const { world, base } = untrained(draw);
        const theta = world.sample.theta();
        expect(relativeDistance(past(world, base, 'replay', 'all')(theta), trueGradient(world, theta))).toBeLessThan(1e-10);
        expect(relativeDistance(past(world, base, 'exact')(theta), trueGradient(world, theta))).toBeLessThan(1e-10);
      }),
      { numRuns: 40 },
    );
  });

  test('6 centred replay with everything in memory has the true past gradient for any model', () => {
    fc.assert(
      fc.property(draws(['glm', 'mlp']), (draw) => {
        const { world, base } = untrained(draw);
        const theta = world.sample.theta();
        expect(relativeDistance(past(world, base, 'centred-replay', 'all')(theta), trueGradient(world, theta))).toBeLessThan(1e-10);
      }),
      { numRuns: 40 },
    );
  });

  test('6 on a GLM, centred replay is K-prior whatever is remembered', () => {
    fc.assert(
      fc.property(draws(['glm']), fc.uniqueArray(fc.nat(19), { minLength: 1 }), (draw, memory) => {
        const { world, base } = untrained(draw);
        const theta = world.sample.theta();
        expect(
          relativeDistance(past(world, base, 'centred-replay', memory)(theta), past(world, base, 'k-prior', memory)(theta)),
        ).toBeLessThan(1e-10);
      }),
    );
  });

  test.each(['weight-prior', 'ewc-diagonal', 'ewc-full', 'k-prior', 'k-prior+ewc', 'centred-replay', 'influence'])(
    '8 at θ* the reconstruction of %s is the true past gradient: g₀, and zero where the base model is trained',
    (id) => {
      fc.assert(
        fc.property(draws(['glm', 'mlp']), fc.uniqueArray(fc.nat(19)), (draw, memory) => {
          const { world, base } = untrained(draw);
          expect(relativeDistance(past(world, base, id, memory)(base.theta), trueGradient(world, base.theta))).toBeLessThan(1e-10);
          if (draw.family === 'mlp') return;
          const trained = baseOf(world);
          expect(norm(past(world, trained, id, memory)(trained.theta))).toBeLessThanOrEqual(1e-8);
        }),
        { numRuns: 25 },
      );
    },
  );

  test('4 at temperature 1 alone K-prior with everything in memory has the true past gradient; at every one it rests at θ*', () => {
    fc.assert(
      fc.property(draws(['glm'], ['bernoulli', 'categorical']), (draw) => {
        const world = worldOf(draw, 0.8);
        const base = baseOf(world);
        const theta = world.sample.theta();
        const reconstructed = (temperature: number) => past(world, base, 'k-prior', 'all', { 'k-prior.temperature': temperature });
        expect(reconstructed(1)(theta)).toEqual(past(world, base, 'k-prior', 'all')(theta));
        for (const temperature of [0.5, 2, 4]) {
          expect(relativeDistance(reconstructed(temperature)(theta), trueGradient(world, theta))).toBeGreaterThan(1e-3);
          expect(norm(reconstructed(temperature)(base.theta))).toBeLessThanOrEqual(1e-8);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a regression knows no temperature', () => {
    fc.assert(
      fc.property(draws(['glm', 'mlp'], ['gaussian']), fc.constantFrom(0.5, 4), (draw, temperature) => {
        const { world, base } = untrained(draw);
        const theta = world.sample.theta();
        for (const id of ['k-prior', 'functional'])
          expect(
            relativeDistance(
              past(world, base, id, [0, 3, 7], { [`${id}.temperature`]: temperature })(theta),
              past(world, base, id, [0, 3, 7])(theta),
            ),
          ).toBeLessThan(1e-10);
      }),
      { numRuns: 25 },
    );
  });

  test('8 replay and functional regularization have a gradient of their own at θ*', () => {
    const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, seed: 11 });
    const base = baseOf(world);
    for (const id of ['replay', 'functional']) expect(norm(past(world, base, id, [0, 3, 5])(base.theta))).toBeGreaterThan(1e-3);
    // Functional regularization forgets the anchor: what is left is δ θ*.
    expect(relativeDistance(past(world, base, 'functional', 'all')(base.theta), scale(world.priorPrecision, base.theta))).toBeLessThan(
      1e-10,
    );
  });

  test('9 full EWC is exact for squared loss, at any distance', () => {
    fc.assert(
      fc.property(draws(['glm'], ['gaussian']), fc.double({ min: 0.01, max: 100, noNaN: true }), (draw, far) => {
        const { world, base } = untrained(draw);
        const theta = addScaled(base.theta, far, world.sample.theta());
        expect(relativeDistance(past(world, base, 'ewc-full')(theta), trueGradient(world, theta))).toBeLessThan(1e-10);
      }),
    );
  });

  test('9 for a logistic model full EWC is wrong to second order, diagonal EWC to first', () => {
    const STEPS = [1e-1, 1e-2, 1e-3];
    for (let seed = 0; seed < 12; seed++) {
      const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 60, seed });
      const base = baseOf(world);
      const direction = world.sample.theta();
      const unit = scale(1 / norm(direction), direction);
      const errors = (id: string, order: number) => {
        const reconstructed = past(world, base, id);
        return STEPS.map((step) => {
          const theta = addScaled(base.theta, step, unit);
          return norm(subtract(reconstructed(theta), trueGradient(world, theta))) / step ** order;
        });
      };
      const steady = (values: readonly number[], share: number) => {
        for (const value of values) expect(Math.abs(value / (values[1] as number) - 1)).toBeLessThan(share);
      };
      steady(errors('ewc-full', 2), 0.2);
      steady(errors('ewc-diagonal', 1), 0.2);
    }
  });

  test('11 K-prior + full curvature is full EWC with an empty memory, K-prior with a full one', () => {
    fc.assert(
      fc.property(draws(['glm']), (draw) => {
        const { world, base } = untrained(draw);
        const theta = world.sample.theta();
        expect(relativeDistance(past(world, base, 'k-prior+ewc')(theta), past(world, base, 'ewc-full')(theta))).toBeLessThan(1e-10);
        expect(relativeDistance(past(world, base, 'k-prior+ewc', 'all')(theta), past(world, base, 'k-prior', 'all')(theta))).toBeLessThan(
          1e-10,
        );
      }),
    );
  });

  test('11 combined with nothing replayed is K-prior + the full curvature of the rest', () => {
    fc.assert(
      fc.property(draws(['glm']), fc.uniqueArray(fc.nat(19)), (draw, memory) => {
        const { world, base } = untrained(draw);
        const theta = world.sample.theta();
        const combined = past(world, base, 'combined', memory, { 'combined.replayShare': 0, 'combined.curvature': 'full' });
        expect(relativeDistance(combined(theta), past(world, base, 'k-prior+ewc', memory)(theta))).toBeLessThan(1e-10);
      }),
    );
  });

  test('14 on a GLM, matching the old logits (DER) is the quadratic with Λ = α Σ φ φᵀ', () => {
    fc.assert(
      fc.property(draws(['glm'], ['bernoulli']), fc.double({ min: 0.1, max: 2, noNaN: true }), (draw, alpha) => {
        const { bound, theta: thetaOf } = sampleOf(draw);
        const thetaStar = thetaOf();
        const theta = thetaOf();
        // α/2 Σ (f − z)² at the stored logits z = f*: the gradient through the logits …
        const z = bound.logits(thetaStar);
        const { logits, pullback } = bound.linearise(theta);
        const matching = pullback(logits.map((f, i) => alpha * (f - (z[i] as number))));
        // … and the quadratic, whose curvature is full EWC's with every β replaced by α.
        const lambda = ggn(bound, 'gaussian', theta, new Float64Array(bound.count).fill(alpha));
        const d = subtract(theta, thetaStar);
        const quadratic = d.map((_, j) => dot(lambda.subarray(j * d.length, (j + 1) * d.length), d));
        expect(relativeDistance(matching, quadratic)).toBeLessThan(1e-10);
      }),
    );
  });
});

/** H + δ I of all the past at θ*, and its inverse times x. */
const posterior = (
  { sample, priorPrecision }: SampleWorld,
  theta: Float64Array,
  without: readonly number[] = [],
  precision = priorPrecision,
) => {
  const weights = Float64Array.from({ length: sample.bound.count }, (_, i) => (without.includes(i) ? 0 : 1));
  const h = ggn(sample.bound, sample.spec.likelihood, theta, weights);
  for (let j = 0; j < theta.length; j++) h[j * theta.length + j] = (h[j * theta.length + j] as number) + precision;
  return { matrix: h, solve: (x: Float64Array) => cholesky(h, theta.length)?.solve(x) ?? new Float64Array(0) };
};

const thetaOf = ({ solution }: Adapted): Float64Array => {
  if (!solution?.fit.converged) throw new Error('the method did not converge');
  return solution.fit.theta;
};

/** Rows that join a world, with ids of their own. */
const newRows = ({ sample, rows }: SampleWorld, count: number): Row[] =>
  Array.from({ length: count }, (_, i) => toRow(sampleRow(sample.spec.likelihood, sample.spec.dimension, sample.random), rows.length + i));

describe('solutions', () => {
  test("18 EWC's closed forms are what the solver finds: a removal, a new prior, new points of a regression", () => {
    fc.assert(
      fc.property(
        draws(['glm']),
        fc.uniqueArray(fc.nat(19), { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (draw, gone, precision) => {
          const world = worldOf(draw, 0.8);
          const base = baseOf(world);
          const { bound, spec, y } = world.sample;
          const residual = (i: number): Float64Array => {
            const h = evaluate(bound.select([i]), spec.likelihood, { ...single(y, i, spec.outputs), ...none(base.theta) }, base.theta);
            return h.gradient;
          };
          const g = gone.map(residual).reduce((sum, r) => addScaled(sum, 1, r), new Float64Array(base.theta.length));

          const removal = changeOf(world, { kind: 'remove', remove: gone });
          const downdated = addScaled(base.theta, 1, posterior(world, base.theta, gone).solve(g));
          expect(relativeDistance(thetaOf(adaptOnce(world, base, 'ewc-full', removal).adapted), downdated)).toBeLessThan(1e-6);
          const influence = addScaled(base.theta, 1, posterior(world, base.theta).solve(g));
          expect(relativeDistance(thetaOf(adaptOnce(world, base, 'influence', removal).adapted), influence)).toBeLessThan(1e-6);

          const old = posterior(world, base.theta).matrix;
          const pull = base.theta.map((_, j) => dot(old.subarray(j * base.theta.length, (j + 1) * base.theta.length), base.theta));
          const prior = changeOf(world, { kind: 'prior', priorPrecision: precision });
          const moved = posterior(world, base.theta, [], precision).solve(pull);
          expect(relativeDistance(thetaOf(adaptOnce(world, base, 'ewc-full', prior).adapted), moved)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('18 diagonal EWC in closed form, a removal', () => {
    fc.assert(
      fc.property(draws(['glm']), fc.uniqueArray(fc.nat(19), { minLength: 1, maxLength: 5 }), (draw, gone) => {
        const world = worldOf(draw, 0.8);
        const base = baseOf(world);
        const { bound, spec, y } = world.sample;
        const p = base.theta.length;
        const { matrix } = posterior(world, base.theta, gone);
        const g = evaluate(
          bound.select(gone),
          spec.likelihood,
          {
            sites: Int32Array.from(gone),
            a: new Float64Array(gone.length).fill(1),
            b: Float64Array.from(gone.flatMap((i) => [...y.subarray(i * spec.outputs, (i + 1) * spec.outputs)])),
            ...none(base.theta),
          },
          base.theta,
        ).gradient;
        const expected = base.theta.map((t, j) => t + (g[j] as number) / (matrix[j * (p + 1)] as number));
        const { adapted } = adaptOnce(world, base, 'ewc-diagonal', changeOf(world, { kind: 'remove', remove: gone }));
        expect(relativeDistance(thetaOf(adapted), expected)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test('23 where the gradient is wrong by e, the solution is off by H⁻¹ e', () => {
    let checked = 0;
    for (let seed = 0; seed < 60; seed++) {
      const world = worldOf({ family: 'glm', likelihood: 'bernoulli', degree: 2, count: 60, seed });
      const base = baseOf(world);
      const change = changeOf(world, { kind: 'add', add: newRows(world, 10) });
      const size = 5 + (seed % 50);
      const memory = world.sample.random.pick(60, size);
      const { adapted, step } = adaptOnce(world, base, 'k-prior', change, { memory });
      const exact = thetaOf(adaptOnce(world, base, 'exact', change).adapted);
      const { past: k, objective } = adapted.solution as NonNullable<Adapted['solution']>;
      const g = trueGradient(world, exact);
      const e = subtract(g, gradientOf(world.sample, k as Objective, exact));
      const error = norm(e) / norm(g);
      if (error > 0.5 || error < 1e-9) continue;
      // The curvature of K with the change, at the exact solution.
      const f = objective as Objective;
      const hessian = ggn(world.machine.bind(step.all).select(f.sites), 'bernoulli', exact, f.a);
      const lambda = toDense(f.precision, exact.length);
      hessian.forEach((value, at) => {
        hessian[at] = value + (lambda[at] as number);
      });
      const predicted = cholesky(hessian, exact.length)?.solve(e) ?? new Float64Array(exact.length);
      const seen = subtract(thetaOf(adapted), exact);
      const cosine = dot(predicted, seen) / (norm(predicted) * norm(seen));
      expect(cosine, `seed ${seed}, ${size} remembered, error ${error}`).toBeGreaterThanOrEqual(error <= 0.3 ? 0.995 : 0.99);
      checked++;
    }
    expect(checked).toBeGreaterThan(20);
  });

  test('24 no method beats exact retraining on its own objective', () => {
    const IDS = [
      'keep-old',
      'fine-tune',
      'weight-prior',
      'ewc-diagonal',
      'ewc-full',
      'functional',
      'replay',
      'k-prior',
      'k-prior+ewc',
      'combined',
      'centred-replay',
      'influence',
    ];
    fc.assert(
      fc.property(draws(['glm']), fc.uniqueArray(fc.nat(19)), (draw, memory) => {
        const world = worldOf(draw, 0.8);
        const base = baseOf(world);
        const change = changeOf(world, { kind: 'add', add: newRows(world, 5) });
        const exact = adaptOnce(world, base, 'exact', change);
        const objective = trueObjective(
          targetsOf(world.machine, exact.step.all),
          exact.step.all.length,
          world.sample.spec.outputs,
          base.theta.length,
          0.8,
        );
        const bound = world.machine.bind(exact.step.all);
        const value = (theta: Float64Array): number => evaluate(bound, draw.likelihood, objective, theta).value;
        const best = value(thetaOf(exact.adapted));
        for (const id of IDS) {
          const regret = value(thetaOf(adaptOnce(world, base, id, change, { memory }).adapted)) - best;
          expect(regret, id).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('16 a smaller model on the first of the features: K-prior with everything in memory is exact retraining', () => {
    fc.assert(
      fc.property(draws(['glm']), fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 2 }), (draw, from, to) => {
        fc.pre(from > to);
        const world = worldOf({ ...draw, degree: from, count: 40 }, 0.8);
        const base = baseOf(world);
        const change = changeOf(world, { kind: 'model', machine: machineOf(sampleOf({ ...draw, degree: to, count: 40 })) });
        const exact = thetaOf(adaptOnce(world, base, 'exact', change).adapted);
        expect(relativeDistance(thetaOf(adaptOnce(world, base, 'k-prior', change, { memory: 'all' }).adapted), exact)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test('16 a larger model: K-prior stays at the old one, padded with zeros, and cannot use what is new', () => {
    fc.assert(
      fc.property(draws(['glm']), (draw) => {
        const world = worldOf({ ...draw, degree: 1, count: 40 }, 0.8);
        const base = baseOf(world);
        const wider = sampleOf({ ...draw, degree: 2, count: 40 });
        const change = changeOf(world, { kind: 'model', machine: machineOf(wider) });
        const theta = thetaOf(adaptOnce(world, base, 'k-prior', change, { memory: 'all' }).adapted);
        const { outputs } = wider.spec;
        const padded = Array.from({ length: outputs }, (_, c) => [...base.theta.subarray(c * 3, (c + 1) * 3), 0, 0, 0]).flat();
        expect(relativeDistance(theta, padded)).toBeLessThan(1e-6);
      }),
      { numRuns: 40 },
    );
  });
});

const single = (y: Float64Array, i: number, outputs: number) => ({
  sites: Int32Array.of(i),
  a: Float64Array.of(1),
  b: y.slice(i * outputs, (i + 1) * outputs),
});

/** No Gaussian part. */
const none = (theta: Float64Array) => ({ precision: { kind: 'scalar', value: 0 } as const, linear: new Float64Array(theta.length) });
