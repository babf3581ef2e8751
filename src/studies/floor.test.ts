import { expect, test } from 'vitest';
import { createReference } from '../engine/reference/reference.ts';
import { run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import type { FloorResult } from './floor.ts';
import floor from './floor.worker.ts';
import type { StudyTools } from './study.ts';

const scenario: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.15, seed: 2 } },
  model: { family: 'mlp', hidden: [4], activation: 'tanh', seed: 1 },
  prior: { precision: 0.1 },
  memory: { rule: 'lambda', size: 12 },
  steps: [{ kind: 'add', points: [[1.2, 0.9, 1]] }],
  methods: ['exact', 'k-prior'],
};

const tools = (reports: number[] = []): StudyTools<FloorResult> => ({
  engine: createReference(),
  reference: createReference(),
  cache: {},
  signal: new AbortController().signal,
  report: (share) => reports.push(share),
});

test('exact retraining from other initialisations converges, and to other places', async () => {
  const reports: number[] = [];
  const { others, apart, objective, width } = await floor({ scenario, step: 0, count: 3 }, tools(reports));
  expect(reports).toEqual([1 / 3, 2 / 3, 1]);
  expect(others.map(({ seed }) => seed)).toEqual([2, 3, 4]);
  expect(others.every(({ converged }) => converged)).toBe(true);
  expect(objective).toBe(run(scenario).results.steps[0]?.methods.exact?.objective);
  expect(Math.max(...others.map(({ disagreement }) => disagreement))).toBeGreaterThan(0);
  for (const { disagreement } of others) expect(disagreement).toBeLessThanOrEqual(width);
  expect(apart).toHaveLength(3);
  for (const share of apart) expect(share).toBeLessThanOrEqual(width);
});

test('the initialisation of the page itself gives the exact of the page where it starts there', async () => {
  // From θ = 0 of a model that starts anew: the change of the model makes exact start from its own initialisation.
  const other: Scenario = { ...scenario, steps: [{ kind: 'model', model: { ...scenario.model, hidden: [3], seed: 7 } }] };
  const seeded = await floor(
    { scenario: { ...other, steps: [{ kind: 'model', model: { ...scenario.model, hidden: [3], seed: 6 } }] }, step: 0, count: 1 },
    tools(),
  );
  const exact = run(other).results.steps[0]?.methods.exact;
  expect(seeded.others[0]?.seed).toBe(7);
  expect(seeded.others[0]?.objective).toBeCloseTo(exact?.objective ?? Number.NaN, 8);
});

test('a GLM has no floor, and says why', async () => {
  const glm: Scenario = { ...scenario, model: { family: 'glm' } };
  await expect(floor({ scenario: glm, step: 0, count: 1 }, tools())).rejects.toThrow(/one optimum/);
});
