import { expect, test } from 'vitest';
import { addClass, classNames, lastClassIsUsed, removeLastClass, renameClass } from './classes.ts';
import { decodeLink, encodeLink } from './link.ts';
import { run } from './run.ts';
import type { Scenario } from './types.ts';

const scenario: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 1 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  base: { theta: [0, 0, 0, 0, 0, 0] },
  memory: { rule: 'lambda', size: 8 },
  steps: [{ kind: 'model', model: { family: 'glm' } }],
  methods: ['exact', 'k-prior'],
};

test('a third class makes the likelihood categorical, in every model of the scenario, and leaves no θ* of another shape', () => {
  const three = addClass(scenario);
  expect(three.data.classes).toEqual(['A', 'B', 'C']);
  expect(three.model.likelihood).toBe('categorical');
  expect(three.steps).toEqual([{ kind: 'model', model: { family: 'glm', likelihood: 'categorical' } }]);
  expect(three.base).toBeUndefined();
  const { base, steps } = run(three).results;
  expect(base.theta).toHaveLength(18);
  expect(steps[0]?.methods.exact?.converged).toBe(true);
});

test('there are ten at most, and none for numbers as labels', () => {
  let many = scenario;
  for (let k = 0; k < 20; k++) many = addClass(many);
  expect(classNames(many)).toEqual([...'ABCDEFGHIJ']);
  expect(addClass(many)).toBe(many);
  const numbers: Scenario = { ...scenario, model: { family: 'glm', likelihood: 'gaussian' } };
  expect(addClass(numbers)).toBe(numbers);
});

test('a class without points goes again; two are logistic', () => {
  const three = addClass(scenario);
  expect(removeLastClass(three).model.likelihood).toBe('bernoulli');
  expect(removeLastClass(scenario)).toBe(scenario);
  const used: Scenario = { ...three, steps: [{ kind: 'add', points: [[0, 0, 2]] }] };
  expect(lastClassIsUsed(used)).toBe(true);
  expect(removeLastClass(used)).toBe(used);
});

test('a name is kept, in links too; an empty one is the letter', () => {
  const named = renameClass(addClass(scenario), 1, '  cat ');
  expect(named.data.classes).toEqual(['A', 'cat', 'C']);
  expect(renameClass(named, 1, 'cat')).toBe(named);
  expect(renameClass(named, 1, '').data.classes).toEqual(['A', 'B', 'C']);
  expect(renameClass(named, 9, 'dog')).toBe(named);
  const read = decodeLink(encodeLink(named) ?? '');
  expect(read).toMatchObject({ scenario: { data: named.data } });
});
