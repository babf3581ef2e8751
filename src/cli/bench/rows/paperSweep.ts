import { adapt, pose } from '../../../adaptation/chain.ts';
import { memoryRuleById } from '../../../adaptation/memory.ts';
import { settingsOf } from '../../../adaptation/method.ts';
import { methodById } from '../../../adaptation/methods.ts';
import type { MemoryPlan } from '../../../adaptation/selection.ts';
import { embark, type Traveller } from '../../../adaptation/traveller.ts';
import { fitBase, openStep, type Step, type World } from '../../../adaptation/world.ts';
import { createModel } from '../../../core/models.ts';
import type { Objective } from '../../../core/objective.ts';
import { drain, type Fit } from '../../../core/solvers.ts';
import { toPoints } from '../../../data/standardise.ts';
import type { Engine, Problem, TrainOptions } from '../../../engine/engine.ts';
import type { Measurement } from '../measurement.ts';
import type { Row } from '../row.ts';
import { agree, durations } from '../timing.ts';
import { adding, brushed, glm, mlp, moons, objectiveOf, range, worldOf } from '../worlds.ts';

const POINTS = 240;
/** 2 % to 100 % of the past; one size where nothing is measured. */
const MEMORIES = { full: [5, 12, 24, 48, 96, 168, 240], quick: [24] };
/** Those that a memory changes. */
const METHODS = ['k-prior', 'k-prior+ewc', 'functional', 'replay', 'combined'];
const SEEDS = { full: 10, quick: 1 };
const HIDDEN = [8, 8];
const STEPS = 500;
/** Mean over all the objectives at the end; 500 steps of Adam carry float32's rounding along. */
const ALLOWED = 2e-3;

const methods = METHODS.map((id) => ({ method: methodById(id), settings: settingsOf(methodById(id)) }));
const planOf = (size: number): MemoryPlan => ({
  rule: memoryRuleById('lambda'),
  size,
  perClass: true,
  classes: [0, 1],
  weights: 'one',
  seed: 0,
  budget: 'per-step',
});

/** Data of one seed and twelve new points. */
interface Scene {
  readonly world: World;
  readonly step: Step;
}

const scenesOf = (spec: Parameters<typeof worldOf>[1], seeds: number): Scene[] =>
  Array.from(range(seeds), (seed) => {
    const world = worldOf(moons(POINTS, seed), spec);
    return { world, step: openStep(world, adding(world, brushed(1.4, 1))) };
  });

/** Every method with every memory size, out of one base model. */
function* travellersOf(world: World, base: Fit, memories: readonly number[]): Generator<[Traveller, MemoryPlan]> {
  for (const size of memories) {
    const plan = planOf(size);
    for (const traveller of embark(world, base, methods, plan)) yield [traveller, plan];
  }
}

/** Figure 3 of the K-priors paper in kind: 7 memory sizes × 5 methods × 10 seeds, the base models included. */
export const paperSweep: Row = async ({ all, pace, quick }) => {
  const measurements: Measurement[] = [];
  const [seeds, memories] = quick ? [SEEDS.quick, MEMORIES.quick] : [SEEDS.full, MEMORIES.full];
  const models = memories.length * METHODS.length * seeds;

  const spec = glm(3);
  const solveAll = async (): Promise<void> => {
    let solved = 0;
    for (const { world, step } of scenesOf(spec, seeds)) {
      const base = drain(fitBase(world));
      for (const [traveller, plan] of travellersOf(world, base, memories)) {
        const [{ solution }] = drain(adapt(traveller, step, plan));
        if (solution?.fit.converged) solved++;
      }
    }
    if (solved !== models) throw new Error(`paper-sweep: ${models - solved} of ${models} solves did not converge`);
  };
  await solveAll();
  const [solvedMs] = await durations([solveAll], pace);
  measurements.push({
    name: 'paper-sweep',
    engine: 'reference',
    points: POINTS,
    parameters: createModel(spec).parameters,
    models,
    value: solvedMs as number,
    unit: 'ms',
  });

  const steps = quick ? 2 : STEPS;
  const totals = new Map<Engine, number>();
  const runs = all.map((engine) => async () => {
    totals.set(engine, await trainSweep(engine, { seeds, memories }, steps));
  });
  for (const engine of all) await trainSweep(engine, { seeds, memories }, 1);
  const trained = await durations(runs, { ...pace, rounds: Math.min(pace.rounds, 3) });
  const wanted = totals.get(all[0] as Engine) as number;
  all.forEach((engine, k) => {
    agree(`paper-sweep-mlp: ${engine.id}`, totals.get(engine) as number, wanted, ALLOWED);
    measurements.push({
      name: 'paper-sweep-mlp',
      engine: engine.id,
      points: POINTS,
      parameters: createModel(mlp(HIDDEN)).parameters,
      models,
      value: trained[k] as number,
      unit: 'ms',
    });
  });
  return { measurements, notes: [] };
};

/** Trains ten base models together, lets every method write its objective, and trains all of these together; their mean value. */
const trainSweep = async (
  engine: Engine,
  { seeds, memories }: { seeds: number; memories: readonly number[] },
  steps: number,
): Promise<number> => {
  const spec = mlp(HIDDEN);
  const { parameters, initial } = createModel(spec);
  const scenes = scenesOf(spec, seeds);
  // The points of all the seeds, one after the other: what the objectives share is the list.
  const starts = scenes.map((_, k) => scenes.slice(0, k).reduce((sum, { step }) => sum + step.all.length, 0));
  const inputs = scenes.map(
    ({ world, step }) =>
      toPoints(
        step.all.map(({ x }) => [...x]),
        world.machine.transform,
      ).inputs,
  );
  const count = scenes.reduce((sum, { step }) => sum + step.all.length, 0);
  const points = { count, dimension: 2, inputs: Float64Array.from(inputs.flatMap((part) => [...part])) };
  const at = (objective: Objective, start: number): Objective => ({ ...objective, sites: objective.sites.map((site) => site + start) });
  const options: TrainOptions = { optimizer: { kind: 'adam', learningRate: 0.02 }, steps, stepsPerSnapshot: steps };

  const bases = await engine.train(
    {
      model: spec,
      points,
      objectives: scenes.map(({ world }, k) => {
        const labels = Float64Array.from(world.rows, ({ label }) => label);
        return at(objectiveOf(labels, range(POINTS), parameters, world.priorPrecision), starts[k] as number);
      }),
      thetas: scenes.map(() => initial()),
    },
    options,
  );
  const objectives: Objective[] = [];
  const thetas: Float64Array[] = [];
  scenes.forEach(({ world, step }, k) => {
    const theta = bases.thetas[k] as Float64Array;
    const base: Fit = { theta, value: 0, gradientNorm: 0, converged: false, iterations: steps };
    for (const [traveller] of travellersOf(world, base, memories)) {
      const posed = pose(traveller, step);
      if (!posed || typeof posed === 'string') throw new Error(`paper-sweep-mlp: ${traveller.method.id} is not defined`);
      objectives.push(at(posed.objective, starts[k] as number));
      thetas.push(posed.start);
    }
  });
  const problem: Problem = { model: spec, points, objectives, thetas };
  const { values } = await engine.train(problem, options);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};
