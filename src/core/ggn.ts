import { curvature, mean } from './likelihoods.ts';
import type { BoundModel, Likelihood } from './model.ts';

/**
 * Generalised Gauss–Newton matrix Σ_i w_i J_iᵀ A″(f_i) J_i at θ, p × p row-major: the Hessian of a GLM's loss, and the true Fisher.
 * `weights` has one entry a point (1 each when it is left out; they may be negative). Points of weight 0 cost nothing.
 */
export const ggn = (bound: BoundModel, likelihood: Likelihood, theta: Float64Array, weights?: Float64Array): Float64Array => {
  const p = theta.length;
  if (bound.count === 0) return new Float64Array(p * p);
  const logits = bound.logits(theta);
  const outputs = logits.length / bound.count;
  const h = mean(likelihood, logits, outputs);
  const jacobian = bound.jacobian(theta);
  const outer = outerProducts(p);
  const w = new Float64Array(outputs * outputs);
  for (let i = 0; i < bound.count; i++) {
    const weight = weights ? (weights[i] as number) : 1;
    if (weight === 0) continue;
    curvature(likelihood, h, i * outputs, outputs, w);
    for (let k = 0; k < w.length; k++) w[k] = weight * (w[k] as number);
    for (let c = 0; c < outputs; c++) outer.add(jacobian, i * outputs, outputs, c, w);
  }
  return outer.sum();
};

/** Rows and columns of the tiles of a sum of outer products. */
const TILE = { rows: 4, columns: 2 };
/** Products that are gathered before they are added: an odd number of cache lines, so that entries of a row do not evict each other. */
const GATHERED = 56;

/**
 * Σ J_cᵀ (WJ)_c, p × p, of which only the upper triangle is computed and then mirrored. Products are gathered, entry by entry, and then
 * added a tile at a time: its sums stay in registers, and each is taken in the order of the products, however many are gathered.
 */
const outerProducts = (p: number) => {
  const size = Math.ceil(p / TILE.rows) * TILE.rows;
  const sums = new Float64Array(size * size);
  const xs = new Float64Array(size * GATHERED);
  const ys = new Float64Array(size * GATHERED);
  let gathered = 0;
  const flush = (): void => {
    for (let m = 0; m < size; m += TILE.rows) for (let j = m; j < size; j += TILE.columns) addTile(sums, size, m, j, xs, ys, gathered);
    gathered = 0;
  };
  return {
    /** Adds J_cᵀ (WJ)_c of the point whose C rows of J start at row `first`, for W of C × C. */
    add(jacobian: Float64Array, first: number, outputs: number, c: number, w: Float64Array): void {
      for (let j = 0, to = gathered, at = first * p; j < p; j++, to += GATHERED, at++) {
        let sum = 0;
        for (let k = 0; k < outputs; k++) sum += (w[c * outputs + k] as number) * (jacobian[at + k * p] as number);
        xs[to] = jacobian[at + c * p] as number;
        ys[to] = sum;
      }
      if (++gathered === GATHERED) flush();
    },
    sum(): Float64Array {
      flush();
      const matrix = new Float64Array(p * p);
      for (let m = 0; m < p; m++)
        for (let j = m; j < p; j++) {
          matrix[m * p + j] = sums[m * size + j] as number;
          matrix[j * p + m] = sums[m * size + j] as number;
        }
      return matrix;
    },
  };
};

/** Adds `count` gathered products to the 4 × 2 sums at row m and column j. */
const addTile = (sums: Float64Array, size: number, m: number, j: number, xs: Float64Array, ys: Float64Array, count: number): void => {
  const [at0, at1, at2, at3] = [m * size + j, (m + 1) * size + j, (m + 2) * size + j, (m + 3) * size + j];
  let s00 = sums[at0] as number;
  let s01 = sums[at0 + 1] as number;
  let s10 = sums[at1] as number;
  let s11 = sums[at1 + 1] as number;
  let s20 = sums[at2] as number;
  let s21 = sums[at2 + 1] as number;
  let s30 = sums[at3] as number;
  let s31 = sums[at3 + 1] as number;
  const x = m * GATHERED;
  const y = j * GATHERED;
  for (let r = 0; r < count; r++) {
    const x0 = xs[x + r] as number;
    const x1 = xs[x + GATHERED + r] as number;
    const x2 = xs[x + 2 * GATHERED + r] as number;
    const x3 = xs[x + 3 * GATHERED + r] as number;
    const y0 = ys[y + r] as number;
    const y1 = ys[y + GATHERED + r] as number;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s30 += x3 * y0;
    s31 += x3 * y1;
  }
  sums[at0] = s00;
  sums[at0 + 1] = s01;
  sums[at1] = s10;
  sums[at1 + 1] = s11;
  sums[at2] = s20;
  sums[at2 + 1] = s21;
  sums[at3] = s30;
  sums[at3 + 1] = s31;
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
  const w = new Float64Array(outputs * outputs);
  for (let i = 0; i < bound.count; i++) {
    curvature(likelihood, h, i * outputs, outputs, w);
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
