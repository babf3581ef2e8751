import { cholesky } from '../core/factorise.ts';
import { type Precision, times, toDense } from '../core/precision.ts';

/** A trained model θ_t and the precision Λ_t of its posterior: its curvature and its prior together. */
export interface Trained {
  readonly theta: Float64Array;
  readonly precision: Precision;
}

/** (Σ_t θ_t) / T: the plain average. */
export const average = (models: readonly Trained[]): Float64Array => {
  const first = models[0] as Trained;
  return first.theta.map((_, j) => models.reduce((sum, { theta }) => sum + theta[j], 0) / models.length);
};

/** θ₀ + α Σ_t (θ_t − θ₀): task arithmetic (Ilharco et al. 2023). */
export const taskArithmetic = (origin: Float64Array, models: readonly Trained[], alpha = 1): Float64Array =>
  origin.map((start, j) => start + alpha * models.reduce((sum, { theta }) => sum + theta[j] - start, 0));

/**
 * (Σ_t Λ_t − (T − 1) Λ₀)⁻¹ Σ_t Λ_t θ_t with the prior Λ₀ = δ I counted once: exact for quadratic losses (Daheim et al. 2024, with θ₀ = 0).
 * Throws where the merged precision is not positive definite.
 */
export const hessianMerge = (models: readonly Trained[], priorPrecision: number): Float64Array => {
  const p = (models[0] as Trained).theta.length;
  const merged = new Float64Array(p * p);
  const pull = new Float64Array(p);
  for (const { theta, precision } of models) {
    toDense(precision, p).forEach((value, k) => {
      merged[k] = merged[k] + value;
    });
    times(precision, theta).forEach((value, j) => {
      pull[j] = pull[j] + value;
    });
  }
  for (let j = 0; j < p; j++) merged[j * p + j] = merged[j * p + j] - (models.length - 1) * priorPrecision;
  const factor = cholesky(merged, p);
  if (!factor) throw new Error('hessianMerge: the merged precision is not positive definite; raise the prior precision');
  return factor.solve(pull);
};
