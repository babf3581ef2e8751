import { curvature, mean } from './likelihoods.ts';
import type { BoundModel, Likelihood } from './model.ts';
import type { Objective } from './objective.ts';
import { type SitedTerm, termCurvature } from './terms.ts';
import { addInto } from './vectors.ts';

/**
 * Generalised Gauss–Newton matrix Σ_i w_i J_iᵀ A″(f_i) J_i at θ, p × p row-major: the Hessian of a GLM's loss, and the true Fisher.
 * `weights` has one entry a point (1 each when it is left out; they may be negative). Points of weight 0 cost nothing.
 * `h`: h(f) at θ, n × C, where the caller has it already.
 */
export const ggn = (
  bound: BoundModel,
  likelihood: Likelihood,
  theta: Float64Array,
  weights?: Float64Array,
  h: Float64Array = meanAt(bound, likelihood, theta),
): Float64Array => {
  const p = theta.length;
  if (bound.count === 0) return new Float64Array(p * p);
  const { outputs, features } = bound;
  if (features && outputs > 1) return blockGgn(features, likelihood, weights, h, outputs);
  const jacobian = bound.jacobian(theta);
  const outer = outerProducts(p);
  const w = new Float64Array(outputs * outputs);
  for (let i = 0; i < bound.count; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    curvature(likelihood, h, i * outputs, outputs, w);
    for (let k = 0; k < w.length; k++) w[k] = weight * w[k];
    for (let c = 0; c < outputs; c++) outer.add(jacobian, i * outputs, outputs, c, w);
  }
  return outer.sum();
};

/** The same from Φ, n × k, where J_i = I_C ⊗ φ_iᵀ: Σ_i w_i A″(f_i) ⊗ φ_i φ_iᵀ, without the zeros of J, in the same order of additions. */
const blockGgn = (
  phi: Float64Array,
  likelihood: Likelihood,
  weights: Float64Array | undefined,
  h: Float64Array,
  outputs: number,
): Float64Array => {
  const count = h.length / outputs;
  const width = phi.length / count;
  const sum = blockSum(outputs, width);
  const w = new Float64Array(outputs * outputs);
  for (let i = 0; i < count; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    curvature(likelihood, h, i * outputs, outputs, w);
    for (let k = 0; k < w.length; k++) w[k] = weight * w[k];
    sum.add(phi.subarray(i * width, (i + 1) * width), w);
  }
  return sum.matrix();
};

/** Terms that are added to a block sum at a time: a matrix of hundreds of weights is not walked through for each. */
const TERMS = 4;

/** Σ W ⊗ φφᵀ, Ck × Ck row-major, of which only the upper triangle is computed and then mirrored; each sum is taken in the order of the terms. */
export const blockSum = (outputs: number, width: number) => {
  const p = outputs * width;
  const matrix = new Float64Array(p * p);
  const phis = new Float64Array(TERMS * width);
  const ws = new Float64Array(TERMS * outputs * outputs);
  const scaled = new Float64Array(TERMS * p);
  let gathered = 0;
  const flush = (): void => {
    for (let c = 0; c < outputs; c++) {
      for (let t = 0; t < TERMS; t++)
        for (let k = c, at = t * p; k < outputs; k++) {
          const factor = ws[(t * outputs + c) * outputs + k];
          for (let j = t * width; j < (t + 1) * width; j++, at++) scaled[at] = factor * phis[j];
        }
      for (let m = 0; m < width; m++) addRow(matrix, (c * width + m) * p + c * width, m, (outputs - c) * width, phis, width, scaled, p);
    }
    gathered = 0;
    phis.fill(0);
    ws.fill(0);
  };
  return {
    /** Adds W ⊗ φφᵀ for a symmetric W of C × C. */
    add(phi: Float64Array, w: Float64Array): void {
      phis.set(phi, gathered * width);
      ws.set(w, gathered * w.length);
      if (++gathered === TERMS) flush();
    },
    matrix(): Float64Array {
      if (gathered > 0) flush();
      for (let m = 0; m < p; m++) for (let j = m + 1; j < p; j++) matrix[j * p + m] = matrix[m * p + j];
      return matrix;
    },
  };
};

/** Adds Σ_t x_t,m s_t,j of four terms to the row that begins at `row`, from column m on. */
const addRow = (
  matrix: Float64Array,
  row: number,
  m: number,
  length: number,
  xs: Float64Array,
  width: number,
  scaled: Float64Array,
  p: number,
): void => {
  const x0 = xs[m];
  const x1 = xs[width + m];
  const x2 = xs[2 * width + m];
  const x3 = xs[3 * width + m];
  for (let j = m, s1 = p + m, s2 = s1 + p, s3 = s2 + p, at = row + m; j < length; j++, s1++, s2++, s3++, at++)
    matrix[at] = matrix[at] + x0 * scaled[j] + x1 * scaled[s1] + x2 * scaled[s2] + x3 * scaled[s3];
};

/**
 * Σ_s J_sᵀ (a_s A″(f_s) + ∂²t_s/∂f_s²) J_s at θ, p × p row-major: the data's part of an objective's Hessian, for an MLP its Gauss–Newton
 * part. `bound` is the model at the objective's sites. `h`: h(f) at θ, where the caller has it already.
 */
export const objectiveGgn = (
  bound: BoundModel,
  likelihood: Likelihood,
  { a, terms }: Pick<Objective, 'a' | 'terms'>,
  theta: Float64Array,
  h?: Float64Array,
): Float64Array => {
  const matrix = ggn(bound, likelihood, theta, a, h);
  if (terms) addInto(matrix, 1, termsGgn(bound, likelihood, terms, theta));
  return matrix;
};

const termsGgn = (bound: BoundModel, likelihood: Likelihood, terms: readonly SitedTerm[], theta: Float64Array): Float64Array => {
  const logits = bound.logits(theta);
  const { outputs, features } = bound;
  if (features && outputs > 1) {
    const width = theta.length / outputs;
    const sum = blockSum(outputs, width);
    for (const { site, term } of terms)
      sum.add(features.subarray(site * width, (site + 1) * width), termCurvature(term, likelihood, logits, site * outputs, outputs));
    return sum.matrix();
  }
  const jacobian = bound.jacobian(theta);
  const outer = outerProducts(theta.length);
  for (const { site, term } of terms) {
    const w = termCurvature(term, likelihood, logits, site * outputs, outputs);
    for (let c = 0; c < outputs; c++) outer.add(jacobian, site * outputs, outputs, c, w);
  }
  return outer.sum();
};

/** h(f) at θ, n × C. */
const meanAt = (bound: BoundModel, likelihood: Likelihood, theta: Float64Array): Float64Array => {
  const logits = bound.logits(theta);
  return mean(likelihood, logits, bound.outputs);
};

/** Side of the square tiles of a sum of outer products: nine sums and six factors stay in registers. */
const TILE = 3;
/** Products that are gathered before they are added: with a few dozen weights they stay in the nearest cache. */
const GATHERED = 56;

/**
 * Σ J_cᵀ (WJ)_c, p × p, of which only the upper triangle is computed and then mirrored. Products are gathered, and then added a tile at
 * a time: its sums stay in registers, and each is taken in the order of the products, however many are gathered.
 */
const outerProducts = (p: number) => {
  const size = Math.ceil(p / TILE) * TILE;
  const sums = new Float64Array(size * size);
  const xs = new Float64Array(size * GATHERED);
  const ys = new Float64Array(size * GATHERED);
  let gathered = 0;
  const flush = (): void => {
    for (let m = 0; m < size; m += TILE) for (let j = m; j < size; j += TILE) addTile(sums, size, m, j, xs, ys, gathered);
    gathered = 0;
  };
  return {
    /** Adds J_cᵀ (WJ)_c of the point whose C rows of J start at row `first`, for W of C × C. */
    add(jacobian: Float64Array, first: number, outputs: number, c: number, w: Float64Array): void {
      const to = gathered * size;
      const at = first * p;
      const own = at + c * p;
      const factor = w[c * outputs];
      for (let j = 0; j < p; j++) {
        xs[to + j] = jacobian[own + j];
        ys[to + j] = factor * jacobian[at + j];
      }
      for (let k = 1; k < outputs; k++) {
        const other = w[c * outputs + k];
        for (let j = 0; j < p; j++) ys[to + j] = ys[to + j] + other * jacobian[at + k * p + j];
      }
      if (++gathered === GATHERED) flush();
    },
    sum(): Float64Array {
      flush();
      const matrix = new Float64Array(p * p);
      for (let m = 0; m < p; m++)
        for (let j = m; j < p; j++) {
          matrix[m * p + j] = sums[m * size + j];
          matrix[j * p + m] = sums[m * size + j];
        }
      return matrix;
    },
  };
};

/** Adds `count` gathered products to the 3 × 3 sums at row m and column j. */
const addTile = (sums: Float64Array, size: number, m: number, j: number, xs: Float64Array, ys: Float64Array, count: number): void => {
  const [at0, at1, at2] = [m * size + j, (m + 1) * size + j, (m + 2) * size + j];
  let s00 = sums[at0];
  let s01 = sums[at0 + 1];
  let s02 = sums[at0 + 2];
  let s10 = sums[at1];
  let s11 = sums[at1 + 1];
  let s12 = sums[at1 + 2];
  let s20 = sums[at2];
  let s21 = sums[at2 + 1];
  let s22 = sums[at2 + 2];
  for (let r = 0, x = m, y = j; r < count; r++, x += size, y += size) {
    const x0 = xs[x];
    const x1 = xs[x + 1];
    const x2 = xs[x + 2];
    const y0 = ys[y];
    const y1 = ys[y + 1];
    const y2 = ys[y + 2];
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
  }
  sums[at0] = s00;
  sums[at0 + 1] = s01;
  sums[at0 + 2] = s02;
  sums[at1] = s10;
  sums[at1 + 1] = s11;
  sums[at1 + 2] = s12;
  sums[at2] = s20;
  sums[at2 + 1] = s21;
  sums[at2 + 2] = s22;
};

/** Diagonal of `ggn`, length p: the diagonal of the true Fisher. */
export const fisherDiagonal = (bound: BoundModel, likelihood: Likelihood, theta: Float64Array): Float64Array => {
  const p = theta.length;
  const values = new Float64Array(p);
  if (bound.count === 0) return values;
  const logits = bound.logits(theta);
  const { outputs, features } = bound;
  const h = mean(likelihood, logits, outputs);
  const w = new Float64Array(outputs * outputs);
  if (features && outputs > 1) {
    const width = p / outputs;
    for (let i = 0; i < bound.count; i++) {
      curvature(likelihood, h, i * outputs, outputs, w);
      for (let c = 0, at = 0; c < outputs; c++)
        for (let j = 0; j < width; j++, at++)
          values[at] = values[at] + w[c * outputs + c] * features[i * width + j] * features[i * width + j];
    }
    return values;
  }
  const jacobian = bound.jacobian(theta);
  for (let i = 0; i < bound.count; i++) {
    curvature(likelihood, h, i * outputs, outputs, w);
    for (let c = 0; c < outputs; c++)
      for (let k = 0; k < outputs; k++)
        for (let j = 0; j < p; j++)
          values[j] = values[j] + w[c * outputs + k] * jacobian[(i * outputs + c) * p + j] * jacobian[(i * outputs + k) * p + j];
  }
  return values;
};

/** Diagonal of the empirical Fisher Σ_i (J_iᵀ r_i)², length p, with residuals r = h(f) − y: the labels stand in for the model's own doubt. */
export const empiricalFisherDiagonal = (bound: BoundModel, likelihood: Likelihood, theta: Float64Array, y: Float64Array): Float64Array => {
  const p = theta.length;
  const values = new Float64Array(p);
  if (bound.count === 0) return values;
  const logits = bound.logits(theta);
  const { outputs, features } = bound;
  const h = mean(likelihood, logits, outputs);
  if (features && outputs > 1) {
    const width = p / outputs;
    for (let i = 0; i < bound.count; i++)
      for (let c = 0, at = 0; c < outputs; c++)
        for (let j = 0; j < width; j++, at++) {
          const gradient = features[i * width + j] * (h[i * outputs + c] - y[i * outputs + c]);
          values[at] = values[at] + gradient * gradient;
        }
    return values;
  }
  const jacobian = bound.jacobian(theta);
  for (let i = 0; i < bound.count; i++)
    for (let j = 0; j < p; j++) {
      let gradient = 0;
      for (let k = i * outputs; k < (i + 1) * outputs; k++) gradient += jacobian[k * p + j] * (h[k] - y[k]);
      values[j] = values[j] + gradient * gradient;
    }
  return values;
};
