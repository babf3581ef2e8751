import { expect, test } from 'vitest';
import { basePoints, classCountOf, dimensionOf, modelSpec, withDefaults } from './defaults.ts';
import type { Scenario } from './types.ts';

const small: Scenario = {
  version: 1,
  data: {
    points: [
      [0, 1, 2, 0],
      [3, 4, 5, 1],
    ],
  },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 1 },
  steps: [],
  methods: ['exact'],
};

test('every default of scenario.md', () => {
  expect(withDefaults(small)).toEqual({
    ...small,
    data: { points: small.data.points, columns: ['x1', 'x2', 'x3', 'label'], classes: ['class 0', 'class 1'] },
    dimension: 3,
    classCount: 2,
    model: { family: 'glm', likelihood: 'bernoulli', inputs: 'raw', degree: 1, hidden: [16, 16], activation: 'tanh', seed: 0 },
    memory: { rule: 'lambda', size: 1, perClass: true, weights: 'one', seed: 0, budget: 'per-step' },
    options: {},
    probes: [],
    revisit: 'never',
  });
});

test('what is given stays', () => {
  const given: Scenario = {
    ...small,
    model: { family: 'mlp', likelihood: 'gaussian', inputs: 'standardised', hidden: [3], activation: 'relu', seed: 4 },
    memory: { rule: 'random', size: 1, perClass: false, weights: 'trace', seed: 2, budget: 'total', indices: [1] },
    base: { theta: [1, 2] },
    options: { 'combined.replayShare': 0.5 },
    probes: [[0, 0]],
    revisit: 3,
  };
  const { model, memory, base, options, probes, revisit } = withDefaults(given);
  expect(model).toMatchObject(given.model);
  expect({ memory, base, options, probes, revisit }).toEqual({
    memory: given.memory,
    base: given.base,
    options: given.options,
    probes: given.probes,
    revisit: 3,
  });
});

test('a preset has two features and two classes, and is generated', () => {
  const data = { preset: { id: 'moons', count: 12, noise: 0, seed: 1 } };
  expect(dimensionOf(data)).toBe(2);
  expect(basePoints(data)).toHaveLength(12);
  expect(withDefaults({ ...small, data }).data.points).toEqual(basePoints(data));
  expect(() => basePoints({ preset: { id: 'constructor', count: 1, noise: 0, seed: 0 } })).toThrow("no preset 'constructor'");
});

test('categorical counts the classes of data, steps and names', () => {
  const model = { family: 'glm' as const, likelihood: 'categorical' as const };
  expect(classCountOf({ ...small, model })).toBe(2);
  expect(classCountOf({ ...small, model, steps: [{ kind: 'add', points: [[0, 0, 0, 3]] }] })).toBe(4);
  expect(classCountOf({ ...small, model, steps: [{ kind: 'relabel', labels: [[0, 2]] }] })).toBe(3);
  expect(classCountOf({ ...small, model, data: { ...small.data, classes: ['a', 'b', 'c', 'd', 'e'] } })).toBe(5);
});

test('the spec has one logit, or one a class', () => {
  expect(modelSpec({ family: 'glm', features: { kind: 'polynomial', degree: 3 } }, 2, 2)).toEqual({
    family: 'glm',
    likelihood: 'bernoulli',
    dimension: 2,
    outputs: 1,
    degree: 3,
    hidden: [16, 16],
    activation: 'tanh',
    seed: 0,
  });
  expect(modelSpec({ family: 'mlp', likelihood: 'categorical', hidden: [4] }, 2, 5)).toMatchObject({ outputs: 5, hidden: [4] });
});
