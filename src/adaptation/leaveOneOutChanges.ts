import { Matrix, solve } from 'ml-matrix';
import { curvature } from '../core/likelihoods.ts';
import type { Likelihood } from '../core/model.ts';

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
