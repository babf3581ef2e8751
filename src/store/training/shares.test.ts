import { expect, test } from 'vitest';
import { createReference } from '../../engine/reference/reference.ts';
import type { MethodDetails, Scenario } from '../../scenario/types.ts';
import { createRunner } from '../../studies/experimentRunner.ts';
import { sharesOf } from './shares.ts';
import { type TrainingRun, type TrainingSet, trainingSet } from './trainingSet.ts';

const moons: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 1 } },
  model: { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 10 },
  steps: [{ kind: 'add', points: [[1, 1, 1]] }],
  methods: ['exact', 'k-prior', 'keep-old'],
};

const trained = async (scenario: Scenario) => {
  const experiment = await createRunner({}).run({ scenario, view: null });
  const run: TrainingRun = { experiment, changeStep: 0, domain: null, optimizer: { kind: 'adam', learningRate: 0.1 }, steps: 10 };
  return { run, set: trainingSet(run) as TrainingSet, solved: experiment.outcome.results.steps[0]?.methods ?? {} };
};

test('a method that stands where it is solved has the figure of its card', async () => {
  const { run, set, solved } = await trained(moons);
  const thetas = set.ids.map((id) => Float64Array.from(solved[id]?.theta ?? []));
  const shares = await sharesOf({ run, set }, { thetas }, createReference());
  expect(shares).toEqual(Object.fromEntries(set.ids.map((id) => [id, solved[id]?.disagreement])));
  // From where it starts, exact retraining is as far from its end as the old model.
  const atStart = await sharesOf({ run, set }, { thetas: set.problem.thetas }, createReference());
  expect(atStart?.exact).toBe(solved['keep-old']?.disagreement);
});

test('without exact retraining nothing is compared', async () => {
  const { run, set } = await trained(moons);
  const { outcome } = run.experiment;
  const details = outcome.details.map((step) => ({ ...step, methods: { 'k-prior': step.methods['k-prior'] as MethodDetails } }));
  const without: TrainingRun = { ...run, experiment: { ...run.experiment, outcome: { ...outcome, details } } };
  expect(await sharesOf({ run: without, set }, { thetas: set.problem.thetas }, createReference())).toBeNull();
});
