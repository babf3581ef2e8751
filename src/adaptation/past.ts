import { type Precision, scalar, times } from '../core/precision.ts';
import { addScaled, subtract } from '../core/vectors.ts';
import type { Coefficients, Site } from './coefficients.ts';

/** A point in memory and the weight c of its loss. */
export interface Remembered {
  readonly point: number;
  readonly weight: number;
}

/** Kinds of curvature that are kept: the full GGN, its diagonal, or the diagonal of the empirical Fisher. */
export type CurvatureKind = 'full' | 'diagonal' | 'empirical';

/** Past as a method has it when a change comes. Points are numbered 0 … n−1, then those that the change adds. */
export interface Past {
  /** n: past points. */
  readonly count: number;
  /** δ before the change. */
  readonly priorPrecision: number;
  /** θ* of the model before the change. */
  readonly thetaStar: Float64Array;
  /** θ* in the weights of the model after the change; null where they have no counterpart. */
  readonly anchor: Float64Array | null;
  /** g₀: the gradient left over at θ*, in the weights of the model after the change (zero at an optimum). */
  readonly leftover: Float64Array;
  /** p of the model after the change. */
  readonly parameters: number;
  /** Remembered points; those that the change touches are among them with weight 1. */
  readonly memory: readonly Remembered[];
  /** Past points that the change removes, moves or relabels. */
  readonly touched: ReadonlySet<number>;
  /** y of any point, length C. */
  label(point: number): Float64Array;
  /** h(f* / T) of a past point, length C: what the model before the change says, at a temperature (1 where it is left out). */
  prediction(point: number, temperature?: number): Float64Array;
  /**
   * Curvature of the past points but those in `except`, each recorded where it was last at hand; without δ. In the weights of the model
   * after the change: rows and columns of new features are zero.
   */
  curvature(kind: CurvatureKind, except: (point: number) => boolean): Precision;
  /** Σ J_i(θ*)ᵀ u_i over points, with u of length C each; in the weights of the model after the change, as the anchor. */
  pullback(terms: readonly { readonly point: number; readonly cotangent: ArrayLike<number> }[]): Float64Array;
}

/** Λ and η of ½ (θ − θ*)ᵀΛ(θ − θ*) + g₀ᵀθ: anchored at θ*. Where no weight corresponds, only δ pulls, and towards 0. */
export const anchored = (past: Past, precision: Precision = scalar(past.priorPrecision)): Pick<Coefficients, 'precision' | 'linear'> =>
  past.anchor ? { precision, linear: subtract(times(precision, past.anchor), past.leftover) } : unanchored(past);

/** Λ = δ I, η = 0: the prior that the data was trained with. */
export const unanchored = (past: Past): Pick<Coefficients, 'precision' | 'linear'> => ({
  precision: scalar(past.priorPrecision),
  linear: new Float64Array(past.parameters),
});

const weighted = (weight: number, y: Float64Array): Float64Array => y.map((value) => weight * value);

/** (c, c y): what the labels said. */
export const hardLabel = (past: Past, { point, weight }: Remembered): Site => ({
  point,
  a: weight,
  b: weighted(weight, past.label(point)),
});

/** (c, c h(f*)): what the model used to say; at another temperature than 1 a term of its own, c T² ℓ(h(f* / T), f/T). */
export const softLabel = (past: Past, { point, weight }: Remembered, temperature = 1): Site =>
  temperature === 1
    ? { point, a: weight, b: weighted(weight, past.prediction(point)) }
    : { point, term: { kind: 'tempered', weight, target: past.prediction(point, temperature), temperature } };

/** r = h(f*) − y of a past point. */
export const residual = (past: Past, point: number): Float64Array => {
  const label = past.label(point);
  return past.prediction(point).map((h, c) => h - label[c]);
};

/** Σ c_i J_i(θ*)ᵀ r_i: the gradient of the remembered points' loss at θ*. */
export const residualGradient = (past: Past, memory: readonly Remembered[]): Float64Array =>
  past.pullback(memory.map(({ point, weight }) => ({ point, cotangent: weighted(weight, residual(past, point)) })));

/** strength · H + δ I. */
export const withPrior = (past: Past, curvature: Precision, strength = 1): Precision => {
  if (curvature.kind === 'scalar') return scalar(past.priorPrecision + strength * curvature.value);
  const values = curvature.values.map((value) => strength * value);
  const stride = curvature.kind === 'diagonal' ? 1 : past.parameters + 1;
  for (let i = 0; i < values.length; i += stride) values[i] = values[i] + past.priorPrecision;
  return { kind: curvature.kind, values };
};

/** η + s x. */
export const withLinear = (coefficients: Coefficients, s: number, x: Float64Array): Coefficients => ({
  ...coefficients,
  linear: addScaled(coefficients.linear, s, x),
});

/** T of old predictions: above 1 it evens out how sure they are. At 1 alone K-prior with all points in memory is exact. */
export const temperatureOption = {
  id: 'temperature',
  title: 'Temperature T',
  kind: 'range',
  min: 0.1,
  max: 10,
  step: 0.1,
  default: 1,
} as const;

/** Why a method that keeps weights or their curvature stops at a new model, where none of its weights is one of the old model's. */
export const withoutCounterpart = ({ anchor }: Past): string | null =>
  anchor ? null : 'The weights of the old model have no counterpart in the new one.';
