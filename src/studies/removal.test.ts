import { describe, expect, test } from 'vitest';
import { createReference } from '../engine/reference/reference.ts';
import { linkDefaults } from '../scenario/link.ts';
import { run } from '../scenario/run.ts';
import type { MethodResults, Scenario } from '../scenario/types.ts';
import study from './removal.worker.ts';

const reference = createReference();
const GONE = [2, 5, 17, 40];

const ask = (scenario: Scenario, points: readonly number[] = GONE, step = 0, signal = new AbortController().signal) => {
  const shares: number[] = [];
  const report = (share: number): void => void shares.push(share);
  const answer = study({ scenario, step, points }, { engine: reference, reference, cache: {}, signal, report });
  return answer.then((result) => ({ result, shares }));
};

const base: Scenario = {
  ...linkDefaults,
  data: { preset: { id: 'moons', count: 80, noise: 0.2, seed: 3 } },
  memory: { rule: 'lambda', size: 12 },
  methods: ['exact', 'k-prior', 'influence', 'ewc-full', 'keep-old'],
  steps: [{ kind: 'add', points: [[1, 1, 1]] }],
};
const METHOD: Record<string, string> = {
  exact: 'exact',
  downdated: 'ewc-full',
  'first-order': 'influence',
  'k-prior': 'k-prior',
  'keep-old': 'keep-old',
};

const world: Record<string, Scenario> = {
  'a cubic GLM': base,
  'an MLP': { ...base, model: { family: 'mlp', hidden: [6] }, prior: { precision: 0.5 } },
  'a memory picked by hand': { ...base, memory: { rule: 'lambda', size: 0, indices: [1, 2, 60, 61, 62] } },
};

describe.each(Object.entries(world))('%s', (_, scenario) => {
  const removal: Scenario = { ...scenario, steps: [{ kind: 'remove', indices: GONE }] };
  const { results } = run(removal);

  test('every way has the figures that the headless command prints of the same removal', async () => {
    const { result } = await ask(scenario);
    expect(result.removed).toBe(GONE.length);
    expect(result.baseGradientNorm).toBeLessThan(1e-6);
    for (const [id, method] of Object.entries(METHOD)) {
      const way = result.ways.find((one) => one.id === id);
      const printed = results.steps[0]?.methods[method] as MethodResults;
      expect(way, id).toMatchObject({
        disagreement: printed.disagreement,
        accuracy: printed.accuracy.all,
        gradientNorm: printed.gradientNorm,
        converged: printed.converged,
      });
      expect([...(way?.theta ?? [])]).toEqual([...(printed.theta ?? [])]);
    }
  });

  test('gradient ascent is that of EWC, as an option of it', async () => {
    const { result } = await ask(scenario);
    const ascent = run({ ...removal, methods: ['exact', 'ewc-full'], options: { 'ewc-full.deletion': 'ascent' } }).results.steps[0]
      ?.methods;
    expect(result.ways.find(({ id }) => id === 'ascent')?.disagreement).toBe(ascent?.['ewc-full']?.disagreement);
  });
});

test('the ways are told as they are done, and exact retraining misses nothing', async () => {
  const { result, shares } = await ask(base);
  expect(shares.map((share) => Math.round(7 * share))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const [exact] = result.ways;
  const kept = result.ways.at(-1);
  expect(exact).toMatchObject({ id: 'exact', missed: 0, disagreement: 0 });
  expect(kept).toMatchObject({ id: 'keep-old', moved: 0, displacement: 0, mapChange: 0, missed: exact?.moved });
});

test('a later change is seen from exact retraining before it', async () => {
  const two: Scenario = { ...base, steps: [...base.steps, { kind: 'add', points: [] }] };
  const { result } = await ask(two, [80], 1);
  // Taking the added point back leads to where there was none.
  const before = run({ ...base, steps: [{ kind: 'add', points: [] }], methods: ['exact'] }).results.base.theta;
  const [exact] = result.ways;
  for (const [j, weight] of before.entries()) expect(exact?.theta[j]).toBeCloseTo(weight, 6);
});

test('a regression has no map and no accuracy, but distances', async () => {
  const points = Array.from({ length: 30 }, (_, k) => [k / 10 - 1.5, Math.cos(k), Math.sin(k / 5)]);
  const { result } = await ask({ ...base, data: { points }, model: { family: 'glm', likelihood: 'gaussian' } }, [1, 2]);
  const way = result.ways.find(({ id }) => id === 'downdated');
  expect(way).toMatchObject({ disagreement: null, mapChange: null, accuracy: null });
  expect(way?.missed).toBeLessThan(1e-8);
  expect(way?.moved).toBeGreaterThan(1e-3);
});

test('an abort rejects', async () => {
  await expect(ask(base, GONE, 0, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});
