import { defineMerge, sumOf } from '../merge.ts';

/** θ = θ₀ + Σ (θ_k − θ₀) with θ₀ = 0. Ilharco et al. 2023. */
export default defineMerge({
  id: 'task-arithmetic',
  title: 'Task arithmetic',
  summary: 'The sum of what each site adds to the weights.',
  place: 20,
  sent: (p) => p,
  merge: (models) => sumOf(models.map(({ theta }) => theta)),
});
