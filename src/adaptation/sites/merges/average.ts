import { scale } from '../../../core/vectors.ts';
import { defineMerge, sumOf } from '../merge.ts';

/** θ = (1/K) Σ θ_k. Wortsman et al. 2022, who average runs on the same data. */
export default defineMerge({
  id: 'average',
  title: 'Average',
  summary: 'The mean of the weights.',
  place: 10,
  sent: (p) => p,
  merge: (models) => scale(1 / models.length, sumOf(models.map(({ theta }) => theta))),
});
