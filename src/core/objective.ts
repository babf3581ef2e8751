import { logPartition, mean } from './likelihoods.ts';
import type { BoundModel, Likelihood } from './model.ts';
import { type Precision, times } from './precision.ts';
import { addTermCotangents, type SitedTerm, termValue } from './terms.ts';
import { dot } from './vectors.ts';

/**
 * F(θ) = Σ_s [ a_s A(f_s(θ)) − b_sᵀ f_s(θ) ] + ½ θᵀΛθ − ηᵀθ, a sum in nats: the one form that every method writes. `terms` t_s(f_s(θ))
 * outside of the form stand beside it. `sites` are the rows of the shared points that have a term; a has one entry a site, b has C
 * entries a site (row-major).
 */
export interface Objective {
  readonly sites: Int32Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly precision: Precision;
  /** η, length p. */
  readonly linear: Float64Array;
  /** Left out where there is none. */
  readonly terms?: readonly SitedTerm[];
}

/** F(θ) in nats, ∇F(θ), and h(f) at the sites, n × C. */
export interface Evaluated {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly h: Float64Array;
}

/**
 * F(θ) in nats and ∇F(θ) = Σ_s J_sᵀ (a_s h(f_s) − b_s + ∂t_s/∂f_s) + Λθ − η, with h(f) for whoever goes on with it.
 * `bound` is the model at the objective's sites, in their order: `model.bind(points).select(objective.sites)`.
 */
export const evaluateWithMean = (
  bound: BoundModel,
  likelihood: Likelihood,
  { a, b, precision, linear, terms }: Objective,
  theta: Float64Array,
): Evaluated => {
  const pull = times(precision, theta);
  let value = 0.5 * dot(theta, pull) - dot(linear, theta);
  const gradient = pull;
  for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j] - linear[j];
  if (bound.count === 0) return { value, gradient, h: new Float64Array(0) };
  const { logits, pullback } = bound.linearise(theta);
  const outputs = logits.length / bound.count;
  const h = mean(likelihood, logits, outputs);
  const cotangents = new Float64Array(h.length);
  for (let s = 0; s < bound.count; s++) {
    const weight = a[s];
    if (weight !== 0) value += weight * logPartition(likelihood, logits, s * outputs, outputs);
    for (let k = s * outputs; k < (s + 1) * outputs; k++) {
      value -= b[k] * logits[k];
      cotangents[k] = weight * h[k] - b[k];
    }
  }
  if (terms) {
    for (const { site, term } of terms) value += termValue(term, likelihood, logits, site * outputs, outputs);
    addTermCotangents(cotangents, terms, likelihood, logits, outputs);
  }
  const data = pullback(cotangents);
  for (let j = 0; j < gradient.length; j++) gradient[j] = gradient[j] + data[j];
  return { value, gradient, h };
};

/** F(θ) in nats and ∇F(θ): see `evaluateWithMean`. */
export const evaluate = (
  bound: BoundModel,
  likelihood: Likelihood,
  objective: Objective,
  theta: Float64Array,
): { value: number; gradient: Float64Array } => {
  const { value, gradient } = evaluateWithMean(bound, likelihood, objective, theta);
  return { value, gradient };
};
