import { defineMerge, sumOf } from '../merge.ts';

/** θ = H̄⁻¹ Σ (H_k + δI) θ_k with H̄ = δI + Σ H_k, of the diagonals alone: the prior counts once. Daheim et al. 2024. */
export default defineMerge({
  id: 'hessian-diagonal',
  title: 'Hessian, diagonal',
  summary: 'Each site as a bowl around its own weights, each weight by itself.',
  place: 40,
  sent: (p) => 2 * p,
  merge(models, priorPrecision) {
    const total = sumOf(models.map((model) => model.diagonal()));
    const pull = sumOf(models.map((model) => model.diagonal().map((h, j) => (h + priorPrecision) * model.theta[j])));
    return pull.map((value, j) => value / (total[j] + priorPrecision));
  },
});
