import { createModel } from '../../../core/models.ts';
import type { Engine, Problem } from '../../../engine/engine.ts';
import type { Measurement } from '../measurement.ts';
import type { Row } from '../row.ts';
import { agree, rates } from '../timing.ts';
import { dataOf, mlp, moons, objectiveOf, range } from '../worlds.ts';

const POINTS = 200;
const TOGETHER = 64;
/** Number of models that a GPU must have room for. */
const CROWD = 256;
const CHECKED = { steps: 10, allowed: 1e-3 };

const HIDDEN = [16, 16];
const { parameters } = createModel(mlp(HIDDEN));

/** Networks that differ in where they start and in their prior. */
const problemOf = (models: number): Problem => {
  const { points, labels } = dataOf(moons(POINTS));
  return {
    model: mlp(HIDDEN),
    points,
    objectives: Array.from({ length: models }, (_, k) => objectiveOf(labels, range(POINTS), parameters, 0.5 + k / models)),
    thetas: Array.from({ length: models }, (_, k) => createModel(mlp(HIDDEN, k)).initial()),
  };
};

/** Model-steps a second: 64 models at once, the same 64 one after the other; on a GPU also 256 at once and one alone. */
export const manyModels: Row = async ({ all, equipment, pace, quick }) => {
  const measurements: Measurement[] = [];
  const models = quick ? 3 : TOGETHER;
  const problem = problemOf(models);
  const singles = problem.objectives.map((objective, k) => alone(problem, k, objective));
  const wanted = await train(all[0] as Engine, problem, CHECKED.steps);
  for (const engine of all) {
    const got = await train(engine, problem, CHECKED.steps);
    for (const [k, value] of got.values.entries()) agree(`${engine.id}, model ${k},`, value, wanted.values[k] as number, CHECKED.allowed);
  }
  const rows = all.flatMap((engine) => [
    { engine: engine.id, name: 'many-models', run: (steps: number) => train(engine, problem, steps).then(() => {}) },
    {
      engine: engine.id,
      name: 'many-models-in-turn',
      run: async (steps: number) => {
        for (const single of singles) await train(engine, single, steps);
      },
    },
  ]);
  const values = await rates(rows, pace);
  rows.forEach(({ engine, name }, k) => {
    measurements.push({ name, engine, points: POINTS, parameters, models, value: models * (values[k] as number), unit: 'steps/s' });
  });

  const gpu = all.find(({ id }) => id === 'webgpu');
  if (!gpu || equipment.softwareAdapter)
    return { measurements, notes: [`${CROWD} models against one need a hardware adapter of WebGPU, and this browser has none.`] };
  const sizes = [1, CROWD];
  const crowd = sizes.map((size) => problemOf(size));
  const crowdRates = await rates(
    crowd.map((one) => ({ run: (steps: number) => train(gpu, one, steps).then(() => {}) })),
    pace,
  );
  sizes.forEach((size, k) => {
    const value = size * (crowdRates[k] as number);
    measurements.push({ name: 'many-models', engine: 'webgpu', points: POINTS, parameters, models: size, value, unit: 'steps/s' });
  });
  return { measurements, notes: [] };
};

const alone = ({ model, points, thetas }: Problem, k: number, objective: Problem['objectives'][number]): Problem => ({
  model,
  points,
  objectives: [objective],
  thetas: [thetas[k] as Float64Array],
});

const train = (engine: Engine, problem: Problem, steps: number) =>
  engine.train(problem, { optimizer: { kind: 'adam', learningRate: 0.01 }, steps, stepsPerSnapshot: steps });
