import { createModel } from '../../../core/models.ts';
import type { Engine, Problem } from '../../../engine/engine.ts';
import type { Row } from '../row.ts';
import { durations } from '../timing.ts';
import { dataOf, glm, moons, objectiveOf, range } from '../worlds.ts';

const POINTS = { full: 240, quick: 24 };

/** Exact retraining without each point in turn, from the solution with all of them, to ‖∇F‖ ≤ 1e-8. */
export const leaveOneOut: Row = async ({ all, pace, quick }) => {
  const count = quick ? POINTS.quick : POINTS.full;
  const reference = all[0] as Engine;
  const model = glm(3);
  const { parameters, initial } = createModel(model);
  const { points, labels } = dataOf(moons(count));
  const every = range(count);
  const whole: Problem = { model, points, objectives: [objectiveOf(labels, every, parameters, 1)], thetas: [initial()] };
  const stop = { gradientNorm: 1e-8 };
  const retrain = async (): Promise<void> => {
    const [base] = await reference.solve(whole, stop);
    const theta = base?.theta ?? initial();
    const objectives = [...every].map((left) =>
      objectiveOf(
        labels,
        every.filter((i) => i !== left),
        parameters,
        1,
      ),
    );
    const solutions = await reference.solve({ model, points, objectives, thetas: objectives.map(() => theta) }, stop);
    if (!solutions.every(({ converged }) => converged)) throw new Error('leave-one-out: a solve did not converge');
    if (solutions.some((solution) => solution.iterations === 0)) throw new Error('leave-one-out: nothing was retrained');
  };
  await retrain();
  const [value] = await durations([retrain], pace);
  const common = { engine: 'reference', points: count, parameters, models: count, unit: 'ms' } as const;
  return { measurements: [{ name: 'leave-one-out', ...common, value: value as number }], notes: [] };
};
