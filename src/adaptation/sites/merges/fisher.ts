import { defineMerge, sumOf } from '../merge.ts';

/** A weight of which all sites together know less than this has no curvature to be weighed by: it is averaged. */
const FLOOR = 1e-6;

/** θ_j = Σ F_kj θ_kj / Σ F_kj, F_k the diagonal of H_k. Matena & Raffel 2022. */
export default defineMerge({
  id: 'fisher',
  title: 'Fisher',
  summary: 'Each weight is averaged by how sure the sites are of it.',
  place: 30,
  sent: (p) => 2 * p,
  merge(models) {
    const total = sumOf(models.map((model) => model.diagonal()));
    const weighed = sumOf(models.map((model) => model.diagonal().map((f, j) => f * model.theta[j])));
    const plain = sumOf(models.map(({ theta }) => theta));
    return weighed.map((value, j) => (total[j] < FLOOR ? plain[j] / models.length : value / total[j]));
  },
});
