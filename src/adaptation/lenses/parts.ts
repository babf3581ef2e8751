import { mean } from '../../core/likelihoods.ts';
import type { BoundModel, Likelihood } from '../../core/model.ts';
import type { Objective } from '../../core/objective.ts';
import { plusIdentity, times } from '../../core/precision.ts';
import { addTermCotangents } from '../../core/terms.ts';
import { addInto, addScaled, dot, norm, subtract } from '../../core/vectors.ts';
import type { GradientSplit } from '../reconstruction.ts';

/** Ĝ(θ) term by term, in the terms of the true past gradient's split, and what stands in for one of them. */
export interface ReconstructionSplit extends GradientSplit {
  /** (Λ − δ I)(θ − θ*): curvature, which stands in for the predictions of the points that are not in memory. */
  readonly curvature: Float64Array;
}

/** Ground of a split: the model at the points of the objective, δ of the past, and θ* in the weights of this model. */
export interface SplitGround {
  readonly bound: BoundModel;
  readonly likelihood: Likelihood;
  readonly priorPrecision: number;
  readonly thetaStar: Float64Array;
}

/**
 * Splits Ĝ(θ) = ∇K(θ) of K with sites (a_i, b_i), Λ and η. The five terms add up to it:
 * weights δ(θ − θ*), predictions Σ a_i J_iᵀ[h(f_i) − h(f*_i)], labels Σ [J_i − J_i(θ*)]ᵀu_i with u_i = a_i h(f*_i) − b_i,
 * curvature (Λ − δI)(θ − θ*), and leftover Ĝ(θ*) = Σ J_i(θ*)ᵀu_i + Λθ* − η.
 * A term outside of the form counts with its own cotangent: ∂t/∂f(f) − ∂t/∂f(f*) in the predictions, ∂t/∂f(f*) in u. `bound` is the model
 * at K's sites, in their order.
 */
export const splitReconstruction = (
  { bound, likelihood, priorPrecision, thetaStar }: SplitGround,
  { a, b, precision, linear, terms }: Objective,
  theta: Float64Array,
): ReconstructionSplit => {
  const p = theta.length;
  const step = subtract(theta, thetaStar);
  const leftover = subtract(times(precision, thetaStar), linear);
  const rest = times(plusIdentity(precision, -priorPrecision), step);
  const weights = step.map((value) => priorPrecision * value);
  if (bound.count === 0) return { weights, predictions: new Float64Array(p), labels: new Float64Array(p), curvature: rest, leftover };
  const outputs = b.length / bound.count;
  const now = bound.linearise(theta);
  const then = bound.linearise(thetaStar);
  const h = mean(likelihood, now.logits, outputs);
  const hStar = mean(likelihood, then.logits, outputs);
  const weight = (k: number): number => a[Math.floor(k / outputs)];
  const moved = h.map((value, k) => weight(k) * (value - hStar[k]));
  const residual = hStar.map((value, k) => weight(k) * value - b[k]);
  if (terms) {
    const termsNow = new Float64Array(h.length);
    const termsThen = new Float64Array(h.length);
    addTermCotangents(termsNow, terms, likelihood, now.logits, outputs);
    addTermCotangents(termsThen, terms, likelihood, then.logits, outputs);
    addInto(moved, 1, subtract(termsNow, termsThen));
    addInto(residual, 1, termsThen);
  }
  const atStar = then.pullback(residual);
  return {
    weights,
    predictions: now.pullback(moved),
    labels: subtract(now.pullback(residual), atStar),
    curvature: rest,
    leftover: addScaled(leftover, 1, atStar),
  };
};

/** The names of the terms, in the order in which they are shown. */
export const TERMS = ['weights', 'predictions', 'curvature', 'labels', 'leftover'] as const;
export type Term = (typeof TERMS)[number];

/** Share and length of a term beside the true past gradient G. */
export interface Part {
  /** termᵀG / ‖G‖²: the terms of G add up to 1, those of a reconstruction to its gain. */
  readonly share: number;
  /** ‖term‖ / ‖G‖. */
  readonly length: number;
}

/** Below this a gradient counts as zero, as in `compareGradients`. */
const ZERO = 1e-9;

/** Each term's signed projection onto G and its length, as shares of ‖G‖; null where G is zero. */
export const partsOf = (split: GradientSplit | ReconstructionSplit, pastGradient: Float64Array): Record<Term, Part> | null => {
  const size = norm(pastGradient);
  if (size <= ZERO) return null;
  const part = (term: Float64Array | undefined): Part =>
    term ? { share: dot(term, pastGradient) / size ** 2, length: norm(term) / size } : { share: 0, length: 0 };
  const { weights, predictions, labels, leftover } = split;
  return {
    weights: part(weights),
    predictions: part(predictions),
    curvature: part('curvature' in split ? split.curvature : undefined),
    labels: part(labels),
    leftover: part(leftover),
  };
};
