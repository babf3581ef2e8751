import { toPoints } from '../data/standardise.ts';
import type { Problem } from '../engine/engine.ts';
import type { StepDetails, StepResults } from '../scenario/types.ts';

/** The objectives of the methods over the points of one step, and which of them is whose. */
export interface MethodProblem {
  readonly problem: Problem;
  /** Method of each objective. */
  readonly ids: readonly string[];
}

/** Every method that has an objective for the model after the step, from where it started. Null when there is none. */
export const methodProblem = (
  { points }: Pick<StepResults, 'points'>,
  { model, transform, methods }: StepDetails,
): MethodProblem | null => {
  const trained = Object.entries(methods).flatMap(([id, { objective, start, keepsOldModel }]) =>
    objective && start && !keepsOldModel ? [{ id, objective, theta: Float64Array.from(start) }] : [],
  );
  if (trained.length === 0) return null;
  return {
    ids: trained.map(({ id }) => id),
    problem: {
      model,
      points: toPoints(points, transform),
      objectives: trained.map(({ objective }) => objective),
      thetas: trained.map(({ theta }) => theta),
    },
  };
};
