/** A factorised symmetric positive definite matrix. */
export interface Factor {
  /** A⁻¹x, length p. */
  solve(x: Float64Array): Float64Array;
  /** A⁻¹, p × p row-major. */
  inverse(): Float64Array;
}

/** Cholesky factor of a symmetric p × p matrix (row-major, of which the lower triangle is read), or null where it is not positive definite. */
export const cholesky = (matrix: Float64Array, p: number): Factor | null => {
  for (const value of matrix) if (!Number.isFinite(value)) return null;
  const lower = new Float64Array(p * p);
  let j = 0;
  for (; j + ROWS <= p; j += ROWS) {
    startRows(matrix, lower, p, j);
    for (let r = j; r < j + ROWS; r++) if (!finishRow(matrix, lower, p, r, j)) return null;
  }
  for (; j < p; j++) if (!finishRow(matrix, lower, p, j, 0)) return null;
  return { solve: (x) => solveWith(lower, x), inverse: () => inverseOf(lower, p) };
};

/** Rows of L that are computed side by side: their sums do not wait for one another, and each is taken in its own order. */
const ROWS = 4;

/** Entries of the rows j … j + 3 of L left of column j, two columns at a time; j is even. */
const startRows = (matrix: Float64Array, lower: Float64Array, p: number, j: number): void => {
  const row0 = j * p;
  const row1 = row0 + p;
  const row2 = row1 + p;
  const row3 = row2 + p;
  for (let k = 0; k < j; k += 2) {
    const one = k * p;
    const two = one + p;
    let s00 = 0;
    let s10 = 0;
    let s20 = 0;
    let s30 = 0;
    let s01 = 0;
    let s11 = 0;
    let s21 = 0;
    let s31 = 0;
    for (let i = 0; i < k; i++) {
      const x = lower[one + i];
      const y = lower[two + i];
      const l0 = lower[row0 + i];
      const l1 = lower[row1 + i];
      const l2 = lower[row2 + i];
      const l3 = lower[row3 + i];
      s00 += x * l0;
      s10 += x * l1;
      s20 += x * l2;
      s30 += x * l3;
      s01 += y * l0;
      s11 += y * l1;
      s21 += y * l2;
      s31 += y * l3;
    }
    const next = k + 1;
    const pivot = lower[one + k];
    const last = lower[two + k];
    const below = lower[two + next];
    const e0 = (matrix[row0 + k] - s00) / pivot;
    const e1 = (matrix[row1 + k] - s10) / pivot;
    const e2 = (matrix[row2 + k] - s20) / pivot;
    const e3 = (matrix[row3 + k] - s30) / pivot;
    lower[row0 + k] = e0;
    lower[row1 + k] = e1;
    lower[row2 + k] = e2;
    lower[row3 + k] = e3;
    lower[row0 + next] = (matrix[row0 + next] - (s01 + last * e0)) / below;
    lower[row1 + next] = (matrix[row1 + next] - (s11 + last * e1)) / below;
    lower[row2 + next] = (matrix[row2 + next] - (s21 + last * e2)) / below;
    lower[row3 + next] = (matrix[row3 + next] - (s31 + last * e3)) / below;
  }
};

/** Entries of row j of L from a column on, the diagonal one among them; false where there is none. */
const finishRow = (matrix: Float64Array, lower: Float64Array, p: number, j: number, from: number): boolean => {
  const row = j * p;
  let squares = 0;
  for (let k = 0; k < from; k++) squares += lower[row + k] * lower[row + k];
  for (let k = from; k < j; k++) {
    const other = k * p;
    let sum = 0;
    for (let i = 0; i < k; i++) sum += lower[other + i] * lower[row + i];
    const entry = (matrix[row + k] - sum) / lower[other + k];
    lower[row + k] = entry;
    squares += entry * entry;
  }
  const pivot = matrix[row + j] - squares;
  if (!(pivot > 0)) return false;
  lower[row + j] = Math.sqrt(pivot);
  return true;
};

/** (LLᵀ)⁻¹x. */
const solveWith = (lower: Float64Array, x: Float64Array): Float64Array => {
  const p = x.length;
  const y = x.slice();
  for (let k = 0; k < p; k++) {
    let value = y[k];
    for (let i = 0, row = k * p; i < k; i++) value -= y[i] * lower[row + i];
    y[k] = value / lower[k * p + k];
  }
  for (let k = p - 1; k >= 0; k--) {
    let value = y[k];
    for (let i = k + 1; i < p; i++) value -= y[i] * lower[i * p + k];
    y[k] = value / lower[k * p + k];
  }
  return y;
};

/** A⁻¹ = KᵀK with K = L⁻¹, from the lower triangle L of A = LLᵀ: row by row. */
const inverseOf = (lower: Float64Array, p: number): Float64Array => {
  const k = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    const row = i * p;
    k[row + i] = 1;
    for (let j = 0; j < i; j++) {
      const factor = lower[row + j];
      for (let m = 0, from = j * p; m <= j; m++) k[row + m] = k[row + m] - factor * k[from + m];
    }
    const pivot = lower[row + i];
    for (let m = 0; m <= i; m++) k[row + m] = k[row + m] / pivot;
  }
  const inverse = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let m = 0, row = i * p; m <= i; m++) {
      const factor = k[row + m];
      for (let j = 0, to = m * p; j <= m; j++) inverse[to + j] = inverse[to + j] + factor * k[row + j];
    }
  for (let m = 0; m < p; m++) for (let j = m + 1; j < p; j++) inverse[m * p + j] = inverse[j * p + m];
  return inverse;
};
