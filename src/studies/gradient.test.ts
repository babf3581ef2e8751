import { expect, test } from 'vitest';
import { TERMS } from '../adaptation/lenses/parts.ts';
import { nearestPosition } from '../adaptation/lenses/walk.ts';
import { compareGradients } from '../adaptation/reconstruction.ts';
import { dot, norm, subtract } from '../core/vectors.ts';
import { run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { studyTools } from '../testing/studyTools.ts';
import landing from './gradientLanding.worker.ts';
import parts from './gradientParts.worker.ts';
import way from './gradientWay.worker.ts';
import type { Answer, ChangeRequest } from './study.ts';

const METHODS = ['exact', 'k-prior', 'ewc-diagonal', 'ewc-full', 'functional', 'replay', 'weight-prior', 'keep-old', 'influence'];
const scenarioOf = (over: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 60, noise: 0.2, seed: 2 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 0.7 },
  memory: { rule: 'lambda', size: 12 },
  steps: [
    {
      kind: 'add',
      points: [
        [1.3, 0.9, 1],
        [1.4, 1.1, 1],
        [1.6, 1.2, 1],
      ],
    },
    { kind: 'remove', indices: [3, 4, 20] },
  ],
  methods: METHODS,
  ...over,
});
const mlp: Scenario['model'] = { family: 'mlp', hidden: [4], activation: 'tanh', seed: 3 };

const ask = <Request extends ChangeRequest, Result>(answer: Answer<Request, Result>, request: Request): Promise<Result> =>
  answer(request, studyTools());
const row = (values: Float64Array | undefined, k: number, p: number): Float64Array =>
  (values ?? new Float64Array(0)).subarray(k * p, (k + 1) * p);

test.each([
  ['the first change of a GLM', scenarioOf(), 0],
  ['its second change, each method with its own past', scenarioOf(), 1],
  ['an MLP', scenarioOf({ model: mlp }), 0],
])('%s: gradients at θ(t) are those that the headless command reports there as probes', async (_, scenario, step) => {
  const { positions, thetaStar, thetaExact, pastGradient, methods } = await ask(way, { scenario, step });
  const p = thetaStar.length;
  const ts = [0, 0.5, 1, 1.7].map(nearestPosition);
  const probes = ts.map((k) => Array.from(thetaStar, (x, j) => x + (positions[k] as number) * ((thetaExact[j] as number) - x)));
  const results = run({ ...scenario, probes }).results.steps[step];
  expect(Object.keys(methods)).toEqual(METHODS.filter((id) => id !== 'exact' && id !== 'keep-old'));
  ts.forEach((k, probe) => {
    const at = (id: string) => Float64Array.from(results?.methods[id]?.probes[probe]?.pastGradient ?? []);
    const near = (one: Float64Array, other: Float64Array) =>
      expect(norm(subtract(one, other))).toBeLessThanOrEqual(1e-9 * (1 + norm(other)));
    near(row(pastGradient, k, p), at('exact'));
    for (const [id, rows] of Object.entries(methods)) near(row(rows, k, p), at(id));
  });
  expect([...thetaExact]).toEqual(results?.methods.exact?.theta);
});

test('at t = 1 the true past gradient is exact’s own, to the last digit, and at t = 0 it is zero', async () => {
  const scenario = scenarioOf();
  const { details } = run(scenario);
  const { pastGradient, thetaStar } = await ask(way, { scenario, step: 0 });
  const p = thetaStar.length;
  expect([...row(pastGradient, nearestPosition(1), p)]).toEqual(details[0]?.methods.exact?.trueGradient);
  expect(norm(row(pastGradient, 0, p))).toBeLessThan(1e-8);
});

test('no way leads from one network to another; from a cubic to a line one does', async () => {
  const swap = (model: Scenario['model'], to: Scenario['model']) =>
    ask(way, { scenario: scenarioOf({ model, steps: [{ kind: 'model', model: to }] }), step: 0 });
  const networks = await swap(mlp, { ...mlp, hidden: [3] });
  expect(networks.undefinedBecause).toMatch(/no counterpart/);
  expect(networks.methods).toEqual({});
  const nested = await swap(
    { family: 'glm', features: { kind: 'polynomial', degree: 3 } },
    { family: 'glm', features: { kind: 'polynomial', degree: 1 } },
  );
  expect(nested.undefinedBecause).toBeNull();
  expect(nested.thetaStar).toHaveLength(3);
});

test.each([
  ['a GLM', scenarioOf()],
  ['an MLP', scenarioOf({ model: mlp })],
])(
  '%s: parts at each method’s own solution add up to its gain, and the shares of the points to what is not of the weights',
  async (_, scenario) => {
    const results = run(scenario).results.steps[0];
    const { methods } = await ask(parts, { scenario, step: 0, place: 'own', t: 0 });
    expect(methods['keep-old']).toBeNull();
    let compared = 0;
    for (const [id, made] of Object.entries(methods)) {
      if (!made) continue;
      compared++;
      const total = (of: typeof made.truth): number => TERMS.reduce((sum, term) => sum + of[term].share, 0);
      expect(total(made.truth)).toBeCloseTo(1, 8);
      expect(total(made.reconstruction), id).toBeCloseTo(results?.methods[id]?.pastGradient.gain ?? Number.NaN, 8);
      const points = made.shares.reduce((sum, share) => sum + share, 0);
      expect(points + made.truth.weights.share + made.truth.leftover.share).toBeCloseTo(1, 8);
    }
    expect(compared).toBe(METHODS.length - 1);
  },
);

test('parts on the way are those of θ(t), and a change of the model has none', async () => {
  const scenario = scenarioOf();
  const walked = await ask(way, { scenario, step: 0 });
  const { methods } = await ask(parts, { scenario, step: 0, place: 'walk', t: 1.5 });
  const p = walked.thetaStar.length;
  const k = nearestPosition(1.5);
  const { gain } = compareGradients(row(walked.pastGradient, k, p), row(walked.methods.replay, k, p));
  const replay = methods.replay;
  expect(TERMS.reduce((sum, term) => sum + (replay?.reconstruction[term].share ?? Number.NaN), 0)).toBeCloseTo(gain ?? Number.NaN, 8);
  const other = scenarioOf({ steps: [{ kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } } }] });
  const none = await ask(parts, { scenario: other, step: 0, place: 'exact', t: 0 });
  expect(none.undefinedBecause).toMatch(/another model/);
  // θ* itself has no gradient to split.
  const start = await ask(parts, { scenario, step: 0, place: 'walk', t: 0 });
  expect(Object.values(start.methods).every((made) => made === null)).toBe(true);
});

test('the pull at exact retraining is the reconstruction error that the way has there, and the landing is the solution', async () => {
  const scenario = scenarioOf();
  const walked = await ask(way, { scenario, step: 0 });
  const { methods } = await ask(landing, { scenario, step: 0 });
  const results = run(scenario).results.steps[0];
  const p = walked.thetaStar.length;
  const k = nearestPosition(1);
  for (const id of ['k-prior', 'ewc-full', 'replay']) {
    const made = methods[id];
    if (!made || typeof made === 'string') throw new Error(`${id} did not land`);
    const error = subtract(row(walked.pastGradient, k, p), row(walked.methods[id], k, p));
    expect(norm(subtract(made.pull, error))).toBeLessThan(1e-7);
    const exact = results?.methods.exact?.theta ?? [];
    expect(Array.from(made.actual, (x, j) => x + (exact[j] as number))).toEqual(
      results?.methods[id]?.theta?.map((x) => expect.closeTo(x, 10)),
    );
  }
  const made = methods['ewc-full'];
  if (!made || typeof made === 'string') throw new Error('EWC did not land');
  expect(dot(made.predicted, made.actual) / (norm(made.predicted) * norm(made.actual))).toBeGreaterThan(0.99);
  expect(methods['keep-old']).toMatch(/minimises nothing/);
});
