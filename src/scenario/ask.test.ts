import { expect, test } from 'vitest';
import { hasFigure, pastScenario, runnable, samePast } from './ask.ts';
import { COMPARED, FIGURES } from './figures.ts';
import { linkDefaults } from './link.ts';
import { run } from './run.ts';
import type { Scenario } from './types.ts';

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

test('without a change a scenario is run with one that does nothing, as the same object every time', () => {
  const unchanged: Scenario = { ...scenario, steps: [] };
  expect(runnable(scenario)).toBe(scenario);
  expect(runnable(unchanged)).toEqual({ ...unchanged, steps: [{ kind: 'add', points: [] }] });
  expect(runnable(unchanged)).toBe(runnable(unchanged));
  expect(runnable({ ...unchanged })).not.toBe(runnable(unchanged));
});

test('a map needs two inputs and classes', () => {
  const of = (likelihood: Scenario['model']['likelihood'], points: number[][]): string[] =>
    COMPARED.filter((id) => hasFigure(FIGURES[id], { data: { points }, model: { family: 'glm', likelihood } }));
  expect(of('bernoulli', [[0, 0, 1]])).toEqual(COMPARED);
  expect(of('bernoulli', [[0, 1]])).toEqual(['gradientError', 'accuracyPast', 'accuracyNew', 'accuracyAll']);
  expect(of('gaussian', [[0, 0, 1]])).toEqual(['gradientError']);
});
