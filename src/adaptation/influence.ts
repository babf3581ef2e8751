import { Matrix, solve } from 'ml-matrix';
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
        for (let j = 0; j < p; j++) sum += inverse[m * p + j] * jacobian[at + j];
        product[m] = sum;
      }
      for (let k = 0; k < outputs; k++) {
        let sum = 0;
        for (let j = 0, other = (i * outputs + k) * p; j < p; j++) sum += product[j] * jacobian[other + j];
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
      residual[i] = h[i] - y[i];
      variance[i] = variances[i];
      sensitivity[i] = variance[i] * residual[i];
      continue;
    }
    const e = Array.from({ length: outputs }, (_, c) => h[i * outputs + c] - y[i * outputs + c]);
    residual[i] = Math.hypot(...e);
    const change = e.map((_, c) => e.reduce((sum, r, k) => sum + variances[(i * outputs + c) * outputs + k] * r, 0));
    sensitivity[i] = Math.hypot(...change);
    for (let c = 0; c < outputs; c++) variance[i] = variance[i] + variances[(i * outputs + c) * outputs + c];
  }
  return { residual, variance, sensitivity };
};

/**
 * Change of each point's own logits, n × C, that its removal is predicted to make: V e, the memory-perturbation equation's first order;
 * with `downdated` (I − V A″(f))⁻¹ V e, which takes the point's own curvature out as well (Sherman & Morrison; v e / (1 − β v) of one logit) and is exact for 'gaussian'.
 */
export const leaveOneOutChanges = (
  likelihood: Likelihood,
  h: Float64Array,
  y: Float64Array,
  variances: Float64Array,
  outputs: number,
  downdated: boolean,
): Float64Array => {
  const changes = new Float64Array(h.length);
  const w = new Float64Array(outputs * outputs);
  for (let i = 0, at = 0; at < h.length; i++, at += outputs) {
    const v = variances.subarray(i * outputs * outputs, (i + 1) * outputs * outputs);
    for (let c = 0; c < outputs; c++)
      for (let k = 0; k < outputs; k++) changes[at + c] = changes[at + c] + v[c * outputs + k] * (h[at + k] - y[at + k]);
    if (!downdated) continue;
    curvature(likelihood, h, at, outputs, w);
    const matrix = new Matrix(outputs, outputs);
    for (let c = 0; c < outputs; c++)
      for (let k = 0; k < outputs; k++) {
        let product = c === k ? 1 : 0;
        for (let m = 0; m < outputs; m++) product -= v[c * outputs + m] * w[m * outputs + k];
        matrix.set(c, k, product);
      }
    changes.set(solve(matrix, Matrix.columnVector(changes.subarray(at, at + outputs))).to1DArray(), at);
  }
  return changes;
};
