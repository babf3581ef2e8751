import { cholesky } from '../../core/factorise.ts';
import { ggn } from '../../core/ggn.ts';
import { hessianByDifferences } from '../../core/hessian.ts';
import { logPartition, mean } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';
import { rankCorrelation, shareOfLargest } from '../../core/rankCorrelation.ts';
import { minimise, type Task } from '../../core/solvers.ts';
import { addScaled, norm } from '../../core/vectors.ts';
import { logitVariances, NO_FACTOR } from '../influence.ts';
import { leaveOneOutChanges } from '../leaveOneOutChanges.ts';
import { targetsOf, trueObjective, type World } from '../world.ts';

/** Predictions of the memory-perturbation equation for every point of a world at θ*, without training anything. */
export interface LeaveOneOutPrediction {
  /** f*, n × C. */
  readonly logits: Float64Array;
  /** y, n × C. */
  readonly targets: Float64Array;
  /** V e: predicted change of each point's own logits, n × C. */
  readonly first: Float64Array;
  /** (I − V A″)⁻¹ V e: the same with the point's own curvature taken out. */
  readonly downdated: Float64Array;
}

export const predictLeaveOneOut = ({ rows, machine, priorPrecision }: World, theta: Float64Array): LeaveOneOutPrediction => {
  const { likelihood, outputs } = machine.model.spec;
  const bound = machine.bind(rows);
  const logits = bound.logits(theta);
  const h = mean(likelihood, logits, outputs);
  const y = targetsOf(machine, rows);
  const variances = logitVariances(bound, likelihood, theta, priorPrecision);
  if (!variances) throw new Error(NO_FACTOR);
  return {
    logits,
    targets: y,
    first: leaveOneOutChanges(likelihood, h, y, variances, outputs, false),
    downdated: leaveOneOutChanges(likelihood, h, y, variances, outputs, true),
  };
};

/** Effect of leaving one point out on that point, by retraining. */
export interface LeftOut {
  readonly point: number;
  /** f_i(θ without i) − f_i(θ*), length C. */
  readonly change: Float64Array;
  /** ‖∇F‖ where the retraining ended, and whether that counts as a minimum. */
  readonly gradientNorm: number;
  readonly converged: boolean;
}

/** Above this many weights ∇²F costs more than it saves, and the GGN stands in for it. */
const HESSIAN_WEIGHTS = 600;

/**
 * Exact retraining without each of `points` in turn, from θ* (the minimum with all of them): Newton for a GLM, and for an MLP L-BFGS
 * that starts from (∇²F(θ*))⁻¹; both in float64 to the tolerance of every fit. Yields each result, and null while it works on one.
 */
export function* leaveOneOut(world: World, theta: Float64Array, points: Iterable<number>): Generator<LeftOut | null, void> {
  const { rows, machine, priorPrecision } = world;
  const { outputs, likelihood } = machine.model.spec;
  const bound = machine.bind(rows);
  const { parameters, linear } = machine.model;
  const objective = trueObjective(targetsOf(machine, rows), rows.length, outputs, parameters, priorPrecision);
  const task: Task = { bound, likelihood, objective, linear };
  const logits = bound.logits(theta);
  const inverse = linear ? null : yield* inverseHessian(task, theta, priorPrecision);
  for (const point of points) {
    const a = objective.a.slice();
    const b = objective.b.slice();
    a[point] = 0;
    b.fill(0, point * outputs, (point + 1) * outputs);
    const work = minimise({ ...task, objective: { ...objective, a, b }, ...(inverse && { inverse }) }, theta);
    let next = work.next();
    while (!next.done) {
      yield null;
      next = work.next();
    }
    const { theta: without, gradientNorm, converged } = next.value;
    const own = machine.bind([rows[point]]).logits(without);
    yield { point, change: addScaled(own, -1, logits.subarray(point * outputs, (point + 1) * outputs)), gradientNorm, converged };
  }
}

/** x ↦ (∇²F(θ))⁻¹x, with H + δ I for ∇²F where that is not positive definite or too large. */
function* inverseHessian(task: Task, theta: Float64Array, priorPrecision: number): Generator<null, (x: Float64Array) => Float64Array> {
  if (theta.length <= HESSIAN_WEIGHTS) {
    const work = hessianByDifferences(task, theta);
    let next = work.next();
    while (!next.done) {
      yield null;
      next = work.next();
    }
    const factor = cholesky(next.value, theta.length);
    if (factor) return factor.solve;
  }
  const h = ggn(task.bound, task.likelihood, theta);
  for (let j = 0; j < theta.length; j++) h[j * (theta.length + 1)] = h[j * (theta.length + 1)] + priorPrecision;
  const factor = cholesky(h, theta.length);
  if (!factor) throw new Error(NO_FACTOR);
  return factor.solve;
}

/** ℓ(y, f) of the point whose C entries start at `at`, in nats: A(f) − yᵀf, for 'gaussian' ½ (f − y)². */
export const pointLoss = (likelihood: Likelihood, logits: Float64Array, targets: Float64Array, at: number, outputs: number): number => {
  let loss = logPartition(likelihood, logits, at, outputs);
  for (let c = at; c < at + outputs; c++) loss -= targets[c] * logits[c];
  return likelihood === 'gaussian' ? loss + 0.5 * targets[at] ** 2 : loss;
};

/** Size of each point's change of C logits, n × C in all: the change itself where C = 1, ‖Δf‖ otherwise. */
export const changeSizes = (changes: Float64Array, outputs: number): Float64Array =>
  outputs === 1
    ? changes.slice()
    : Float64Array.from({ length: changes.length / outputs }, (_, i) => norm(changes.subarray(i * outputs, (i + 1) * outputs)));

/** Agreement of predicted with true changes of points. */
export interface PredictionQuality {
  /** Spearman's, of the changes with their signs. */
  readonly rankCorrelation: number | null;
  /** Mean of |predicted / true − 1|, over the points that move at all. */
  readonly relativeError: number | null;
  /** Share of Σ|true| that the tenth of the points with the largest changes carry. */
  readonly topTenth: number | null;
}

/** Changes below this share of the largest are what the tolerance of the retraining leaves of nothing. */
const NOTHING = 1e-6;

/** `predicted` against `truth`, a figure a point each. */
export const predictionQuality = (predicted: ArrayLike<number>, truth: ArrayLike<number>): PredictionQuality => {
  let largest = 0;
  for (let i = 0; i < truth.length; i++) largest = Math.max(largest, Math.abs(truth[i]));
  let [sum, counted] = [0, 0];
  for (let i = 0; i < truth.length; i++) {
    const change = truth[i];
    if (Math.abs(change) <= NOTHING * largest) continue;
    sum += Math.abs(predicted[i] / change - 1);
    counted++;
  }
  return {
    rankCorrelation: rankCorrelation(predicted, truth),
    relativeError: counted > 0 ? sum / counted : null,
    topTenth: shareOfLargest(truth, 0.1),
  };
};
