import { describe, expect, test } from 'vitest';
import { nearestOfProfile, type Profile, profilePositions } from '../adaptation/lenses/profile.ts';
import { nearestPosition, onTheWay } from '../adaptation/lenses/walk.ts';
import { dot, subtract } from '../core/vectors.ts';
import type { Scenario } from '../scenario/types.ts';
import { studyTools } from '../testing/studyTools.ts';
import way from './gradientWay.worker.ts';
import type { ProfileResult } from './profile.ts';
import profile from './profile.worker.ts';

const METHODS = ['exact', 'k-prior', 'ewc-diagonal', 'ewc-full', 'functional', 'replay', 'weight-prior', 'keep-old', 'influence'];
const mlp: Scenario['model'] = { family: 'mlp', hidden: [4], activation: 'tanh', seed: 3 };

const scenarioOf = (over: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 5 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 0.5 },
  memory: { rule: 'lambda', size: 8 },
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

/** Three clusters that overlap. */
const threeClasses = Array.from({ length: 36 }, (_, i): [number, number, number] => [
  2 * Math.cos(2.1 * (i % 3)) + Math.sin(5 * i),
  2 * Math.sin(2.1 * (i % 3)) + Math.cos(3 * i),
  i % 3,
]);

const ask = (scenario: Scenario, step = 0): Promise<ProfileResult> => profile({ scenario, step }, studyTools());
const all = ({ truth, prior, methods }: ProfileResult): [string, Profile][] => [
  ['truth', truth],
  ['prior', prior],
  ...Object.entries(methods),
];
const positions = profilePositions();
const at = (t: number): number => positions.indexOf(t);
const span = (values: Float64Array): number => Math.max(...values) - Math.min(...values);

test('positions have θ* and exact retraining among them, and reach beyond both', () => {
  expect([positions[0], positions.at(-1)]).toEqual([-0.25, 1.5]);
  expect([at(0), at(1)]).not.toContain(-1);
  expect([-3, 0.012, 0.013, 1.49, 9, Number.NaN].map(nearestOfProfile)).toEqual([-0.25, 0, 0.025, 1.5, 1.5, 1]);
  for (const t of positions) expect(nearestOfProfile(t)).toBe(t);
});

describe.each([
  ['a GLM', scenarioOf(), 0],
  ['the second change of a GLM, each method with its own past', scenarioOf(), 1],
  ['an MLP', scenarioOf({ model: mlp }), 0],
  ['three classes', scenarioOf({ data: { points: threeClasses }, steps: [{ kind: 'remove', indices: [1, 2] }] }), 0],
])('%s', (_, scenario, step) => {
  test('every curve starts at θ*, and its slope is the change of the curve', async () => {
    const made = await ask(scenario, step);
    expect(Object.keys(made.methods)).toEqual(METHODS.filter((id) => id !== 'exact' && id !== 'keep-old'));
    for (const [id, { values, slopes }] of all(made)) {
      expect(values[at(0)], id).toBe(0);
      // Simpson's rule over two steps: the slopes add up to the difference of the values.
      const h = (positions[1] as number) - (positions[0] as number);
      for (let k = 0; k + 2 < positions.length; k += 2) {
        const [a, b, c] = slopes.subarray(k, k + 3) as unknown as [number, number, number];
        const risen = (values[k + 2] as number) - (values[k] as number);
        expect(Math.abs((h * (a + 4 * b + c)) / 3 - risen), `${id} at ${positions[k]}`).toBeLessThan(2e-5 * (span(values) + 1e-6));
      }
    }
  });

  test('the slope is the gradient of the walk along the way', async () => {
    const made = await ask(scenario, step);
    const walk = await way({ scenario, step }, studyTools());
    const p = walk.thetaStar.length;
    const along = subtract(walk.thetaExact, walk.thetaStar);
    for (const t of [0, 0.5, 1, 1.5]) {
      const row = (gradients: Float64Array): number => dot(gradients.subarray(nearestPosition(t) * p, (nearestPosition(t) + 1) * p), along);
      expect(made.truth.slopes[at(t)]).toBe(row(walk.pastGradient));
      for (const [id, gradients] of Object.entries(walk.methods)) expect(made.methods[id]?.slopes[at(t)], id).toBe(row(gradients));
    }
  });

  test('the prior’s part is ½ δ‖θ‖²', async () => {
    const { prior, thetaStar, thetaExact } = await ask(scenario, step);
    const start = dot(thetaStar, thetaStar);
    for (const [k, t] of positions.entries()) {
      const theta = onTheWay(thetaStar, thetaExact, t);
      expect(prior.values[k]).toBeCloseTo(0.5 * scenario.prior.precision * (dot(theta, theta) - start), 10);
    }
  });

  test('EWC and the weight prior are parabolas', async () => {
    const { methods } = await ask(scenario, 0);
    for (const id of ['ewc-full', 'ewc-diagonal', 'weight-prior']) {
      const slopes = methods[id]?.slopes ?? new Float64Array(0);
      const rises = Array.from(slopes.subarray(1), (slope, k) => slope - (slopes[k] as number));
      for (const rise of rises) expect(rise, id).toBeCloseTo(rises[0] as number, 6);
      expect(rises[0], id).toBeGreaterThan(0);
    }
  });
});

test('K-prior with everything in memory is the true curve of a GLM; on an MLP it is not, and centred replay is', async () => {
  const memory = { rule: 'lambda', size: 40 };
  const methods = ['exact', 'k-prior', 'centred-replay'];
  const glm = await ask(scenarioOf({ memory, methods }));
  const network = await ask(scenarioOf({ memory, methods, model: mlp }));
  const apart = ({ truth, methods: made }: ProfileResult, id: string): number =>
    Math.max(...truth.values.map((value, k) => Math.abs(value - (made[id]?.values[k] as number)))) / span(truth.values);
  expect(apart(glm, 'k-prior')).toBeLessThan(1e-9);
  expect(apart(network, 'k-prior')).toBeGreaterThan(1e-3);
  expect(apart(network, 'centred-replay')).toBeLessThan(1e-9);
});

test('full EWC bends at θ* as the true loss does', async () => {
  const { truth, methods } = await ask(scenarioOf());
  const bend = ({ slopes }: Profile): number => (slopes[at(0.025)] as number) - (slopes[at(-0.025)] as number);
  expect(bend(methods['ewc-full'] as Profile) / bend(truth)).toBeCloseTo(1, 2);
});

test('where exact retraining stays, or leads to another network, there is no way', async () => {
  const same = await ask(scenarioOf({ steps: [{ kind: 'prior', precision: 0.5 }] }));
  expect(same.undefinedBecause).toMatch(/stays where the old model is/);
  const networks = await ask(scenarioOf({ model: mlp, steps: [{ kind: 'model', model: { ...mlp, hidden: [3] } }] }));
  expect(networks.undefinedBecause).toMatch(/no counterpart/);
  expect(networks.methods).toEqual({});
});
