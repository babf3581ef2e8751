import { evaluate } from '../core/objective.ts';
import { type Fit, isFar, type Task } from '../core/solvers.ts';
import { dot, norm, subtract } from '../core/vectors.ts';

/** Sentence for figures that are no numbers any more. */
export const BEYOND = 'Its numbers went beyond float64. A larger prior precision, a lower degree or standardised inputs would hold them.';
const UNBOUNDED =
  'It ran away: its objective is not bounded below, so it has no solution. Remember more points, or raise the prior precision.';
const WITHOUT_END =
  'It ran away: its weights grow without end, and its objective falls with them. Remember more points, or raise the prior precision.';

/** True of a fit whose numbers are no longer finite. */
export const beyondFloat64 = ({ value, gradientNorm, theta }: Fit): boolean =>
  !Number.isFinite(value) || !Number.isFinite(gradientNorm) || !theta.every(Number.isFinite);

/** Sentence that says how the minimisation of an objective from `start` ran away; null where it did not. */
export const runawayOf = (task: Task, start: Float64Array, fit: Fit): string | null => {
  if (beyondFloat64(fit)) return BEYOND;
  if (fit.converged) return null;
  if (task.linear) return isUnbounded(task, start, fit.theta) ? UNBOUNDED : null;
  return isFar(fit.theta, start) ? WITHOUT_END : null;
};

/**
 * True where a quadratic objective bends down along a way, by more than rounding, or falls along it without a bend. Every other objective
 * of a GLM is bounded by its prior.
 */
const isUnbounded = ({ bound, likelihood, objective }: Task, start: Float64Array, end: Float64Array): boolean => {
  if (likelihood !== 'gaussian' && bound.count > 0) return false;
  const way = subtract(end, start);
  const slope = (theta: Float64Array): Float64Array => evaluate(bound, likelihood, objective, theta).gradient;
  const atEnd = slope(start.map((x, j) => x + way[j]));
  const bend = subtract(atEnd, slope(start));
  if (bend.every((value) => value === 0)) return isFar(end, start) && dot(atEnd, way) < 0;
  return dot(bend, way) < -1e-6 * norm(bend) * norm(way);
};
