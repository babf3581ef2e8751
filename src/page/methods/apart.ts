import type { MethodResults } from '../../scenario/types.ts';

type Fit = Pick<MethodResults, 'logits'> | undefined;

/** Share of the range of the labels below which a distance is what rounding leaves of none. */
const rounding = 1e-9;

/** √(mean (f − f_exact)²) over all the points, whose labels have this range; null where either is not known. */
export const apartOf = (method: Fit, exact: Fit, range: number): number | null => {
  const [own, reference] = [method?.logits ?? [], exact?.logits ?? []];
  if (own.length === 0 || own.length !== reference.length) return null;
  const apart = Math.sqrt(own.reduce((sum, value, i) => sum + (value - (reference[i] ?? Number.NaN)) ** 2, 0) / own.length);
  return apart < rounding * range ? 0 : apart;
};
