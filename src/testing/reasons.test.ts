import { expect, test } from 'vitest';
import { run } from '../scenario/run.ts';
import type { Results, Scenario } from '../scenario/types.ts';
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
