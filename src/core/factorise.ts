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
  for (let j = 0; j < p; j++) {
    const row = j * p;
    let squares = 0;
    for (let k = 0; k < j; k++) {
      const other = k * p;
      let sum = 0;
      for (let i = 0; i < k; i++) sum += lower[other + i] * lower[row + i];
      const entry = (matrix[row + k] - sum) / lower[other + k];
      lower[row + k] = entry;
      squares += entry * entry;
    }
    const pivot = matrix[row + j] - squares;
    if (!(pivot > 0)) return null;
    lower[row + j] = Math.sqrt(pivot);
  }
  return { solve: (x) => solveWith(lower, x), inverse: () => inverseOf(lower, p) };
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
