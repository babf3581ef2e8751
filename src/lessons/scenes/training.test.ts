import { expect, test } from 'vitest';
import { settledFrom } from '../../adaptation/lenses/settling.ts';
import type { Optimizer } from '../../engine/engine.ts';
import { finishing } from '../../engine/finish.ts';
import { createReference } from '../../engine/reference/reference.ts';
import { SimdTrainer } from '../../engine/simd/simd.ts';
import { encodeLink } from '../../scenario/link.ts';
import { run } from '../../scenario/run.ts';
import { parseScenario } from '../../scenario/validate.ts';
import retrainElsewhere from '../../studies/floor.worker.ts';
import { SCRATCH, type TraceLine, type TrainingResult } from '../../studies/training.ts';
import trace from '../../studies/training.worker.ts';
import type { Scene } from '../scene.ts';
import examples from './training-examples.ts';
import floor from './training-floor.ts';
import stopping from './training-stopping.ts';

/** Settings of Retrain when nothing else is chosen. */
const OPTIMIZER: Optimizer = { kind: 'adam', learningRate: 0.05 };
const STEPS = 400;

const simd = async () => finishing(await SimdTrainer.start(), createReference());
const tools = async (engine = simd()) => ({
  engine: await engine,
  reference: createReference(),
  cache: {},
  signal: new AbortController().signal,
  report: () => {},
});
const traceOf = async ({ scenario }: Scene): Promise<TrainingResult> =>
  trace({ scenario, step: 0, optimizer: OPTIMIZER, steps: STEPS, recorded: null }, await tools());
const line = ({ lines }: TrainingResult, id: string): TraceLine => lines.find((one) => one.id === id) as TraceLine;
const percent = (share: number | null | undefined): string => `${((share ?? Number.NaN) * 100).toFixed(1)} %`;
const count = (value: number): string => value.toLocaleString('en-US');

test.each([examples, floor, stopping])('$id is a valid scene with a link', (scene) => {
  expect(parseScenario(scene.scenario)).toStrictEqual(scene.scenario);
  expect(scene.scenario.title).toBe(scene.title);
  expect(encodeLink(scene.scenario)).not.toBeNull();
});

test('K-prior + EWC is where it ends after a fortieth of the examples of exact retraining, and ends close to it', async () => {
  const traced = await traceOf(examples);
  const touched = (id: string): number => {
    const { disagreement, solved, cost } = line(traced, id);
    return (traced.frames[settledFrom([...disagreement, solved.disagreement ?? Number.NaN], 0.01 + 1e-9)] ?? Number.NaN) * cost;
  };
  const [kPrior, exact, scratch] = [touched('k-prior+ewc'), touched('exact'), touched(SCRATCH)];
  for (const figure of [kPrior, exact, scratch]) expect(examples.look).toContain(` ${count(figure)}`);
  expect(exact / kPrior).toBeGreaterThan(35);
  expect(exact / kPrior).toBeLessThan(45);
  const away = run(examples.scenario).results.steps[0]?.methods['k-prior+ewc']?.disagreement;
  expect(examples.look).toContain(`ends ${percent(away)} of the map`);
}, 60_000);

test.each(['simd', 'reference'] as const)(
  'other exact retrainings are farther from exact than K-prior is: %s',
  async (id) => {
    const methods = run(floor.scenario).results.steps[0]?.methods;
    const { others } = await retrainElsewhere(
      { scenario: floor.scenario, step: 0, count: 5 },
      await tools(id === 'simd' ? simd() : Promise.resolve(createReference())),
    );
    expect(others.every(({ converged }) => converged)).toBe(true);
    const most = Math.max(...others.map(({ disagreement }) => disagreement));
    // 2 % in the text: which minima are found depends on the engine in the last digit.
    expect(Math.round(most * 100)).toBe(2);
    const [kPrior, ewc] = [methods?.['k-prior']?.disagreement ?? 1, methods?.['ewc-diagonal']?.disagreement ?? 0];
    expect(floor.look).toContain(`K-prior, ${percent(kPrior)} away`);
    expect(floor.look).toContain(`EWC, ${percent(ewc)} away`);
    expect(kPrior).toBeLessThan(most);
    expect(ewc).toBeGreaterThan(1.5 * most);
  },
  60_000,
);

test('replay passes near exact retraining and leaves, K-prior stays', async () => {
  const traced = await traceOf(stopping);
  const { disagreement, solved } = line(traced, 'replay');
  const least = Math.min(...disagreement);
  expect(stopping.look).toContain(
    `After ${traced.frames[disagreement.indexOf(least)]} steps replay differs from exact on ${percent(least)}`,
  );
  expect(traced.frames[disagreement.indexOf(least)]).toBe(stopping.scenario.view?.['training.mark']);
  expect(stopping.look).toContain(`to its end on ${percent(solved.disagreement)}`);
  const kPrior = line(traced, 'k-prior');
  expect(stopping.look).toContain(`stays, at ${percent(kPrior.solved.disagreement)}`);
  expect(Math.max(...kPrior.disagreement.slice(15))).toBeLessThan(0.06);
}, 60_000);
