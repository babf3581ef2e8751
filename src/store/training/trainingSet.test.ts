import { expect, test } from 'vitest';
import { createReference } from '../../engine/reference/reference.ts';
import type { Scenario } from '../../scenario/types.ts';
import { createRunner } from '../../studies/experimentRunner.ts';
import { createSession } from './trainingSession.ts';
import { frameOf, type TrainingRun, type TrainingSet, trainingSet } from './trainingSet.ts';

const domain = { x0: -1.5, x1: 2.5, y0: -1, y1: 1.5 };
const elsewhere = { x0: 0, x1: 1, y0: 0, y1: 1 };
const moons: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 40, noise: 0.2, seed: 1 } },
  model: { family: 'glm', inputs: 'standardised', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 10 },
  steps: [{ kind: 'add', points: [[1, 1, 1]] }],
  methods: ['exact', 'k-prior', 'keep-old'],
};

const framed = async (scenario: Scenario, at = domain) => {
  const runner = createRunner({});
  const experiment = await runner.run({ scenario, view: { step: 0, domain, resolution: 100 } });
  const run: TrainingRun = { experiment, changeStep: 0, domain: at, optimizer: { kind: 'adam', learningRate: 0.1 }, steps: 10 };
  const session = createSession(run, trainingSet(run) as TrainingSet);
  const start = session.frames[0];
  if (!start) throw new Error('a session stands at its start');
  const wanted = await runner.run({ scenario, view: { step: 0, domain: at, resolution: 64 } });
  return { maps: (await frameOf(session, start, createReference()))?.maps, wanted: wanted.maps };
};

test('a frame has the boundary before the change, and the methods that are not trained, as coarse as its own and where it looks', async () => {
  for (const at of [domain, elsewhere]) {
    const { maps, wanted } = await framed(moons, at);
    expect(maps?.domain).toEqual(at);
    expect(maps?.resolution).toBe(64);
    expect(maps?.before).toEqual(wanted?.before);
    expect(maps?.methods['keep-old']).toEqual(wanted?.methods['keep-old']);
    expect(Object.keys(maps?.methods ?? {}).sort()).toEqual(['exact', 'k-prior', 'keep-old']);
  }
});

test('where the change is of the model, what was before is drawn by the old model', async () => {
  const { maps, wanted } = await framed({ ...moons, steps: [{ kind: 'model', model: { family: 'glm' } }] });
  expect(maps?.before).toEqual(wanted?.before);
  expect(maps?.methods['keep-old']).toEqual(wanted?.methods['keep-old']);
});
