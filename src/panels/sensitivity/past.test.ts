import { expect, test } from 'vitest';
import { linkDefaults } from '../../scenario/link.ts';
import { run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { pastScenario, samePast } from './past.ts';

const scenario: Scenario = {
  ...linkDefaults,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 3 } },
  steps: [
    { kind: 'remove', indices: [1, 2] },
    { kind: 'add', points: [[0, 0, 1]] },
  ],
  methods: ['exact', 'k-prior'],
};

test('the past has the influence that the whole scenario has', () => {
  for (const step of [0, 1]) {
    const whole = run(scenario).results.steps[step];
    const past = run(pastScenario(scenario, step, false)).results.steps[step];
    expect(past?.influence).toEqual(whole?.influence);
  }
});

test('a class that only the change brings is a class of the model before it as well', () => {
  const three: Scenario = {
    ...scenario,
    data: { points: Array.from({ length: 12 }, (_, k) => [k % 5, k % 3, k % 2]) },
    model: { family: 'glm', likelihood: 'categorical' },
    steps: [{ kind: 'add', points: [[1, 1, 2]] }],
  };
  const whole = run(three).results;
  const past = run(pastScenario(three, 0, false)).results;
  expect(past.parameters).toBe(whole.parameters);
  expect(past.steps[0]?.influence).toEqual(whole.steps[0]?.influence);
});

test('it is the same past while only the change itself is edited', () => {
  const painted: Scenario = {
    ...scenario,
    steps: [...scenario.steps.slice(0, 1), { kind: 'add', points: [[2, 2, 0]] }],
    memory: { rule: 'random', size: 3 },
  };
  expect(samePast(scenario, painted, 1)).toBe(true);
  expect(samePast(scenario, painted, 2)).toBe(false);
  expect(samePast(scenario, { ...scenario, prior: { precision: 2 } }, 0)).toBe(false);
  expect(samePast(scenario, { ...scenario, steps: [] }, 1)).toBe(false);
  expect(samePast(scenario, { ...scenario, steps: [] }, 0)).toBe(true);
});
