import { expect, test } from 'vitest';
import { run } from '../scenario/run.ts';
import type { Change, Results, Scenario, ScenarioModel } from '../scenario/types.ts';
import { unexplained } from './reasons.ts';

const printedOf = (scenario: Scenario): Results => JSON.parse(JSON.stringify(run(scenario).results));

/** A prior that holds nothing, and then one that makes the F of where it let θ go more than float64 has numbers for. */
const letGo: Scenario = {
  version: 1,
  data: {
    points: [
      [-1, 0],
      [1, 1],
      [2, 0],
    ],
  },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } },
  prior: { precision: 1e-240 },
  memory: { rule: 'lambda', size: 0 },
  steps: [
    { kind: 'add', points: [[3, 1]] },
    { kind: 'add', points: [] },
    { kind: 'prior', precision: 1 },
  ],
  methods: ['weight-prior'],
  probes: [[0, 0]],
};

test('the value of a probe counts from F(θ*), and is none where that is beyond float64', () => {
  const printed = printedOf(letGo);
  expect(printed.steps[2]?.methods['weight-prior']?.probes[0]?.value).toBeNull();
  expect(unexplained(letGo, printed)).toEqual([]);
});

test('the value of a probe is none where the squares of its logits are beyond float64', () => {
  const model = { family: 'glm', likelihood: 'gaussian', features: { kind: 'polynomial', degree: 12 } } as const;
  const points = [[1e14, 1]];
  const scenario: Scenario = {
    ...letGo,
    data: { points },
    model,
    prior: { precision: 1 },
    steps: [{ kind: 'add', points: [] }],
    methods: ['exact'],
    probes: [new Array(13).fill(1)],
  };
  const printed = printedOf(scenario);
  expect(printed.steps[0]?.methods.exact?.probes[0]?.value).toBeNull();
  expect(unexplained(scenario, printed)).toEqual([]);
});

/** What is null of the certificates after the last change, and whether it has a reason. */
const certificatesOf = (given: Partial<Scenario>): (number | null)[] => {
  const scenario: Scenario = { ...letGo, prior: { precision: 1 }, methods: ['keep-old', 'exact'], probes: [], ...given };
  const printed = printedOf(scenario);
  expect(unexplained(scenario, printed)).toEqual([]);
  return Object.values(printed.steps.at(-1)?.methods ?? {}).map(({ certificate }) => certificate);
};

test('a certificate is null of a network, of an old model after another, and where it is beyond float64', () => {
  const removal: Change = { kind: 'remove', indices: [0] };
  const isThere = expect.any(Number);
  expect(certificatesOf({ steps: [removal] })).toEqual([isThere, isThere]);
  const network: ScenarioModel = { family: 'mlp', hidden: [1], activation: 'tanh' };
  expect(certificatesOf({ steps: [{ kind: 'model', model: network }, removal] })).toEqual([null, null]);
  expect(certificatesOf({ model: network, steps: [{ kind: 'model', model: letGo.model }, removal] })).toEqual([null, isThere]);
  const far = [-1, 1e9, 2].map((x) => [x, 0]);
  const next = { base: { theta: [0, 1] }, prior: { precision: 1e-300 } };
  expect(certificatesOf({ data: { points: far }, ...next, steps: [removal] })[0]).toBeNull();
});
