import { curvature } from '../core/likelihoods.ts';
import type { Likelihood } from '../core/model.ts';

/** V_i = J_i S J_iᵀ of each point, n × C × C, from J of (n·C) × p and S = (H + δ I)⁻¹ of p × p: the variance of its logits. */
export const predictionVariances = (jacobian: Float64Array, inverse: Float64Array, count: number, outputs: number): Float64Array => {
  const p = Math.sqrt(inverse.length);
  const variances = new Float64Array(count * outputs * outputs);
  const product = new Float64Array(p);
  for (let i = 0; i < count; i++)
    for (let c = 0; c < outputs; c++) {
      const at = (i * outputs + c) * p;
      for (let m = 0; m < p; m++) {
        let sum = 0;
        for (let j = 0; j < p; j++) sum += (inverse[m * p + j] as number) * (jacobian[at + j] as number);
        product[m] = sum;
      }
      for (let k = 0; k < outputs; k++) {
        let sum = 0;
        for (let j = 0, other = (i * outputs + k) * p; j < p; j++) sum += (product[j] as number) * (jacobian[other + j] as number);
        variances[(i * outputs + c) * outputs + k] = sum;
      }
    }
  return variances;
};

/** The memory-perturbation equation's figures of each point. Nickl et al. 2023. */
export interface Influence {
  /** e = h(f) − y; for C classes ‖e‖. */
  readonly residual: Float64Array;
  /** v = J (H + δ I)⁻¹ Jᵀ; for C classes its trace. */
  readonly variance: Float64Array;
  /** v e, the change of the logit that the point's removal is predicted to make; for C classes ‖V e‖. */
  readonly sensitivity: Float64Array;
}

/** Residual, variance and sensitivity of n points from h(f), y (n × C each) and `predictionVariances`. */
export const influenceOf = (h: Float64Array, y: Float64Array, variances: Float64Array, outputs: number): Influence => {
  const count = h.length / outputs;
  const residual = new Float64Array(count);
  const variance = new Float64Array(count);
  const sensitivity = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    if (outputs === 1) {
      residual[i] = (h[i] as number) - (y[i] as number);
      variance[i] = variances[i] as number;
      sensitivity[i] = (variance[i] as number) * (residual[i] as number);
      continue;
    }
    const e = Array.from({ length: outputs }, (_, c) => (h[i * outputs + c] as number) - (y[i * outputs + c] as number));
    residual[i] = Math.hypot(...e);
    const change = e.map((_, c) => e.reduce((sum, r, k) => sum + (variances[(i * outputs + c) * outputs + k] as number) * r, 0));
    sensitivity[i] = Math.hypot(...change);
    for (let c = 0; c < outputs; c++) variance[i] = (variance[i] as number) + (variances[(i * outputs + c) * outputs + c] as number);
  }
  return { residual, variance, sensitivity };
};

/**
 * Leave-one-out change of each point's own logit (C = 1): v e / (1 − β v) with β = A″(f), which is the memory-perturbation
 * equation with the point's own curvature taken out (Sherman & Morrison); exact for 'gaussian'.
 */
export const leaveOneOutLogits = (likelihood: Likelihood, h: Float64Array, y: Float64Array, variances: Float64Array): Float64Array =>
  h.map((p, i) => {
    const v = variances[i] as number;
    const beta = curvature(likelihood, h, i, 1)[0] as number;
    return (v * (p - (y[i] as number))) / (1 - beta * v);
  });
