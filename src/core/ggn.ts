import { curvature, mean } from './likelihoods.ts';
import type { BoundModel, Likelihood } from './model.ts';

/**
 * Generalised Gauss–Newton matrix Σ_i w_i J_iᵀ A″(f_i) J_i at θ, p × p row-major: the Hessian of a GLM's loss, and the true Fisher.
 * `weights` has one entry a point (1 each when it is left out; they may be negative). Points of weight 0 cost nothing.
 */
export const ggn = (bound: BoundModel, likelihood: Likelihood, theta: Float64Array, weights?: Float64Array): Float64Array => {
  const p = theta.length;
  const matrix = new Float64Array(p * p);
  if (bound.count === 0) return matrix;
  const logits = bound.logits(theta);
  const outputs = logits.length / bound.count;
  const h = mean(likelihood, logits, outputs);
  const jacobian = bound.jacobian(theta);
  const row = new Float64Array(p);
  for (let i = 0; i < bound.count; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    if (weight === 0) continue;
    const w = curvature(likelihood, h, i * outputs, outputs);
    for (let c = 0; c < outputs; c++) {
      // (A″J)_c, then its outer product with J_c; only the upper triangle, mirrored at the end.
      row.fill(0);
      for (let k = 0; k < outputs; k++) {
        const factor = weight * (w[c * outputs + k] as number);
        for (let j = 0, at = (i * outputs + k) * p; j < p; j++) row[j] = (row[j] as number) + factor * (jacobian[at + j] as number);
      }
      for (let m = 0, at = (i * outputs + c) * p; m < p; m++) {
        const left = jacobian[at + m] as number;
        if (left === 0) continue;
        for (let j = m, to = m * p; j < p; j++) matrix[to + j] = (matrix[to + j] as number) + left * (row[j] as number);
      }
    }
  }
  for (let m = 0; m < p; m++) for (let j = 0; j < m; j++) matrix[m * p + j] = matrix[j * p + m] as number;
  return matrix;
};

/** Diagonal of `ggn`, length p: the diagonal of the true Fisher. */
export const fisherDiagonal = (bound: BoundModel, likelihood: Likelihood, theta: Float64Array): Float64Array => {
  const p = theta.length;
  const values = new Float64Array(p);
  if (bound.count === 0) return values;
  const logits = bound.logits(theta);
  const outputs = logits.length / bound.count;
  const h = mean(likelihood, logits, outputs);
  const jacobian = bound.jacobian(theta);
  for (let i = 0; i < bound.count; i++) {
    const w = curvature(likelihood, h, i * outputs, outputs);
    for (let c = 0; c < outputs; c++)
      for (let k = 0; k < outputs; k++)
        for (let j = 0; j < p; j++)
          values[j] =
            (values[j] as number) +
            (w[c * outputs + k] as number) *
              (jacobian[(i * outputs + c) * p + j] as number) *
              (jacobian[(i * outputs + k) * p + j] as number);
  }
  return values;
};

/** Diagonal of the empirical Fisher Σ_i (J_iᵀ r_i)², length p, with residuals r = h(f) − y: the labels stand in for the model's own doubt. */
export const empiricalFisherDiagonal = (bound: BoundModel, likelihood: Likelihood, theta: Float64Array, y: Float64Array): Float64Array => {
  const p = theta.length;
  const values = new Float64Array(p);
  if (bound.count === 0) return values;
  const logits = bound.logits(theta);
  const outputs = logits.length / bound.count;
  const h = mean(likelihood, logits, outputs);
  const jacobian = bound.jacobian(theta);
  for (let i = 0; i < bound.count; i++)
    for (let j = 0; j < p; j++) {
      let gradient = 0;
      for (let k = i * outputs; k < (i + 1) * outputs; k++)
        gradient += (jacobian[k * p + j] as number) * ((h[k] as number) - (y[k] as number));
      values[j] = (values[j] as number) + gradient * gradient;
    }
  return values;
};
