import { describe, expect, test } from 'vitest';
import { cholesky } from '../core/factorise.ts';
import { mean } from '../core/likelihoods.ts';
import { generators } from '../data/generators.ts';
import { relativeDistance } from '../testing/samples.ts';
import { run } from './run.ts';
import type { Change, MethodResults, Scenario, StepResults } from './types.ts';
import { parseScenario } from './validate.ts';

/*
 * The sentences of the contract on how it is to be read, a test each, named by the sentence.
 */

const moons = (count: number, seed = 1): number[][] => generators.get('moons')?.generate({ count, noise: 0.3, seed }) ?? [];
const FRESH = moons(8, 2).map(([x = 0, y = 0, label = 0]) => [x + 0.7, y - 0.4, label]);

const scenario = (part: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { points: moons(30) },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 0.5 },
  memory: { rule: 'lambda', size: 6 },
  steps: [{ kind: 'add', points: FRESH }],
  methods: ['exact', 'k-prior'],
  ...part,
});
const resultsOf = (part: Partial<Scenario> = {}): StepResults[] => run(scenario(part)).results.steps;
const methodAt = (steps: readonly StepResults[], k: number, id: string): MethodResults => {
  const found = steps[k]?.methods[id];
  if (!found) throw new Error(`no ${id} at change ${k + 1}`);
  return found;
};
const prior: Change = { kind: 'prior', precision: 0.6 };
const add: Change = { kind: 'add', points: FRESH };
/** 1, x1, x2, x1², x1x2, x2². */
const quadratic = ([x = 0, y = 0]: readonly number[]): number[] => [1, x, y, x * x, x * y, y * y];
const dot = (x: readonly number[], y: readonly number[]): number => x.reduce((sum, value, j) => sum + value * (y[j] ?? 0), 0);
const ascending = (one: number, other: number): number => one - other;

describe('read so', () => {
  test('`steps[k].memory` is that of the first remembering method, though from the second step on each has its own', () => {
    const part = { steps: [add, prior], memory: { rule: 'leverage', size: 6, budget: 'total' as const } };
    const memory = (methods: string[]): number[] => resultsOf({ ...part, methods })[1]?.memory ?? [];
    const [prioritised, replayed] = [memory(['exact', 'k-prior']), memory(['exact', 'replay'])];
    expect(prioritised).not.toEqual(replayed);
    expect(memory(['ewc-full', 'k-prior', 'replay'])).toEqual(prioritised);
    expect(memory(['replay', 'k-prior'])).toEqual(replayed);
    expect(resultsOf({ ...part, methods: ['replay'] })[0]?.memory).toEqual(resultsOf({ ...part, methods: ['k-prior'] })[0]?.memory);
  });

  test('scores in a chain are taken from the candidates alone, by mass', () => {
    const memory = { rule: 'leverage', size: 6, budget: 'total', weights: 'n-over-m', perClass: false } as const;
    const steps = resultsOf({ steps: [add, prior], memory });
    const first = steps[0];
    const theta = methodAt(steps, 0, 'k-prior').theta ?? [];
    const held = (first?.memory ?? []).map((i) => ({ i, mass: 30 / 6 }));
    const candidates = [...held, ...FRESH.map((_, j) => ({ i: 30 + j, mass: 1 }))].map(({ i, mass }) => {
      const phi = quadratic(first?.points[i] ?? []);
      const p = 1 / (1 + Math.exp(-dot(phi, theta)));
      return { i, mass, phi, lambda: p * (1 - p) };
    });
    const h = new Float64Array(36);
    for (let a = 0; a < 6; a++)
      for (let b = 0; b < 6; b++)
        h[a * 6 + b] =
          candidates.reduce((sum, { mass, lambda, phi }) => sum + mass * lambda * (phi[a] as number) * (phi[b] as number), 0) +
          (a === b ? 0.5 : 0);
    const factor = cholesky(h, 6);
    const scored = candidates.map(({ i, lambda, phi }) => ({
      i,
      leverage: lambda * dot(phi, [...(factor?.solve(Float64Array.from(phi)) ?? [])]),
    }));
    scored.sort((one, other) => other.leverage - one.leverage);
    expect(steps[1]?.memory).toEqual(
      scored
        .slice(0, 6)
        .map(({ i }) => i)
        .sort(ascending),
    );
  });

  test('touched points that were not remembered are forgotten again after the step', () => {
    const steps = resultsOf({ steps: [{ kind: 'relabel', labels: [[0, 1], [1, 0]] }, prior] }); // biome-ignore format: a row
    const remembered = steps[0]?.memory ?? [];
    expect(remembered).toHaveLength(6);
    const touched = [0, 1].filter((i) => !remembered.includes(i));
    expect(touched.length).toBeGreaterThan(0);
    expect(methodAt(steps, 0, 'k-prior').cost).toBe(6 + touched.length);
    expect(steps[1]?.memory).toEqual(remembered);
    expect(methodAt(steps, 1, 'k-prior').cost).toBe(6);
  });

  test('a moved point counts as an added one for memory and budget', () => {
    const moved = [0, 1, 2].map((i): [number, number[]] => [i, [0.1 * i, 0.5]]);
    const steps = resultsOf({ steps: [{ kind: 'move', points: moved }, prior], memory: { rule: 'lambda', size: 2, perClass: false } });
    const [before = [], after = []] = steps.map(({ memory }) => memory);
    const kept = before.filter((i) => i > 2).map((i) => i - 3);
    expect(after.filter((i) => i < 27)).toEqual(kept);
    expect(after.filter((i) => i >= 27)).toHaveLength(2);
  });

  test('hand-picked `indices` hold for the first data, rule and size for what comes', () => {
    const steps = resultsOf({ steps: [add, prior], memory: { rule: 'lambda', size: 2, indices: [9, 4, 1] } });
    expect(steps[0]?.memory).toEqual([1, 4, 9]);
    expect(steps[1]?.memory.slice(0, 3)).toEqual([1, 4, 9]);
    expect(steps[1]?.memory.slice(3).every((i) => i >= 30)).toBe(true);
    expect(steps[1]?.memory).toHaveLength(5);
  });

  test('touched points have weight 1, weights n-over-m and trace are per group chosen', () => {
    const theta = [0.2, -0.4, 0.3, 0.1, 0.2, -0.1];
    const part = {
      memory: { rule: 'lambda', size: 6, weights: 'n-over-m' } as const,
      methods: ['replay'],
      probes: [theta],
      steps: [add, { kind: 'remove', indices: [0, 3] } as Change],
    };
    const steps = resultsOf(part);
    const { memory = [], points = [] } = steps[1] ?? {};
    const gradient = new Float64Array(6);
    const weigh = (i: number): number => (i === 0 || i === 3 ? 1 : i < 30 ? 30 / 6 : FRESH.length / 6);
    for (const i of new Set([...memory, 0, 3])) {
      const [phi, label] = [quadratic(points[i] ?? []), points[i]?.at(-1) ?? 0];
      const residual = 1 / (1 + Math.exp(-dot(phi, theta))) - label;
      for (let j = 0; j < 6; j++) gradient[j] = (gradient[j] as number) + weigh(i) * residual * (phi[j] as number);
    }
    const expected = gradient.map((g, j) => g + 0.5 * (theta[j] as number));
    expect(relativeDistance(methodAt(steps, 1, 'replay').probes[0]?.pastGradient ?? [], expected)).toBeLessThan(1e-12);
  });

  test('g₀ is what is left of the method’s own last objective', () => {
    const theta = [0.2, -0.4, 0.3, 0.1, 0.2, -0.1];
    const part = { memory: { rule: 'lambda', size: 30 }, base: { theta }, probes: [theta.map((t) => t + 0.3)] };
    const steps = resultsOf(part);
    // θ* is not at its optimum, and still the past is reconstructed from all its points.
    const [exact, both] = ['exact', 'k-prior'].map((id) => methodAt(steps, 0, id).probes[0]?.pastGradient ?? []) as [number[], number[]];
    expect(Math.hypot(...exact)).toBeGreaterThan(1);
    expect(relativeDistance(both, exact)).toBeLessThan(1e-12);
  });

  test('relabelled points count as new in `accuracy`, removed ones in none', () => {
    const relabelled = resultsOf({ steps: [{ kind: 'relabel', labels: [[0, 1], [1, 1]] }] }); // biome-ignore format: a row
    const { accuracy, logits } = methodAt(relabelled, 0, 'exact');
    const right = (i: number, label: number): number => Number(Number((logits[i] ?? 0) > 0) === label);
    expect(accuracy.new).toBe((right(0, 1) + right(1, 1)) / 2);
    const rows = scenario().data.points ?? [];
    const past = rows.slice(2).reduce((sum, row, i) => sum + right(i + 2, row.at(-1) as number), 0);
    expect(accuracy.past).toBe(past / 28);
    const removed = methodAt(resultsOf({ steps: [{ kind: 'remove', indices: [0, 1] }] }), 0, 'exact');
    expect(removed.accuracy.new).toBeNull();
    expect(removed.accuracy.past).toBe(removed.accuracy.all);
  });

  test('a logit of exactly 0 is class 0', () => {
    const steps = resultsOf({ steps: [prior], methods: ['exact', 'fine-tune'] });
    const tie = methodAt(steps, 0, 'fine-tune');
    expect(tie.logits.every((logit) => logit === 0)).toBe(true);
    expect(tie.undecided).toBe(true);
    expect(methodAt(steps, 0, 'exact').undecided).toBeUndefined();
    const rows = scenario().data.points ?? [];
    expect(tie.accuracy.all).toBe(rows.filter((row) => row.at(-1) === 0).length / rows.length);
    // The map is class 0 everywhere: it differs where exact retraining says 1.
    expect(tie.disagreement).toBeGreaterThan(0.1);
    expect(tie.disagreement).toBeLessThan(0.9);
  });

  test('`gaussian` has one class', () => {
    const points = moons(9).map(([x = 0, y = 0], i) => [x, y, x - y + 0.01 * i]);
    const model = { family: 'glm', likelihood: 'gaussian', features: { kind: 'polynomial', degree: 1 } } as const;
    // All have λ = 1: of one class the first are remembered, however few there are.
    const steps = resultsOf({
      data: { points },
      model,
      memory: { rule: 'lambda', size: 4 },
      steps: [{ kind: 'add', points: [[0, 0, 0.5]] }],
    });
    expect(steps[0]?.memory).toEqual([0, 1, 2, 3]);
    expect(methodAt(steps, 0, 'exact').accuracy).toEqual({ past: null, new: null, all: null });
  });

  test('a likelihood cannot change, and the last point cannot be removed', () => {
    const other: Change = { kind: 'model', model: { family: 'glm', likelihood: 'gaussian' } };
    expect(() => parseScenario(scenario({ steps: [other] }))).toThrow('scenario.steps[0].model.likelihood: expected bernoulli');
    const all: Change = { kind: 'remove', indices: Array.from({ length: 30 }, (_, i) => i) };
    expect(() => parseScenario(scenario({ steps: [all] }))).toThrow('scenario.steps[0].indices');
  });

  test('`standardised` uses the population’s standard deviation (a constant column: 1)', () => {
    const points = moons(20).map(([x = 0, , label = 0]) => [3 * x + 5, 7, label]);
    const model = { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 1 } } as const;
    const { details } = run(scenario({ data: { points }, model, steps: [prior] }));
    const xs = points.map(([x = 0]) => x);
    const shift = xs.reduce((sum, x) => sum + x, 0) / 20;
    const scale = Math.sqrt(xs.reduce((sum, x) => sum + (x - shift) ** 2, 0) / 20);
    expect(relativeDistance(details[0]?.transform.shift ?? [], [shift, 7])).toBeLessThan(1e-14);
    expect(relativeDistance(details[0]?.transform.scale ?? [], [scale, 1])).toBeLessThan(1e-14);
  });

  test('three classes: residual ‖e‖, variance tr V, sensitivity ‖V e‖', () => {
    const points = moons(12).map(([x = 0, y = 0], i) => [x, y, i % 3]);
    const model = { family: 'glm', likelihood: 'categorical', features: { kind: 'polynomial', degree: 0 } } as const;
    const { base, steps } = run(scenario({ data: { points }, model, steps: [prior] })).results;
    const p = mean('categorical', Float64Array.from(base.theta), 3);
    // One feature, the constant: H = 12 (diag p − pp^T), and V is the same for every point.
    const h = Float64Array.from({ length: 9 }, (_, at) => {
      const [c, k] = [Math.floor(at / 3), at % 3];
      const own = c === k ? (p[c] as number) : 0;
      return 12 * (own - (p[c] as number) * (p[k] as number)) + (c === k ? 0.5 : 0);
    });
    const v = cholesky(h, 3)?.inverse() ?? new Float64Array(9);
    points.forEach((row, i) => {
      const e = [...p].map((value, c) => value - Number(row.at(-1) === c));
      const ve = [0, 1, 2].map((c) => dot([...v.subarray(3 * c, 3 * c + 3)], e));
      const { residual = [], variance = [], sensitivity = [] } = steps[0]?.influence ?? {};
      expect(residual[i]).toBeCloseTo(Math.hypot(...e), 12);
      expect(variance[i]).toBeCloseTo((v[0] as number) + (v[4] as number) + (v[8] as number), 12);
      expect(sensitivity[i]).toBeCloseTo(Math.hypot(...ve), 12);
    });
  });

  test('for nested polynomial features weights correspond, and curvature with them: rows of new features are δ', () => {
    const to = (degree: number): Change => ({ kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree } } });
    const methods = ['weight-prior', 'ewc-diagonal', 'ewc-full', 'k-prior', 'k-prior+ewc', 'combined', 'centred-replay', 'influence'];
    const { base } = run(scenario()).results;
    const [down, up] = [resultsOf({ steps: [to(1)], methods }), resultsOf({ steps: [to(3)], methods })];
    for (const id of methods) {
      expect(methodAt(down, 0, id).undefinedBecause, id).toBeUndefined();
      expect(methodAt(up, 0, id).undefinedBecause, id).toBeUndefined();
      expect(methodAt(down, 0, id).theta).toHaveLength(3);
      expect(methodAt(up, 0, id).theta).toHaveLength(10);
    }
    const away = [...base.theta, 1, 0, 0, 0];
    const probed = resultsOf({ steps: [to(3)], methods: ['ewc-full'], probes: [away] });
    expect(relativeDistance(methodAt(probed, 0, 'ewc-full').probes[0]?.pastGradient ?? [], [0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0])).toBeLessThan(
      1e-8,
    );
  });
});

describe('a figure that has no meaning is null', () => {
  test('0 / 0: a ratio over a gradient that is zero', () => {
    const still = methodAt(resultsOf({ steps: [{ kind: 'add', points: [] }] }), 0, 'k-prior');
    expect(still.pastGradient.trueNorm).toBeLessThan(1e-9);
    expect(still.pastGradient).toMatchObject({ relativeError: null, cosine: null, gain: null });
    expect(still.accuracy.new).toBeNull();
  });

  test('a method that is not defined', () => {
    const refused = methodAt(resultsOf({ steps: [{ kind: 'model', model: { family: 'mlp', hidden: [3] } }], methods: ['ewc-full'] }), 0, 'ewc-full'); // biome-ignore format: a row
    expect(refused).toMatchObject({ theta: null, objective: null, gradientNorm: null, disagreement: null, cost: null, logits: [] });
    expect(refused.undefinedBecause).toBe('The weights of the old model have no counterpart in the new one.');
  });

  test('the objective of keep-old', () => {
    expect(methodAt(resultsOf({ methods: ['keep-old'] }), 0, 'keep-old').objective).toBeNull();
  });

  test.each([
    [
      'separable points under next to no prior',
      [
        [-1, -1, 0],
        [-2, -1, 0],
        [1, 1, 1],
        [2, 1, 1],
      ],
      1e-300,
    ],
    [
      'coordinates of 1e9',
      [
        [-1e9, 1e9, 0],
        [1e9, -1e9, 1],
        [5e8, 3, 1],
        [2, 1, 0],
      ],
      1,
    ],
  ] as const)('influence where H + δI has no factor in float64: %s; it takes no other figure down', (_, points, precision) => {
    // biome-ignore format: rows
    const part = {
      data: { points: points.map((row) => [...row]) },
      prior: { precision },
      memory: { rule: 'lambda', size: 2 },
      steps: [{ kind: 'add', points: [[0.1, 0.2, 1]] } as Change],
      methods: ['exact', 'k-prior', 'ewc-diagonal', 'keep-old'],
    };
    const steps = resultsOf(part);
    const { influence } = steps[0] as StepResults;
    expect(influence.variance).toEqual([null, null, null, null]);
    expect(influence.sensitivity).toEqual([null, null, null, null]);
    expect(influence.undefinedBecause).toMatch(/^H \+ δI has no factor in float64/);
    expect(influence.residual.every((e) => typeof e === 'number')).toBe(true);
    for (const id of part.methods) {
      expect(methodAt(steps, 0, id).theta?.every(Number.isFinite), id).toBe(true);
      expect(methodAt(steps, 0, id).accuracy.all, id).not.toBeNull();
    }
    // A rule that asks for it leaves its methods without a memory, and them alone.
    const ruled = resultsOf({ ...part, memory: { rule: 'sensitivity', size: 2 } });
    expect(methodAt(ruled, 0, 'k-prior').undefinedBecause).toMatch(/^Its memory cannot be chosen\. H \+ δI has no factor/);
    expect(methodAt(ruled, 0, 'exact').theta).toEqual(methodAt(steps, 0, 'exact').theta);
  });

  test('what runs away says so, and takes no other down', () => {
    const points = moons(20).map(([x = 0, y = 0]) => [x, y, x + y]);
    const model = { family: 'glm', likelihood: 'gaussian', features: { kind: 'polynomial', degree: 1 } } as const;
    const steps = resultsOf({
      data: { points },
      model,
      steps: [{ kind: 'remove', indices: [0, 1, 2] }],
      methods: ['exact', 'weight-prior', 'ewc-full'],
    });
    expect(methodAt(steps, 0, 'weight-prior').ranAway).toMatch(/^It ran away: its objective is not bounded below/);
    expect(methodAt(steps, 0, 'exact')).toMatchObject({ converged: true });
    expect(methodAt(steps, 0, 'ewc-full')).toMatchObject({ converged: true });
    expect(methodAt(steps, 0, 'ewc-full').ranAway).toBeUndefined();
  });

  test('an objective that falls and does not bend ran away too', () => {
    const steps = resultsOf({
      data: { points: [[0, -2]] },
      model: { family: 'glm', likelihood: 'gaussian', features: { kind: 'polynomial', degree: 0 } },
      prior: { precision: 0.001 },
      // 0.001 + (1e-254 − 0.001) is 0.
      steps: [{ kind: 'prior', precision: 1e-254 }],
      methods: ['weight-prior', 'exact'],
    });
    expect(methodAt(steps, 0, 'weight-prior').ranAway).toMatch(/^It ran away: its objective is not bounded below/);
    expect(methodAt(steps, 0, 'exact').ranAway).toBeUndefined();
  });

  test('numbers beyond float64 say so', () => {
    const theta = [1e300, 1e300, 1e300, 1e308, 1e308, 1e308];
    const { base, steps } = JSON.parse(
      JSON.stringify(run(scenario({ base: { theta }, methods: ['exact', 'k-prior', 'ewc-full'] })).results),
    );
    expect(base).toMatchObject({ objective: null, converged: false });
    expect(base.ranAway).toMatch(/^Its numbers went beyond float64/);
    // Exact retraining needs no old weights: it starts at 0 where those are no start.
    expect(methodAt(steps, 0, 'exact')).toMatchObject({ converged: true });
    const regression = { ...scenario().model, likelihood: 'gaussian' as const };
    const numbers = resultsOf({ model: regression, base: { theta }, methods: ['exact', 'weight-prior'] });
    expect(methodAt(numbers, 0, 'exact')).toMatchObject({ converged: true });
    const { ranAway, undefinedBecause } = methodAt(numbers, 0, 'weight-prior');
    expect(ranAway ?? undefinedBecause).toMatch(/beyond float64/);
  });

  test('logits beyond float64 say so, where the objective is a number', () => {
    const steps = resultsOf({
      data: { points: [[0, 1]] },
      model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } },
      prior: { precision: 1e-300 },
      base: { theta: [0, 1e300] },
      steps: [{ kind: 'add', points: [[1e9, 1]] }],
      methods: ['keep-old', 'exact'],
    });
    expect(methodAt(steps, 0, 'keep-old').logits).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(methodAt(steps, 0, 'keep-old').ranAway).toMatch(/beyond float64/);
    expect(methodAt(steps, 0, 'exact').ranAway).toBeUndefined();
  });
});
