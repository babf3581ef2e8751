import { expect, test } from 'vitest';
import { run } from '../scenario/run.ts';
import type { Change, Scenario } from '../scenario/types.ts';
import { studyTools } from '../testing/studyTools.ts';
import study from './withoutPoint.worker.ts';

const change: Change = { kind: 'add', points: [[1.2, 1, 1]] };
const scenarioOf = (over: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 30, noise: 0.2, seed: 5 } },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 4 },
  steps: [change],
  methods: ['exact'],
  ...over,
});
const exactOf = (steps: Change[]) => run(scenarioOf({ steps })).results.steps.at(-1)?.methods.exact?.logits ?? [];

test('a past point is left out of the model before: in truth as its removal says, and nearly so as predicted', async () => {
  const asked = { scenario: scenarioOf(), step: 0, point: 7, isNew: false };
  const { trained, predicted, truth } = await study({ ...asked, retrain: true }, studyTools());
  const star = run(scenarioOf()).details[0]?.methods.exact?.logitsStar ?? [];
  expect(trained[0]).toBe(star[7]);
  expect(truth?.[0]).toBeCloseTo(exactOf([{ kind: 'remove', indices: [7] }])[7] ?? Number.NaN, 6);
  expect(Math.abs((predicted[0] ?? 0) - (truth?.[0] ?? 0))).toBeLessThan(0.2 * Math.abs((truth?.[0] ?? 0) - (star[7] ?? 0)));
  const quick = await study({ ...asked, retrain: false }, studyTools());
  expect(quick).toMatchObject({ truth: null, predicted });
});

test('a new point is left out of exact retraining', async () => {
  const { trained, truth, converged } = await study(
    { scenario: scenarioOf(), step: 0, point: 30, isNew: true, retrain: true },
    studyTools(),
  );
  expect(converged).toBe(true);
  expect(trained[0]).toBeCloseTo(exactOf([change])[30] ?? Number.NaN, 9);
  // The point at the same place in a change that brings it after all the past: the old model says the same of it.
  const before = run(scenarioOf()).details[0]?.methods.exact?.logitsStar ?? [];
  expect(truth?.[0]).toBeCloseTo(before[30] ?? Number.NaN, 6);
});
