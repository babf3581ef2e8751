import { expect, test } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { finishing } from '../engine/finish.ts';
import { createReference } from '../engine/reference/reference.ts';
import { SimdTrainer } from '../engine/simd/simd.ts';
import { knownFits } from '../scenario/knownFits.ts';
import { run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { studyTools } from '../testing/studyTools.ts';
import { type RecordedFrame, SCRATCH, type TraceLine, type TrainingRequest, type TrainingResult } from './training.ts';
import trace from './training.worker.ts';

const scenario: Scenario = {
  version: 1,
  data: { preset: { id: 'moons', count: 60, noise: 0.2, seed: 2 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 2 } },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 12 },
  steps: [
    {
      kind: 'add',
      points: [
        [1.2, 0.9, 1],
        [1.4, 1.1, 1],
        [1.3, 1, 1],
      ],
    },
  ],
  methods: ['exact', 'k-prior', 'replay', 'keep-old'],
};

const request = (part: Partial<TrainingRequest> = {}): TrainingRequest => ({
  scenario,
  step: 0,
  optimizer: { kind: 'adam', learningRate: 0.05 },
  steps: 400,
  recorded: null,
  ...part,
});

const line = (result: TrainingResult, id: string): TraceLine => result.lines.find((one) => one.id === id) as TraceLine;
const last = (values: Float64Array): number => values.at(-1) as number;

test.each(['reference', 'simd'] as const)('a training that has converged ends at the figures of the headless command: %s', async (id) => {
  const reference = createReference();
  const engine = id === 'simd' ? finishing(await SimdTrainer.start(), reference) : reference;
  const traced = await trace(request({ steps: 1200, optimizer: { kind: 'adam', learningRate: 0.1 } }), studyTools({ engine }));
  const [step] = run(scenario).results.steps;
  expect(traced.lines.map((one) => one.id)).toEqual(['exact', 'k-prior', 'replay', SCRATCH]);
  for (const { id: method, cost, solved, ...figures } of traced.lines) {
    const results = step?.methods[method === SCRATCH ? 'exact' : method];
    expect(cost).toBe(results?.cost);
    expect(solved).toEqual({
      objective: results?.objective,
      converged: true,
      disagreement: results?.disagreement,
      gradientError: results?.pastGradient.relativeError,
    });
    // Two nodes of the grid's 10,000.
    expect(Math.abs(last(figures.disagreement) - (results?.disagreement ?? 1)), method).toBeLessThanOrEqual(2e-4);
    expect(last(figures.objective) - (results?.objective ?? 0), method).toBeLessThan(1e-6);
    expect(last(figures.objective) - (results?.objective ?? 0), method).toBeGreaterThan(-1e-9);
    expect(last(figures.gradientError), method).toBeCloseTo(results?.pastGradient.relativeError ?? 1, 4);
  }
});

test('every method starts at the old model, and one that trains nothing is a level', async () => {
  const traced = await trace(request(), studyTools());
  const kept = run(scenario).results.steps[0]?.methods['keep-old']?.disagreement;
  expect(traced.levels).toEqual([{ id: 'keep-old', disagreement: kept }]);
  for (const id of ['exact', 'k-prior', 'replay']) expect(line(traced, id).disagreement[0]).toBe(kept);
  expect(line(traced, SCRATCH).disagreement[0]).not.toBe(kept);
  expect([...traced.frames.slice(0, 3), last(traced.frames)]).toEqual([0, 4, 8, 400]);
});

test('exact retraining reconstructs all of the past gradient, replay little of it', async () => {
  const traced = await trace(request(), studyTools());
  for (const error of line(traced, 'exact').gradientError.slice(1)) expect(error).toBeLessThan(1e-9);
  expect(last(line(traced, 'replay').gradientError)).toBeGreaterThan(0.2);
});

test('frames that were recorded have the figures that they had when they were trained', async () => {
  const cache = {};
  const frames: RecordedFrame[] = [];
  const engine = createReference();
  const ids = ['exact', 'k-prior', 'replay'];
  const recording: Engine = {
    ...engine,
    train: (problem, options) =>
      engine.train(problem, {
        ...options,
        onSnapshot: (snapshot) => {
          frames.push({ step: snapshot.step, thetas: Object.fromEntries(ids.map((id, k) => [id, snapshot.thetas[k] as Float64Array])) });
          options.onSnapshot?.(snapshot);
        },
      }),
  };
  const own = await trace(request(), studyTools({ cache, engine: recording }));
  const replayed = await trace(request({ recorded: { id: 1, frames } }), studyTools({ cache }));
  expect(replayed.lines.map(({ id }) => id)).toEqual(ids);
  expect(replayed.frames).toEqual(own.frames.slice(1));
  for (const id of ids)
    for (const figure of ['objective', 'disagreement', 'gradientError'] as const)
      expect(line(replayed, id)[figure], `${id} ${figure}`).toEqual(line(own, id)[figure].slice(1));
  // What is added later joins what is known; another recording starts anew.
  let maps = 0;
  const counting: Engine = {
    ...engine,
    map: (...asked) => {
      maps++;
      return engine.map(...asked);
    },
  };
  const more = { step: 404, thetas: frames.at(-1)?.thetas ?? {} };
  const longer = await trace(request({ recorded: { id: 1, frames: [...frames, more] } }), studyTools({ cache, engine: counting }));
  expect(maps).toBe(1);
  expect(longer.frames.at(-1)).toBe(404);
  expect(line(longer, 'replay').objective.slice(0, -1)).toEqual(line(replayed, 'replay').objective);
  await trace(request({ recorded: { id: 2, frames: frames.slice(0, 3) } }), studyTools({ cache, engine: counting }));
  expect(maps).toBe(4);
});

test('with the fits of a finished run nothing is solved again, and nothing is different', async () => {
  const known = knownFits(run(scenario));
  expect(await trace(request({ known }), studyTools())).toEqual(await trace(request(), studyTools()));
});

test('a learning rate that is too large ends a line where it diverges', async () => {
  const traced = await trace(request({ optimizer: { kind: 'sgd', learningRate: 10, momentum: 0.9 }, steps: 2000 }), studyTools());
  const { divergedAt, objective } = line(traced, 'exact');
  expect(divergedAt).not.toBeNull();
  const at = traced.frames.indexOf(divergedAt as number);
  expect(objective.slice(0, at).every(Number.isFinite)).toBe(true);
  expect(objective.slice(at).every(Number.isNaN)).toBe(true);
});

test('exact retraining is there without being asked for', async () => {
  const traced = await trace(request({ scenario: { ...scenario, methods: ['keep-old'] } }), studyTools());
  expect(traced.lines.map(({ id }) => id)).toEqual(['exact', SCRATCH]);
});

test('it can be left', async () => {
  const abort = new AbortController();
  const asked = trace(request({ steps: 20_000 }), studyTools({ signal: abort.signal }));
  abort.abort();
  await expect(asked).rejects.toThrow(/abandoned/);
});

test('numbers that have no classes have no disagreement', async () => {
  const points = Array.from({ length: 12 }, (_, i) => [i / 6 - 1, (i % 4) / 2, i / 12]);
  const gaussian: Scenario = {
    ...scenario,
    data: { points },
    model: { family: 'glm', likelihood: 'gaussian' },
    steps: [{ kind: 'add', points: [[0.2, 0.3, 2]] }],
    methods: ['exact', 'k-prior'],
  };
  const traced = await trace(request({ scenario: gaussian }), studyTools());
  expect(traced.lines.every(({ disagreement }) => disagreement.every(Number.isNaN))).toBe(true);
  expect(line(traced, 'k-prior').solved.disagreement).toBeNull();
  expect(Number.isFinite(last(line(traced, 'k-prior').objective))).toBe(true);
});
