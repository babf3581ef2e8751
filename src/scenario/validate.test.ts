import { describe, expect, test } from 'vitest';
import type { Scenario, ScenarioModel } from './types.ts';
import { isAffordable, limits, parseScenario, ScenarioError } from './validate.ts';

/** A small valid scenario with every field, for tests to spoil. */
const full = (): Scenario => ({
  version: 1,
  title: 'Everything',
  data: {
    points: [
      [0, 0, 0],
      [1, 0.5, 1],
      [2, -1, 0],
      [3, 1, 1],
    ],
    columns: ['width', 'height', 'kind'],
    classes: ['no', 'yes'],
  },
  model: {
    family: 'glm',
    likelihood: 'bernoulli',
    inputs: 'standardised',
    features: { kind: 'polynomial', degree: 1 },
    hidden: [3],
    activation: 'relu',
    seed: 2,
  },
  prior: { precision: 0.5 },
  base: { theta: [0, 1, 2] },
  memory: { rule: 'random', size: 2, perClass: false, weights: 'trace', seed: 4, budget: 'total', indices: [3, 0] },
  steps: [
    { kind: 'add', points: [[5, 5, 1]] },
    { kind: 'remove', indices: [4, 0] },
    { kind: 'relabel', labels: [[2, 0]] },
    { kind: 'move', points: [[0, [9, 9]]] },
    { kind: 'prior', precision: 2 },
    { kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } } },
  ],
  methods: ['exact', 'k-prior+ewc', 'combined'],
  options: { 'combined.replayShare': 0.25, 'combined.curvature': 'full' },
  probes: [
    [0, 0, 0],
    [1, 2, 3, 4, 5, 6],
  ],
  sites: {
    split: 'given',
    count: 2,
    seed: 1,
    of: [0, 1, 1, 0],
    merges: ['hessian'],
    rounds: { algorithms: ['admm'], count: 3, options: { 'admm.rho': 2 } },
  },
  view: { theme: 'dark', panel: { open: true, size: [1, 2, null] } },
});

type Draft = Record<string, unknown>;

/** `full` with one value at a path such as 'memory.size' or 'steps.0.points' put in. */
const spoilt = (path: string, value: unknown): unknown => {
  const draft = full() as unknown as Draft;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const target = keys.reduce<Draft>((node, key) => node[key] as Draft, draft);
  target[last] = value;
  return draft;
};

const refusal = (value: unknown): string => {
  try {
    parseScenario(value);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as Error).message;
  }
  return 'valid';
};

describe('what is valid', () => {
  test('comes back as an equal copy', () => {
    const scenario = full();
    const parsed = parseScenario(scenario);
    expect(parsed).toStrictEqual(scenario);
    expect(parsed.data.points).not.toBe(scenario.data.points);
    expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toStrictEqual(scenario);
  });

  test('needs no optional field, and is given none', () => {
    const least = {
      version: 1,
      data: { preset: { id: 'moons', count: 10, noise: 0, seed: -1 } },
      model: { family: 'mlp' },
      prior: { precision: 1 },
      memory: { rule: 'lambda', size: 0 },
      steps: [],
      methods: ['exact'],
    };
    expect(parseScenario({ ...least, title: undefined })).toStrictEqual(least);
  });

  test('any number is a label of a gaussian, any class one of categorical', () => {
    const model = { family: 'glm' as const };
    const { options, view, probes, base, sites, ...rest } = full();
    const data = {
      points: [
        [0, -2.5],
        [1, 7],
      ],
    };
    expect(refusal({ ...rest, model: { ...model, likelihood: 'gaussian' }, data, memory: { rule: 'lambda', size: 1 }, steps: [] })).toBe(
      'valid',
    );
    const classes = {
      points: [
        [0, 2],
        [1, 0],
      ],
    };
    const categorical = {
      ...rest,
      model: { ...model, likelihood: 'categorical' },
      data: classes,
      memory: { rule: 'lambda', size: 1 },
      steps: [],
    };
    expect(refusal(categorical)).toBe('valid');
    // Three classes, two features (1 and x): p = 6.
    expect(refusal({ ...categorical, base: { theta: [1, 2, 3, 4, 5, 6] } })).toBe('valid');
    expect(refusal({ ...categorical, base: { theta: [1, 2] } })).toBe('scenario.base.theta: expected 6 numbers, got 2');
  });

  test('−0 is 0', () => {
    expect(Object.is(parseScenario(spoilt('data.points.0.0', -0)).data.points?.[0]?.[0], 0)).toBe(true);
  });
});

describe('what is not valid is refused with the field first', () => {
  test.each<[path: string, value: unknown, message: string]>([
    ['version', 2, 'scenario.version: expected 1, got 2'],
    ['foo', 1, 'scenario.foo: unknown field'],
    ['title', 5, 'scenario.title: expected a text of at most 1000 characters, got 5'],
    ['data', [], 'scenario.data: expected an object, got an array of 0'],
    ['data.points', [], 'scenario.data.points: expected 1 to 100000 rows, got 0'],
    ['data.points', 'x', 'scenario.data.points: expected an array of rows, got "x"'],
    ['data.points.0', [1], 'scenario.data.points[0]: expected a row of at least 2 numbers, the label last, got an array of 1'],
    ['data.points.1', [1, 2], 'scenario.data.points[1]: expected a row of 3 numbers, the label last, got an array of 2'],
    ['data.points.1.0', Number.NaN, 'scenario.data.points[1][0]: expected a number of at most 1e15 in size, got NaN'],
    ['data.points.1.0', '1', 'scenario.data.points[1][0]: expected a number of at most 1e15 in size, got "1"'],
    ['data.points.1.2', 2, 'scenario.data.points[1][2]: expected a label 0 or 1, got 2'],
    ['data.preset', { id: 'moons', count: 1, noise: 0, seed: 0 }, 'scenario.data: expected either points or preset, got both'],
    ['data.columns', ['a'], 'scenario.data.columns: expected 3 names, one a column, got 1'],
    ['model.family', 'tree', 'scenario.model.family: expected one of glm, mlp, got "tree"'],
    ['model.features.degree', 13, 'scenario.model.features.degree: expected an integer from 0 to 12, got 13'],
    ['model.hidden', [1, 2, 3, 4], 'scenario.model.hidden: expected 1 to 3 layers, got 4'],
    ['model.hidden.0', 0, 'scenario.model.hidden[0]: expected an integer from 1 to 256, got 0'],
    ['model.units', 3, 'scenario.model.units: unknown field'],
    ['prior.precision', 0, 'scenario.prior.precision: expected a number > 0, got 0'],
    ['prior.precision', Number.POSITIVE_INFINITY, 'scenario.prior.precision: expected a number > 0, got Infinity'],
    ['prior', null, 'scenario.prior: expected an object, got null'],
    ['base.theta', [1], 'scenario.base.theta: expected 3 numbers, got 1'],
    ['base.theta.1', null, 'scenario.base.theta[1]: expected a finite number, got null'],
    ['memory.size', -3, 'scenario.memory.size: expected an integer ≥ 0, got -3'],
    ['memory.size', 1.5, 'scenario.memory.size: expected an integer ≥ 0, got 1.5'],
    ['memory.size', undefined, 'scenario.memory.size: expected an integer ≥ 0, got nothing'],
    [
      'memory.rule',
      'toString',
      'scenario.memory.rule: expected one of lambda, random, leverage, residual, sensitivity, herding, got "toString"',
    ],
    ['memory.perClass', 'yes', 'scenario.memory.perClass: expected true or false, got "yes"'],
    ['memory.seed', 0.5, 'scenario.memory.seed: expected an integer, got 0.5'],
    ['memory.indices', [4], 'scenario.memory.indices[0]: expected an integer from 0 to 3, got 4'],
    ['memory.indices', [1, 1], 'scenario.memory.indices[1]: expected no repetition, got 1 again'],
    ['steps', {}, 'scenario.steps: expected an array of steps, got an object'],
    ['steps.0', { kind: 'shake' }, 'scenario.steps[0].kind: expected one of add, remove, relabel, move, prior, model, got "shake"'],
    ['steps.0.points.0', [1, 1], 'scenario.steps[0].points[0]: expected a row of 3 numbers, the label last, got an array of 2'],
    ['steps.1.indices', [5], 'scenario.steps[1].indices[0]: expected an integer from 0 to 4, got 5'],
    ['steps.1.indices', [0, 1, 2, 3, 4], 'scenario.steps[1].indices: expected at least one point to remain, got all 5'],
    ['steps.1.points', [], 'scenario.steps[1].points: unknown field'],
    ['steps.2.labels', [[3, 0]], 'scenario.steps[2].labels[0][0]: expected an integer from 0 to 2, got 3'],
    ['steps.2.labels', [[0, 7]], 'scenario.steps[2].labels[0][1]: expected a label 0 or 1, got 7'],
    ['steps.2.labels', [[0]], 'scenario.steps[2].labels[0]: expected a pair [index, label], got an array of 1'],
    ['steps.3.points', [[0, [1]]], 'scenario.steps[3].points[0][1]: expected 2 coordinates, got 1'],
    ['steps.4.precision', -1, 'scenario.steps[4].precision: expected a number > 0, got -1'],
    [
      'steps.5.model.likelihood',
      'gaussian',
      'scenario.steps[5].model.likelihood: expected bernoulli, as in scenario.model, got "gaussian"',
    ],
    ['methods', [], 'scenario.methods: expected at least 1 method ids, got 0'],
    ['methods', ['exact', 'exact'], 'scenario.methods[1]: expected no repetition, got "exact" again'],
    ['options', { 'replay.speed': 1 }, "scenario.options['replay.speed']: unknown option"],
    ['options', { 'combined.replayShare': 2 }, "scenario.options['combined.replayShare']: expected a number from 0 to 1, got 2"],
    ['options', { 'combined.curvature': 'odd' }, 'scenario.options[\'combined.curvature\']: expected one of diagonal, full, got "odd"'],
    ['probes', [[1, 2]], 'scenario.probes[0]: expected an array of 3 or 6 numbers, got an array of 2'],
    ['sites.split', 'half', 'scenario.sites.split: expected one of random, stripes, sectors, class, given, got "half"'],
    ['sites.count', 9, 'scenario.sites.count: expected an integer from 2 to 8, got 9'],
    ['sites.of', [0, 1], 'scenario.sites.of: expected 4 sites, one a point, got 2'],
    ['sites.of', undefined, 'scenario.sites.of: expected an array of sites, one a point, got nothing'],
    ['sites.of.2', 2, 'scenario.sites.of[2]: expected an integer from 0 to 1, got 2'],
    [
      'sites.merges',
      ['soup'],
      'scenario.sites.merges[0]: expected one of average, task-arithmetic, fisher, hessian-diagonal, hessian, got "soup"',
    ],
    ['sites.rounds.count', 101, 'scenario.sites.rounds.count: expected an integer from 1 to 100, got 101'],
    ['sites.rounds.options', { 'admm.mu': 1 }, "scenario.sites.rounds.options['admm.mu']: unknown option"],
    ['sites.rounds.options', { 'admm.rho': 0 }, "scenario.sites.rounds.options['admm.rho']: expected a number from 0.01 to 1000, got 0"],
    ['view', { deep: [[[[[[[1]]]]]]] }, 'scenario.view.deep[0][0][0][0][0][0]: expected no deeper nesting, got an array of 1'],
    ['view', { f: () => 1 }, 'scenario.view.f: expected an object, got () => 1'],
  ])('%s = %j', (path, value, message) => {
    expect(refusal(spoilt(path, value))).toBe(message);
  });

  test('an unknown method is named beside the known ones', () => {
    expect(refusal(spoilt('methods.0', 'magic'))).toMatch(/^scenario\.methods\[0\]: expected one of exact, k-prior, .*, got "magic"$/);
  });

  test.each([null, undefined, 3, 'scenario', [], true])('%j is no scenario', (value) => {
    expect(refusal(value)).toMatch(/^scenario: expected an object, got /);
  });

  test('every required field is required', () => {
    for (const field of ['version', 'data', 'model', 'prior', 'memory', 'steps', 'methods']) {
      expect(refusal(spoilt(field, undefined))).toMatch(new RegExp(`^scenario\\.${field}: expected .*, got nothing$`));
    }
  });

  test('prototypes are out of reach', () => {
    const json = JSON.stringify(full());
    expect(refusal(JSON.parse(json.replace('{', '{"__proto__":{"title":"x"},')))).toBe('scenario.__proto__: unknown field');
    expect(refusal(JSON.parse(json.replace('"theme"', '"__proto__"')))).toBe('scenario.view.__proto__: unknown field');
    expect(refusal(JSON.parse(json.replace('"combined.replayShare"', '"__proto__"')))).toBe('scenario.options.__proto__: unknown field');
    expect(refusal(spoilt('data', Object.create(full().data) as unknown))).toBe(
      'scenario.data: expected either points or preset, got neither',
    );
    expect(refusal(spoilt('memory.rule', 'constructor'))).toMatch(/^scenario\.memory\.rule/);
    expect(({} as Draft).title).toBeUndefined();
  });

  test('holes of a sparse array are found', () => {
    const sparse: number[] = [];
    sparse[2] = 1;
    expect(refusal(spoilt('data.points.0', sparse))).toMatch(/^scenario\.data\.points\[0\]\[0\]: .* got nothing$/);
  });

  test('messages are one line, however long the value', () => {
    expect(refusal(spoilt('memory.rule', `a\n${'b'.repeat(500)}`))).not.toMatch(/\n|b{60}/);
  });
});

describe('what a browser could not hold is refused before it is made', () => {
  test('presets, points and steps have limits', () => {
    const { points, ...data } = full().data;
    const preset = { id: 'moons', count: limits.presetPoints + 1, noise: 0, seed: 0 };
    expect(refusal(spoilt('data', { ...data, preset }))).toBe('scenario.data.preset.count: expected an integer from 1 to 20000, got 20001');
    const many = Array.from({ length: limits.steps + 1 }, () => ({ kind: 'prior', precision: 1 }));
    expect(refusal(spoilt('steps', many))).toBe('scenario.steps: expected 0 to 200 steps, got 201');
  });

  test('models have limits', () => {
    const least = { ...full(), base: undefined, probes: undefined, steps: [] };
    expect(refusal({ ...least, model: { family: 'mlp', hidden: [256, 256] } })).toBe(
      'scenario.model: expected a model of at most 5000 weights, got 66817',
    );
    const step = { kind: 'model', model: { family: 'mlp', hidden: [256, 256] } };
    expect(refusal({ ...least, steps: [step] })).toBe('scenario.steps[0].model: expected a model of at most 5000 weights, got 66817');
    const data = { preset: { id: 'moons', count: 20_000, noise: 0.1, seed: 0 } };
    expect(refusal({ ...least, data, model: { family: 'mlp', hidden: [64, 64] } })).toBe(
      'scenario.model: expected at most 50000000 points times weights, got 20000 × 4417',
    );
  });
});

test('a model is affordable where a scenario with it is valid', () => {
  const points = Array.from({ length: 50 }, (_, i) => [...Array.from({ length: 20 }, (_, j) => Math.sin(i * j)), i % 2]);
  const rest = {
    version: 1,
    data: { points },
    prior: { precision: 1 },
    memory: { rule: 'lambda', size: 5 },
    steps: [],
    methods: ['exact'],
  };
  const models: [ScenarioModel, boolean][] = [
    [{ family: 'glm', features: { kind: 'polynomial', degree: 3 } }, true],
    [{ family: 'glm', features: { kind: 'polynomial', degree: 4 } }, false],
    [{ family: 'mlp', hidden: [64] }, true],
    [{ family: 'mlp', hidden: [64, 64, 64] }, false],
  ];
  for (const [model, affordable] of models) {
    expect(isAffordable(model, { data: { points }, steps: [] })).toBe(affordable);
    const valid = () => parseScenario({ ...rest, model });
    if (affordable) expect(valid().model).toEqual(model);
    else expect(valid).toThrow('weights');
  }
});
