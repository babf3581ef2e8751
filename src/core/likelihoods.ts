import { exp, log, log1p } from './elementary.ts';
import type { Likelihood } from './model.ts';

/** log(1 + e^f) without overflow, in nats. */
export const softplus = (f: number): number => Math.max(f, 0) + log1p(exp(-Math.abs(f)));

/** 1 / (1 + e^−f) without overflow. */
export const sigmoid = (f: number): number => {
  if (f >= 0) return 1 / (1 + exp(-f));
  const e = exp(f);
  return e / (1 + e);
};

/** log Σ_c e^(f_c) of the C logits that start at `at`, without overflow, in nats. */
export const logSumExp = (logits: Float64Array, at: number, outputs: number): number => {
  let max = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < outputs; c++) max = Math.max(max, logits[at + c]);
  let sum = 0;
  for (let c = 0; c < outputs; c++) sum += exp(logits[at + c] - max);
  return max + log(sum);
};

/**
 * A(f) of the point whose C logits start at `at`, in nats: softplus, ½ f² or log-sum-exp.
 * The loss of a label y is A(f) − yᵀf, up to a constant that does not depend on f.
 */
export const logPartition = (likelihood: Likelihood, logits: Float64Array, at: number, outputs: number): number => {
  const f = logits[at];
  if (likelihood === 'bernoulli') return softplus(f);
  if (likelihood === 'gaussian') return 0.5 * f * f;
  return logSumExp(logits, at, outputs);
};

/** h(f) = A′(f) of n × C logits: probabilities (sigmoid, softmax) or, for 'gaussian', f itself. */
export const mean = (likelihood: Likelihood, logits: Float64Array, outputs: number): Float64Array => {
  const h = new Float64Array(logits.length);
  if (likelihood === 'gaussian') h.set(logits);
  else if (likelihood === 'bernoulli') for (let i = 0; i < h.length; i++) h[i] = sigmoid(logits[i]);
  else
    for (let at = 0; at < h.length; at += outputs) {
      const total = logSumExp(logits, at, outputs);
      for (let c = 0; c < outputs; c++) h[at + c] = exp(logits[at + c] - total);
    }
  return h;
};

/** λ_i = tr A″(f_i), one figure a point: p (1 − p), Σ_c p_c (1 − p_c), or 1 for 'gaussian'. */
export const variance = (likelihood: Likelihood, h: Float64Array, outputs: number): Float64Array => {
  const lambda = new Float64Array(h.length / outputs);
  if (likelihood === 'gaussian') return lambda.fill(1);
  for (let i = 0; i < h.length; i++) {
    const p = h[i];
    lambda[Math.floor(i / outputs)] = lambda[Math.floor(i / outputs)] + p * (1 - p);
  }
  return lambda;
};

/** A″(f_i), the C × C curvature of one point in its logits, from its mean: diag(p) − p pᵀ, p (1 − p), or 1. Written into `w`. */
export const curvature = (
  likelihood: Likelihood,
  h: Float64Array,
  at: number,
  outputs: number,
  w: Float64Array = new Float64Array(outputs * outputs),
): Float64Array => {
  if (likelihood === 'gaussian') return w.fill(1);
  for (let c = 0; c < outputs; c++)
    for (let k = 0; k < outputs; k++) {
      const p = h[at + c];
      const q = h[at + k];
      w[c * outputs + k] = c === k ? p * (1 - p) : -p * q;
    }
  return w;
};

/** Labels as n × C targets y of the loss A(f) − yᵀf: the number itself, or one-hot rows for 'categorical'. */
export const targets = (likelihood: Likelihood, labels: ArrayLike<number>, outputs: number): Float64Array => {
  if (likelihood !== 'categorical') return Float64Array.from(labels);
  const y = new Float64Array(labels.length * outputs);
  for (let i = 0; i < labels.length; i++) y[i * outputs + labels[i]] = 1;
  return y;
};

/** The class that the C logits at `at` decide for: f > `level`, or the largest of C (ties to the smaller class). */
export const decision = (logits: ArrayLike<number>, at: number, outputs: number, level = 0): number => {
  if (outputs === 1) return logits[at] > level ? 1 : 0;
  let best = 0;
  for (let c = 1; c < outputs; c++) if (logits[at + c] > logits[at + best]) best = c;
  return best;
};
