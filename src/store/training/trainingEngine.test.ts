import { expect, test } from 'vitest';
import type { Engine, Problem } from '../../engine/engine.ts';
import { run } from '../../scenario/run.ts';
import type { Experiment } from '../../studies/experiment.ts';
import { idleEngine, smallScenario } from '../../testing/fakeStore.ts';
import { createTrainingEngine } from './trainingEngine.ts';
import { trainingSet } from './trainingSet.ts';

const experiment: Experiment = { outcome: run(smallScenario()), maps: null, elapsedMs: 1 };

const setUp = (engine: Engine, results: Experiment | null = experiment) => {
  const notices: string[] = [];
  const training = createTrainingEngine({
    reference: idleEngine,
    preference: () => 'auto',
    chooseEngine: async () => ({ engine, note: null }),
    current: () => results && { experiment: results, changeStep: 0 },
    onEngine: () => {},
    notify: (text) => notices.push(text),
  });
  return { training, notices };
};

test('what is to be trained now is compiled before it is asked for', async () => {
  const prepared: Problem[] = [];
  const compiling: Engine = { ...idleEngine, id: 'webgpu', prepare: async (problem) => void prepared.push(problem) };
  await setUp(compiling).training.prepare();
  expect(prepared).toEqual([trainingSet({ experiment, changeStep: 0 })?.problem]);
  await setUp(compiling, null).training.prepare();
  expect(prepared).toHaveLength(1);
});

test('what has been compiled is not compiled again; another model is, and all for another engine', async () => {
  const runOf = (part: Parameters<typeof smallScenario>[0]): Experiment => ({ ...experiment, outcome: run(smallScenario(part)) });
  let results = experiment;
  const names: string[] = [];
  const compiler = (name: string): Engine => ({
    ...idleEngine,
    id: 'webgpu',
    prepare: async ({ model }) => void names.push(`${name} ${model.degree}`),
  });
  let engine = compiler('first');
  let preference: 'auto' | 'webgpu' = 'auto';
  const training = createTrainingEngine({
    reference: idleEngine,
    preference: () => preference,
    chooseEngine: async () => ({ engine, note: null }),
    current: () => ({ experiment: results, changeStep: 0 }),
    onEngine: () => {},
    notify: () => {},
  });
  await training.prepare();
  await training.prepare();
  results = runOf({ prior: { precision: 3 } });
  await training.prepare();
  expect(names).toEqual(['first 1']);
  results = runOf({ model: { family: 'glm', features: { kind: 'polynomial', degree: 3 } } });
  await training.prepare();
  expect(names).toEqual(['first 1', 'first 3']);
  engine = compiler('second');
  preference = 'webgpu';
  await training.prepare();
  expect(names).toEqual(['first 1', 'first 3', 'second 3']);
});

test('an engine that compiles nothing, or fails at it, is ready all the same', async () => {
  const failing: Engine = { ...idleEngine, id: 'webgpu', prepare: () => Promise.reject(new Error('the device was lost')) };
  for (const engine of [idleEngine, failing]) {
    const { training, notices } = setUp(engine);
    await training.prepare();
    expect(
      await training.withEngine(
        () => true,
        async (on) => on,
      ),
    ).toBe(engine);
    expect(notices).toEqual([]);
  }
});
