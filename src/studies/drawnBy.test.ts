import { expect, test, vi } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { createReference } from '../engine/reference/reference.ts';
import type { RunCache } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { drawnBy } from './drawnBy.ts';
import { createRunner } from './experimentRunner.ts';

const scenario: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 60, noise: 0.2, seed: 1 } },
  model: { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 3 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 10 },
  steps: [{ kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } } }],
  methods: ['exact', 'k-prior', 'keep-old', 'ewc-full'],
};
const view = { step: 0, domain: { x0: -1.5, x1: 2.5, y0: -1, y1: 1.5 }, resolution: 20 };

const setUp = (map?: Engine['map']) => {
  const cache: RunCache = {};
  const runner = createRunner(cache);
  const reference = createReference();
  const engine: Engine = { ...reference, id: 'simd', map: vi.fn(map ?? reference.map) };
  return { runner, engine, drawn: drawnBy(runner, () => engine, 8) };
};

test('an engine draws what the runner would draw: the model before, each method, and those that keep the old model', async () => {
  const { runner, engine, drawn } = setUp();
  const own = await runner.run({ scenario, view });
  const { maps } = await drawn.run({ scenario, view });
  expect(engine.map).toHaveBeenCalledTimes(2);
  expect(Object.keys(maps?.methods ?? {}).sort()).toEqual(['exact', 'k-prior', 'keep-old']);
  for (const [id, logits] of Object.entries(own.maps?.methods ?? {})) expect(maps?.methods[id], id).toEqual(logits);
  expect(maps?.before).toEqual(own.maps?.before);
});

test('coarse pictures of a GLM, and no picture at all, are the runner’s business', async () => {
  const { engine, drawn } = setUp();
  await drawn.run({ scenario, view: { ...view, resolution: 8 } });
  await drawn.run({ scenario, view: null });
  expect(engine.map).not.toHaveBeenCalled();
});

test('where the engine fails the runner draws', async () => {
  const { drawn } = setUp(() => Promise.reject(new Error('lost')));
  expect((await drawn.run({ scenario, view })).maps?.resolution).toBe(20);
});

test('an abort while the engine draws is an abort', async () => {
  const abort = new AbortController();
  const { drawn } = setUp(async (_, thetas) => {
    abort.abort();
    return thetas.map(() => new Float32Array(400));
  });
  await expect(drawn.run({ scenario, view }, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
});
