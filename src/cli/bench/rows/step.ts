import { createModel } from '../../../core/models.ts';
import type { Engine, Problem } from '../../../engine/engine.ts';
import type { EngineName, Measurement } from '../measurement.ts';
import type { Row } from '../row.ts';
import { BACKENDS, type Baseline, createBaseline } from '../tfjs.ts';
import { agree, type Contender, rates } from '../timing.ts';
import { dataOf, mlp, moons, objectiveOf, range } from '../worlds.ts';

const SIZES = [200, 1000, 10_000];
const LEARNING_RATE = 0.01;
/** After so many steps from the same θ all must have come to the same loss, up to what float32 leaves. */
const CHECKED = { steps: 20, allowed: 1e-3 };

const model = mlp([16, 16]);
const { parameters, initial } = createModel(model);

/** Time of one full-batch Adam step of a 2-16-16-1 tanh network: every engine, and TensorFlow.js one operation at a time. */
export const step: Row = async ({ all, equipment, pace, quick }) => {
  const measurements: Measurement[] = [];
  const notes: string[] = [];
  const backends = BACKENDS.filter((backend) => backend !== 'webgpu' || equipment.softwareAdapter !== null);
  for (const points of quick ? SIZES.slice(0, 1) : SIZES) {
    const { points: inputs, labels } = dataOf(moons(points));
    const theta = initial();
    const problem: Problem = {
      model,
      points: inputs,
      objectives: [objectiveOf(labels, range(points), parameters, 0)],
      thetas: [theta],
    };
    const wanted = await lossAfter(all[0] as Engine, problem);
    const contenders: { engine: EngineName; contender: Contender }[] = [];
    for (const engine of all) {
      agree(engine.id, await lossAfter(engine, problem), wanted, CHECKED.allowed);
      contenders.push({ engine: engine.id, contender: { run: (steps) => trainOn(engine, problem, steps).then(() => {}) } });
    }
    const baselines: Baseline[] = [];
    for (const backend of backends)
      try {
        const baseline = await createBaseline(backend, { model, points: inputs, theta, labels, learningRate: LEARNING_RATE });
        baselines.push(baseline);
        await baseline.steps(CHECKED.steps);
        agree(baseline.engine, await baseline.loss(), wanted, CHECKED.allowed);
        contenders.push({ engine: baseline.engine, contender: { run: (steps) => baseline.steps(steps) } });
      } catch (error) {
        notes.push(`tfjs-${backend} could not be measured at ${points} points: ${error instanceof Error ? error.message : String(error)}.`);
      }
    const values = await rates(
      contenders.map(({ contender }) => contender),
      pace,
    );
    for (const baseline of baselines) baseline.dispose();
    contenders.forEach(({ engine }, k) => {
      measurements.push({ name: 'step', engine, points, parameters, models: 1, value: values[k] as number, unit: 'steps/s' });
    });
  }
  return { measurements, notes };
};

const trainOn = (engine: Engine, problem: Problem, steps: number) =>
  engine.train(problem, { optimizer: { kind: 'adam', learningRate: LEARNING_RATE }, steps, stepsPerSnapshot: steps });

const lossAfter = async (engine: Engine, problem: Problem): Promise<number> =>
  (await trainOn(engine, problem, CHECKED.steps)).values[0] as number;
