import { expect, test } from 'vitest';
import { createModel } from '../core/models.ts';
import { gridPoints } from '../data/grid.ts';
import type { RunCache } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { createRunner } from './experimentRunner.ts';

const METHODS = ['exact', 'keep-old', 'weight-prior', 'ewc-diagonal', 'ewc-full', 'functional', 'replay', 'k-prior'];
const scenario = (over: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 500, noise: 0.2, seed: 1 } },
  model: { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 3 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 40 },
  steps: [
    {
      kind: 'add',
      points: [
        [0.5, 0.25, 1],
        [0.6, 0.3, 1],
      ],
    },
  ],
  methods: METHODS,
  ...over,
});
const view = { step: 0, domain: { x0: -1.5, x1: 2.5, y0: -1, y1: 1.5 }, resolution: 9 };
const createCachedRunner = () => {
  const cache: RunCache = {};
  return createRunner(cache);
};

test('a map holds the logits of the model before, and of each method, at the nodes of the view', async () => {
  const { outcome, maps } = await createCachedRunner().run({ scenario: scenario(), view });
  const details = outcome.details[0];
  if (!maps || !details) throw new Error('no maps');
  expect(Object.keys(maps.methods).sort()).toEqual([...METHODS].sort());
  expect(maps.before).toHaveLength(81);
  expect(maps.methods['keep-old']).toEqual(maps.before);
  // Node (row 8, column 2) of the view, through the transform by hand.
  const [shift, scale] = [details.transform.shift as [number, number], details.transform.scale as [number, number]];
  const inputs = Float64Array.of((-0.5 - shift[0]) / scale[0], (1.5 - shift[1]) / scale[1]);
  const theta = Float64Array.from(details.methods['k-prior']?.theta ?? []);
  const [f] = createModel(details.model).bind({ count: 1, dimension: 2, inputs }).logits(theta);
  expect(maps.methods['k-prior']?.[8 * 9 + 2]).toBeCloseTo(f ?? Number.NaN, 4);
});

test('of four inputs a map shows two, with the others held; a domain of two inputs is no picture of them', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(2 * i), i % 7, Math.sin(5 * i), i % 2]);
  const wide = scenario({
    data: { points: rows },
    model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
    steps: [{ kind: 'add', points: [[0, 0, 3, 0, 1]] }],
  });
  const slice = { axes: [3, 1], held: [0.5, 0, 2, 0] } as const;
  const { outcome, maps } = await createCachedRunner().run({ scenario: wide, view: { ...view, domain: { ...view.domain, slice } } });
  const details = outcome.details[0];
  if (!maps || !details) throw new Error('no maps');
  const theta = Float64Array.from(details.methods['k-prior']?.theta ?? []);
  const inputs = Float64Array.of(0.5, 1.5, 2, -0.5);
  const [f] = createModel(details.model).bind({ count: 1, dimension: 4, inputs }).logits(theta);
  expect(maps.methods['k-prior']?.[8 * 9 + 2]).toBeCloseTo(f ?? Number.NaN, 4);
  expect((await createCachedRunner().run({ scenario: wide, view })).maps).toBeNull();
});

test('a method that keeps the old model is drawn with the old model', async () => {
  const smaller = scenario({ steps: [{ kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } } }] });
  const { outcome, maps } = await createCachedRunner().run({ scenario: smaller, view });
  expect(outcome.details[0]?.methods['keep-old']?.keepsOldModel).toBe(true);
  expect(maps?.methods['keep-old']).toEqual(maps?.before);
});

test('no view, a step that is not there: no picture', async () => {
  const runner = createCachedRunner();
  expect((await runner.run({ scenario: scenario(), view: null })).maps).toBeNull();
  expect((await runner.run({ scenario: scenario(), view: { ...view, step: 3 } })).maps).toBeNull();
});

test('a grid of one node is its lower corner', () => {
  expect([...gridPoints(view.domain, 1, { shift: [0, 0], scale: [1, 1] }).inputs]).toEqual([-1.5, -1]);
});
