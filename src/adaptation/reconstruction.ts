import { mean } from '../core/likelihoods.ts';
import type { BoundModel, Likelihood } from '../core/model.ts';
import { dot, norm, scale, subtract } from '../core/vectors.ts';

/** True past gradient G against its reconstruction Ĝ. A ratio over a gradient that is zero is null. */
export interface GradientComparison {
  /** ‖G‖. */
  readonly trueNorm: number;
  /** ‖Ĝ‖. */
  readonly reconstructedNorm: number;
  /** ‖G − Ĝ‖ / ‖G‖. */
  readonly relativeError: number | null;
  /** GᵀĜ / (‖G‖ ‖Ĝ‖). */
  readonly cosine: number | null;
  /** GᵀĜ / ‖G‖²: below 1 the reconstruction pulls too little, above 1 too much. */
  readonly gain: number | null;
}

/** Below this a gradient (in nats a unit weight) counts as zero: it is what rounding leaves at an optimum. */
const ZERO = 1e-9;

/** Squares of larger gradients come near the end of float64. */
const LARGE = 1e140;

/** Compares G and Ĝ, both of length p. */
export const compareGradients = (pastGradient: Float64Array, reconstructed: Float64Array): GradientComparison => {
  const trueNorm = norm(pastGradient);
  const reconstructedNorm = norm(reconstructed);
  const overlap = dot(pastGradient, reconstructed);
  if (trueNorm > LARGE || reconstructedNorm > LARGE) {
    // Their products are beyond float64; the ratios are not.
    const one = scale(1 / trueNorm, pastGradient);
    const other = scale(1 / trueNorm, reconstructed);
    const gain = dot(one, other);
    return { trueNorm, reconstructedNorm, relativeError: norm(subtract(one, other)), cosine: (gain * trueNorm) / reconstructedNorm, gain };
  }
  return {
    trueNorm,
    reconstructedNorm,
    relativeError: trueNorm > ZERO ? norm(subtract(pastGradient, reconstructed)) / trueNorm : null,
    cosine: trueNorm > ZERO && reconstructedNorm > ZERO ? overlap / (trueNorm * reconstructedNorm) : null,
    gain: trueNorm > ZERO ? overlap / trueNorm ** 2 : null,
  };
};

/** Share of the data's gradient below which a past gradient is rounding, or what is left where a solver stops. */
const NOISE = 1e-6;

/**
 * 10⁻⁶ of (‖Jᵀr₊‖ + ‖Jᵀr₋‖), with the residuals r = h(f) − y above and below zero: by how much the data pull one way and the other at θ,
 * which cancels at an optimum. Nats per unit of weight.
 */
export const gradientNoise = (
  { bound, likelihood, targets }: Pick<TruePast, 'bound' | 'likelihood' | 'targets'>,
  theta: Float64Array,
): number => {
  if (bound.count === 0) return 0;
  const { logits, pullback } = bound.linearise(theta);
  const residual = subtract(mean(likelihood, logits, targets.length / bound.count), targets);
  return NOISE * (norm(pullback(residual.map((r) => Math.max(r, 0)))) + norm(pullback(residual.map((r) => Math.min(r, 0)))));
};

/** G(θ) = δ(θ − θ*) + Σ J_iᵀ[h(f_i) − h(f*_i)] + Σ [J_i − J_i(θ*)]ᵀ r_i + g₀, term by term. */
export interface GradientSplit {
  readonly weights: Float64Array;
  readonly predictions: Float64Array;
  /** Drift of the features times the residuals: zero for a GLM. */
  readonly labels: Float64Array;
  /** g₀, the gradient left over at θ*. */
  readonly leftover: Float64Array;
}

/** The past that a true gradient is taken of: all its points, bound, with targets y of n × C. */
export interface TruePast {
  readonly bound: BoundModel;
  readonly likelihood: Likelihood;
  readonly targets: Float64Array;
  readonly priorPrecision: number;
  readonly thetaStar: Float64Array;
}

/** Splits the true past gradient at θ into what weights, predictions and labels contribute; the four terms add up to G(θ). */
export const splitGradient = ({ bound, likelihood, targets, priorPrecision, thetaStar }: TruePast, theta: Float64Array): GradientSplit => {
  const outputs = targets.length / bound.count;
  const now = bound.linearise(theta);
  const then = bound.linearise(thetaStar);
  const h = mean(likelihood, now.logits, outputs);
  const hStar = mean(likelihood, then.logits, outputs);
  const residual = subtract(hStar, targets);
  const atStar = then.pullback(residual);
  return {
    weights: scale(priorPrecision, subtract(theta, thetaStar)),
    predictions: now.pullback(subtract(h, hStar)),
    labels: subtract(now.pullback(residual), atStar),
    leftover: atStar.map((g, j) => g + priorPrecision * thetaStar[j]),
  };
};

/**
 * Each past point's signed share c_iᵀG / ‖G‖² of the true past gradient at θ, with c_i = J_iᵀ(h − h*) + [J_i − J_i(θ*)]ᵀ r_i, and the
 * share of the weights (the prior and g₀). All shares add up to 1. Null where G is zero.
 */
export const gradientShares = (past: TruePast, theta: Float64Array): { points: Float64Array; weights: number } | null => {
  const split = splitGradient(past, theta);
  const g = split.weights.map((w, j) => w + split.predictions[j] + split.labels[j] + split.leftover[j]);
  const square = dot(g, g);
  if (Math.sqrt(square) <= ZERO) return null;
  const { bound, likelihood, targets, thetaStar } = past;
  const outputs = targets.length / bound.count;
  const residualNow = subtract(mean(likelihood, bound.logits(theta), outputs), targets);
  const residualThen = subtract(mean(likelihood, bound.logits(thetaStar), outputs), targets);
  const now = timesVector(bound.jacobian(theta), g);
  const then = timesVector(bound.jacobian(thetaStar), g);
  const points = new Float64Array(bound.count);
  for (let k = 0; k < now.length; k++) {
    const i = Math.floor(k / outputs);
    points[i] = points[i] + (residualNow[k] * now[k] - residualThen[k] * then[k]) / square;
  }
  return { points, weights: (dot(split.weights, g) + dot(split.leftover, g)) / square };
};

/** A x for a row-major matrix with as many columns as x has entries. */
const timesVector = (matrix: Float64Array, x: Float64Array): Float64Array =>
  Float64Array.from({ length: matrix.length / x.length }, (_, r) => dot(matrix.subarray(r * x.length, (r + 1) * x.length), x));
