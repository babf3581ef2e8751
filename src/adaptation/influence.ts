import { groupsOf, LARGE } from '../core/alike.ts';
import { cholesky } from '../core/factorise.ts';
import { blockSum, ggn } from '../core/ggn.ts';
import { mean } from '../core/likelihoods.ts';
import type { BoundModel, Likelihood } from '../core/model.ts';
import { plusIdentity } from '../core/precision.ts';

/** Sentence for what needs (H + δ I)⁻¹ where there is none. */
export const NO_FACTOR =
  'H + δI has no factor in float64: its entries are too far apart. A larger prior precision, a lower degree or standardised inputs would help.';

/** (H + δ I)⁻¹, p × p; null where H + δ I has no factor in float64, though a GGN and δ > 0 are positive definite. */
export const posteriorCovariance = (h: Float64Array, priorPrecision: number): Float64Array | null => {
  const p = Math.sqrt(h.length);
  const precision = plusIdentity({ kind: 'dense', values: h }, priorPrecision);
  return precision.kind === 'dense' ? (cholesky(precision.values, p)?.inverse() ?? null) : null;
};

/** V_i = J_i (H + δ I)⁻¹ J_iᵀ of each point at θ, n × C × C, H the GGN with a weight a point; null where H + δ I has no factor in float64. */
export const logitVariances = (
  bound: BoundModel,
  likelihood: Likelihood,
  theta: Float64Array,
  priorPrecision: number,
  weights?: Float64Array,
): Float64Array | null => {
  const { count, outputs, features } = bound;
  const h = mean(likelihood, bound.logits(theta), outputs);
  if (features && outputs > 1 && theta.length > LARGE) {
    const alike = (one: number, other: number): boolean => {
      for (let at = 0; at < h.length; at += outputs) if (h[at + one] !== h[at + other]) return false;
      return true;
    };
    const groups = groupsOf(outputs, alike);
    if (groups.length * 2 <= outputs) return alikeVariances(features, h, groups, outputs, priorPrecision, weights);
  }
  if (theta.length > HUGE && 2 * count * outputs < theta.length)
    return fewVariances(bound.jacobian(theta), likelihood, h, outputs, priorPrecision, weights);
  const covariance = posteriorCovariance(ggn(bound, likelihood, theta, weights, h), priorPrecision);
  if (!covariance) return null;
  return features && outputs > 1
    ? blockVariances(features, covariance, count, outputs)
    : predictionVariances(bound.jacobian(theta), covariance, count, outputs);
};

/** Beyond so many weights logits that are less than half as many are asked among themselves, without a matrix over the weights. */
const HUGE = 4 * LARGE;

/**
 * `logitVariances` through K = J Jᵀ of N = n·C logits: with Σ w A″ = B Bᵀ it is V = (K − K B (δ I + BᵀK B)⁻¹ BᵀK) / δ (Woodbury), of which
 * the block of each point is computed. Null where δ I + BᵀK B has no factor in float64.
 */
export const fewVariances = (
  jacobian: Float64Array,
  likelihood: Likelihood,
  h: Float64Array,
  outputs: number,
  priorPrecision: number,
  weights?: Float64Array,
): Float64Array | null => {
  const n = h.length;
  const p = jacobian.length / n;
  const count = n / outputs;
  const kernel = new Float64Array(n * n);
  for (let r = 0; r < n; r++)
    for (let s = 0; s <= r; s++) {
      let sum = 0;
      for (let j = 0, one = r * p, other = s * p; j < p; j++) sum += jacobian[one + j] * jacobian[other + j];
      kernel[r * n + s] = sum;
      kernel[s * n + r] = sum;
    }
  /** BᵀX for X of N × N: rows of a point mix among themselves. */
  const timesRoot = (x: Float64Array): Float64Array => {
    const product = new Float64Array(n * n);
    for (let i = 0; i < count; i++) {
      const root = curvatureRoot(likelihood, h, i * outputs, outputs, weights ? weights[i] : 1);
      for (let c = 0; c < outputs; c++)
        for (let k = 0; k < outputs; k++) {
          const factor = root[k * outputs + c];
          for (let s = 0, to = (i * outputs + c) * n, from = (i * outputs + k) * n; s < n; s++)
            product[to + s] = product[to + s] + factor * x[from + s];
        }
    }
    return product;
  };
  const transposed = (x: Float64Array): Float64Array => Float64Array.from(x, (_, at) => x[(at % n) * n + Math.floor(at / n)]);
  const rooted = timesRoot(kernel);
  const inner = timesRoot(transposed(rooted));
  for (let r = 0; r < n; r++) inner[r * (n + 1)] = inner[r * (n + 1)] + priorPrecision;
  const factor = cholesky(inner, n);
  if (!factor) return null;
  const columns = transposed(rooted);
  const variances = new Float64Array(n * outputs);
  for (let r = 0; r < n; r++) {
    const solved = factor.solve(columns.subarray(r * n, (r + 1) * n));
    const first = r - (r % outputs);
    for (let k = 0; k < outputs; k++) {
      let sum = 0;
      for (let j = 0, at = (first + k) * n; j < n; j++) sum += columns[at + j] * solved[j];
      variances[r * outputs + k] = (kernel[r * n + first + k] - sum) / priorPrecision;
    }
  }
  return variances;
};

/** B of w A″(f_i) = B Bᵀ, C × C: √(w p (1 − p)), √w, or √w diag(q) (I − q qᵀ) with q = √p of a softmax. */
const curvatureRoot = (likelihood: Likelihood, h: Float64Array, at: number, outputs: number, weight: number): Float64Array => {
  if (likelihood === 'gaussian') return Float64Array.of(Math.sqrt(weight));
  if (likelihood === 'bernoulli') return Float64Array.of(Math.sqrt(weight * h[at] * (1 - h[at])));
  return Float64Array.from({ length: outputs * outputs }, (_, k) => {
    const [row, column] = [Math.floor(k / outputs), k % outputs];
    const q = Math.sqrt(h[at + row]);
    return Math.sqrt(weight) * q * ((row === column ? 1 : 0) - q * Math.sqrt(h[at + column]));
  });
};

/** φᵀ S_ck φ of each pair of classes: `predictionVariances` where J_i = I_C ⊗ φ_iᵀ, without its zeros. */
const blockVariances = (phi: Float64Array, inverse: Float64Array, count: number, outputs: number): Float64Array => {
  const p = Math.sqrt(inverse.length);
  const width = p / outputs;
  const variances = new Float64Array(count * outputs * outputs);
  for (let i = 0, at = 0; i < count; i++)
    for (let c = 0; c < outputs; c++)
      for (let k = 0; k < outputs; k++, at++) variances[at] = quadratic(inverse, p, k * width, c * width, phi, i * width, width);
  return variances;
};

/** φᵀ A φ of the block of a p × p matrix that begins at a row and a column, for the φ that begins at `from`. */
const quadratic = (
  matrix: Float64Array,
  p: number,
  row: number,
  column: number,
  phi: Float64Array,
  from: number,
  width: number,
): number => {
  let total = 0;
  for (let m = 0; m < width; m++) {
    let sum = 0;
    for (let j = 0, at = (row + m) * p + column; j < width; j++, at++) sum += matrix[at] * phi[from + j];
    total += sum * phi[from + m];
  }
  return total;
};

/**
 * `logitVariances` of a GLM with softmax among classes of which many have one and the same probability everywhere. H + δ I splits into what
 * moves such classes together, a block a group, and what moves one against another, Σ w p φφᵀ + δ I for each.
 */
const alikeVariances = (
  phi: Float64Array,
  h: Float64Array,
  groups: readonly number[][],
  outputs: number,
  priorPrecision: number,
  weights?: Float64Array,
): Float64Array | null => {
  const count = h.length / outputs;
  const width = phi.length / count;
  const q = groups.length;
  const together = blockSum(q, width);
  const apart = groups.map(() => blockSum(1, width));
  const w = new Float64Array(q * q);
  const at = (i: number, g: number): number => h[i * outputs + groups[g][0]];
  for (let i = 0; i < count; i++) {
    const weight = weights ? weights[i] : 1;
    const row = phi.subarray(i * width, (i + 1) * width);
    for (let g = 0; g < q; g++)
      for (let k = 0; k < q; k++) {
        const both = -at(i, g) * at(i, k) * Math.sqrt(groups[g].length * groups[k].length);
        w[g * q + k] = weight * (g === k ? at(i, g) + both : both);
      }
    together.add(row, w);
    apart.forEach((sum, g) => {
      if (groups[g].length > 1) sum.add(row, Float64Array.of(weight * at(i, g)));
    });
  }
  const joint = posteriorCovariance(together.matrix(), priorPrecision);
  const own = apart.map((sum) => posteriorCovariance(sum.matrix(), priorPrecision));
  if (!joint) return null;
  const variances = new Float64Array(count * outputs * outputs);
  for (let i = 0; i < count; i++) {
    const block = variances.subarray(i * outputs * outputs, (i + 1) * outputs * outputs);
    for (let g = 0; g < q; g++) {
      const inverse = own[g];
      if (!inverse) return null;
      const alone = quadratic(inverse, width, 0, 0, phi, i * width, width);
      for (let k = 0; k < q; k++) {
        const shared =
          quadratic(joint, q * width, k * width, g * width, phi, i * width, width) / Math.sqrt(groups[g].length * groups[k].length);
        for (const c of groups[g])
          for (const d of groups[k])
            block[c * outputs + d] = g === k ? shared + ((c === d ? 1 : 0) - 1 / groups[g].length) * alone : shared;
      }
    }
  }
  return variances;
};

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
