import { cholesky } from '../../../core/factorise.ts';
import { dense, plusIdentity, times } from '../../../core/precision.ts';
import { defineMerge, sumOf } from '../merge.ts';

/** θ = H̄⁻¹ Σ (H_k + δI) θ_k with H̄ = δI + Σ H_k: the prior counts once. Daheim et al. 2024. */
export default defineMerge({
  id: 'hessian',
  title: 'Hessian, full',
  summary: 'Each site as a bowl around its own weights.',
  place: 50,
  sent: (p) => p + (p * (p + 1)) / 2,
  merge(models, priorPrecision) {
    const withPrior = (matrix: Float64Array) => plusIdentity(dense(matrix), priorPrecision);
    const pull = sumOf(models.map((model) => times(withPrior(model.curvature()), model.theta)));
    const whole = withPrior(sumOf(models.map((model) => model.curvature())));
    return whole.kind === 'dense' ? (cholesky(whole.values, pull.length)?.solve(pull) ?? null) : null;
  },
});
