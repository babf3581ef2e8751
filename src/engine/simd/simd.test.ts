import { describe, expect, test } from 'vitest';
import { methods } from '../../adaptation/methods.ts';
import type { ModelSpec } from '../../core/model.ts';
import { heatedCases, methodsInParity, parityCases } from '../../testing/parityCases.ts';
import { sampleModels, sampleProblem } from '../checkProblems.ts';
import { type Problem, type TrainOptions, unknownTerms } from '../engine.ts';
import { finishing } from '../finish.ts';
import { agrees, compare, compareSolutions, distance, largest, TOLERANCE } from '../parity.ts';
import { createReference } from '../reference/reference.ts';
import { simdSupported } from './kernel.ts';
import { SimdTrainer } from './simd.ts';

const reference = createReference();
const simd = await SimdTrainer.start();
const modelOf = (name: string): ModelSpec => {
  const spec = sampleModels()[name];
  if (!spec) throw new Error(`no sample model "${name}"`);
  return spec;
};
const ADAM = { kind: 'adam', learningRate: 0.02 } as const;

test('Node knows SIMD', () => {
  expect(simdSupported()).toBe(true);
});

test('methods at a temperature are trained and solved by the reference, to the last bit; at T = 1 SIMD trains them', async () => {
  const engine = finishing(simd, reference);
  const options = { optimizer: ADAM, steps: 7, stepsPerSnapshot: 7 };
  for (const problem of heatedCases(2)) {
    expect(unknownTerms(engine, problem)).toEqual(['tempered']);
    expect(await engine.train(problem, options)).toEqual(await reference.train(problem, options));
    expect(await engine.evaluate(problem)).toEqual(await reference.evaluate(problem));
    const accuracy = { gradientNorm: 1e-8, maxIterations: 20 };
    expect(await engine.solve(problem, accuracy)).toEqual(await reference.solve(problem, accuracy));
  }
  const plain = parityCases();
  for (const [k, name] of ['methods, glm 3, add', 'methods, mlp 6, add'].entries()) {
    const problem = heatedCases(1)[k];
    expect(problem).toEqual(plain[name]?.());
    expect(await engine.train(problem as Problem, options)).toEqual(await simd.train(problem as Problem, options));
  }
});

describe('agrees with the reference', () => {
  test.each(Object.entries(parityCases()))('%s', async (_, problem) => {
    const differences = await compare(simd, reference, problem());
    expect(agrees(differences), JSON.stringify(largest(differences))).toBe(true);
  });

  test('the cases hold every method that minimises something', () => {
    const covered = methodsInParity();
    expect(methods.map(({ id }) => id).filter((id) => !covered.includes(id))).toEqual(['keep-old']);
  });

  /** Widths that fill no vector of four, one that fills several, and every depth. */
  test.each([
    { hidden: [1] },
    { hidden: [3] },
    { hidden: [5, 7], activation: 'relu' },
    { hidden: [17, 4, 9] },
    { hidden: [36], outputs: 5, likelihood: 'categorical' },
    { hidden: [12, 12], dimension: 7 },
    { hidden: [6, 6, 6], dimension: 1, outputs: 2, likelihood: 'categorical' },
    { family: 'glm', hidden: [], dimension: 90, degree: 1 },
    { family: 'glm', hidden: [], dimension: 4, degree: 3, outputs: 4, likelihood: 'categorical' },
  ] as Partial<ModelSpec>[])('$hidden', async (shape) => {
    const spec = { ...modelOf('bernoulli mlp 8-6 tanh'), ...shape };
    // Counts that fill no block of points, or several and a bit.
    for (const count of [6, 9, 97, 150]) {
      const problem = sampleProblem(spec, count);
      const few = problem.objectives.map((objective) => ({
        ...objective,
        a: objective.a.map((a) => a / count),
        b: objective.b.map((b) => b / count),
      }));
      const differences = await compare(simd, reference, { ...problem, objectives: few });
      expect(agrees(differences), `${count}: ${JSON.stringify(largest(differences))}`).toBe(true);
    }
  });

  test('on one point, and with extreme logits', async () => {
    const spec = modelOf('bernoulli glm 1');
    const inputs = Float64Array.of(1, 0, -1, 0, 30, 0, -30, 0, 1000, 0, -1000, 0);
    const sites = Int32Array.of(0, 1, 2, 3, 4, 5);
    const objective = {
      sites,
      a: new Float64Array(6).fill(1),
      b: Float64Array.of(1, 0, 0.5, 0.25, 1, 0),
      precision: { kind: 'scalar', value: 0.1 },
      linear: new Float64Array(3),
    } as const;
    const problem: Problem = {
      model: spec,
      points: { count: 6, dimension: 2, inputs },
      objectives: [objective],
      thetas: [Float64Array.of(0.1, 1, 0)],
    };
    const [[got], [wanted]] = [await simd.evaluate(problem), await reference.evaluate(problem)];
    expect(got?.value).toBeCloseTo(wanted?.value ?? Number.NaN, 3);
    expect(distance(got?.gradient ?? [], wanted?.gradient ?? [])).toBeLessThan(TOLERANCE.evaluation);
  });
});

test('tanh and the sigmoid are within 2e-6 of what they should be, relative, and NaN stays NaN', async () => {
  // One hidden unit that passes its input on: f = tanh(x).
  const count = 20_001;
  const inputs = Float64Array.from({ length: count }, (_, i) => Math.fround((i - (count - 1) / 2) / 1000));
  const mlp: ModelSpec = { ...modelOf('bernoulli mlp 8-6 tanh'), hidden: [1], dimension: 1 };
  const [map] = await simd.map(mlp, [Float64Array.of(1, 0, 1, 0)], { count, dimension: 1, inputs });
  const relative = (got: number, wanted: number): number => (wanted === 0 ? Math.abs(got) : Math.abs(got / wanted - 1));
  const worst = Math.max(...inputs.map((x, i) => relative(map?.[i] ?? Number.NaN, Math.tanh(x))));
  expect(worst).toBeLessThan(2e-6);

  const glm: ModelSpec = { ...modelOf('bernoulli glm 1'), dimension: 1 };
  for (const x of [-80, -20, -3, -0.1, 0, 0.5, 7, 15]) {
    const objective = {
      sites: Int32Array.of(0),
      a: Float64Array.of(1),
      b: Float64Array.of(0),
      precision: { kind: 'scalar', value: 0 },
      linear: new Float64Array(2),
    } as const;
    const [{ gradient } = { gradient: new Float64Array(2) }] = await simd.evaluate({
      model: glm,
      points: { count: 1, dimension: 1, inputs: Float64Array.of(x) },
      objectives: [objective],
      thetas: [Float64Array.of(0, 1)],
    });
    expect(relative(gradient[0] ?? Number.NaN, 1 / (1 + Math.exp(-x)))).toBeLessThan(2e-6);
  }
  const [nan] = await simd.map(mlp, [Float64Array.of(Number.NaN, 0, 1, 0)], { count: 1, dimension: 1, inputs: Float64Array.of(1) });
  expect(nan?.[0]).toBeNaN();
});

test('a thousand steps end where the reference ends', async () => {
  const { model, points, objectives, thetas } = sampleProblem(modelOf('bernoulli mlp 8-6 tanh'), 80);
  const convex = [0, 1, 2, 3];
  const problem = {
    model,
    points,
    objectives: convex.map((k) => objectives[k] as Problem['objectives'][number]),
    thetas: thetas.slice(0, 4),
  };
  const options = { optimizer: ADAM, steps: 1000, stepsPerSnapshot: 1000 };
  const [got, wanted] = [await simd.train(problem, options), await reference.train(problem, options)];
  expect(distance(got.values, wanted.values)).toBeLessThan(1e-4);
});

test.each(['bernoulli glm 3', 'gaussian glm 3', 'categorical glm 3'])(
  'what SIMD approaches and float64 finishes is the solution of the reference: %s',
  async (name) => {
    const distances = await compareSolutions(finishing(simd, reference), reference, sampleProblem(modelOf(name)));
    expect(distances).toHaveLength(6);
    expect(Math.max(...distances)).toBeLessThan(TOLERANCE.solution);
  },
);

test('snapshots come when they are asked for, and are the same however often', async () => {
  const problem = sampleProblem(modelOf('categorical mlp 8-6 tanh'));
  const steps: number[] = [];
  const often = await simd.train(problem, { optimizer: ADAM, steps: 25, stepsPerSnapshot: 10, onSnapshot: ({ step }) => steps.push(step) });
  expect(steps).toEqual([10, 20, 25]);
  const once = await simd.train(problem, { optimizer: ADAM, steps: 25, stepsPerSnapshot: 25 });
  expect(often).toEqual(once);
  const none = await simd.train(problem, { optimizer: ADAM, steps: 0, stepsPerSnapshot: 1 });
  const start = await simd.evaluate(problem);
  expect(none.step).toBe(0);
  expect(none.values).toEqual(start.map(({ value }) => value));
  expect(await simd.train({ ...problem, objectives: [], thetas: [] }, { optimizer: ADAM, steps: 3, stepsPerSnapshot: 1 })).toEqual({
    step: 3,
    thetas: [],
    values: [],
    gradientNorms: [],
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e25])('a model that has diverged to %s does not touch the others', async (spoilt) => {
  const problem = sampleProblem(modelOf('gaussian mlp 8-6 tanh'));
  const spoil = { ...problem, thetas: problem.thetas.map((theta, k) => (k === 3 ? theta.map(() => spoilt) : theta)) };
  const options = { optimizer: ADAM, steps: 3, stepsPerSnapshot: 3 };
  const [got, wanted] = [await simd.train(spoil, options), await simd.train(problem, options)];
  expect(Number.isFinite(got.gradientNorms[3])).toBe(false);
  const others = <T>(values: readonly T[]): T[] => values.filter((_, k) => k !== 3);
  expect(others(got.thetas)).toEqual(others(wanted.thetas));
  expect(others(got.values)).toEqual(others(wanted.values));
  const [maps, wantedMaps] = await Promise.all([spoil, problem].map(({ model, thetas, points }) => simd.map(model, thetas, points)));
  expect(others(maps ?? [])).toEqual(others(wantedMaps ?? []));
});

test('sites with a = b = 0 change nothing', async () => {
  const problem = sampleProblem(modelOf('categorical mlp 8-6 tanh'));
  const padded = problem.objectives.map((objective) => ({
    ...objective,
    sites: Int32Array.of(4, ...objective.sites, 17),
    a: Float64Array.of(0, ...objective.a, 0),
    b: Float64Array.of(0, 0, 0, ...objective.b, 0, 0, 0),
  }));
  expect(await simd.evaluate({ ...problem, objectives: padded })).toEqual(await simd.evaluate(problem));
});

test('memory is used again, however a call ends, and calls at the same time do not meet', async () => {
  const engine = await SimdTrainer.start();
  const problem = sampleProblem(modelOf('bernoulli mlp 8-6 tanh'), 500);
  const options: TrainOptions = { optimizer: ADAM, steps: 40, stepsPerSnapshot: 20 };
  const stopped = async (): Promise<void> => {
    const abort = new AbortController();
    const endless = { ...options, steps: 1e7, signal: abort.signal, onSnapshot: () => abort.abort() };
    await expect(engine.train(problem, endless)).rejects.toMatchObject({ name: 'AbortError' });
  };
  const alone = await engine.train(problem, options);
  const once = engine.idleBytes();
  expect(once).toBeGreaterThan(0);
  await stopped();
  for (let i = 0; i < 100; i++) await (i % 10 === 9 ? stopped() : engine.train(problem, { ...options, steps: 5 }));
  await expect(engine.train({ ...problem, thetas: [] }, options)).rejects.toBeInstanceOf(RangeError);
  await expect(engine.train(problem, { ...options, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  expect(engine.idleBytes()).toBe(once);

  const late = new AbortController();
  const endless = engine.train(problem, { optimizer: ADAM, steps: 1e7, stepsPerSnapshot: 1e7, signal: late.signal });
  const [beside, map] = await Promise.all([engine.train(problem, options), engine.map(problem.model, problem.thetas, problem.points)]);
  expect(beside).toEqual(alone);
  expect(map).toEqual(await engine.map(problem.model, problem.thetas, problem.points));
  late.abort();
  await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
  engine.dispose();
  expect(engine.idleBytes()).toBe(0);
});

test('what does not fit into memory is a lost engine, not a crash', async () => {
  const spec = { ...modelOf('bernoulli mlp 8-6 tanh'), hidden: [40_000, 40_000] };
  const tooWide = { model: spec, points: { count: 1, dimension: 2, inputs: new Float64Array(2) } };
  await expect(simd.map(tooWide.model, [], tooWide.points)).rejects.toMatchObject({ name: 'EngineLostError' });
});
