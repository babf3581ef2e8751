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
    inverse: () => Float64Array.from(factor.solve(Matrix.eye(p, p)).to1DArray()),
  };
};
