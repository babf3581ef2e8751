import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** A factorised symmetric positive definite matrix. */
export interface Factor {
  /** A⁻¹x, length p. */
  solve(x: Float64Array): Float64Array;
  /** A⁻¹, p × p row-major. */
  inverse(): Float64Array;
}

/** Cholesky factor of a symmetric p × p matrix (row-major), or null where it is not positive definite. */
export const cholesky = (matrix: Float64Array, p: number): Factor | null => {
  for (const value of matrix) if (!Number.isFinite(value)) return null;
  const factor = new CholeskyDecomposition(Matrix.from1DArray(p, p, matrix));
  if (!factor.isPositiveDefinite()) return null;
  return {
    solve: (x) => Float64Array.from(factor.solve(Matrix.columnVector(x)).to1DArray()),
    inverse: () => inverseOf(Float64Array.from(factor.lowerTriangularMatrix.to1DArray()), p),
  };
};

/** A⁻¹ = KᵀK with K = L⁻¹, from the lower triangle L of A = LLᵀ: row by row, which at a few hundred weights is ten times ml-matrix's pace. */
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
