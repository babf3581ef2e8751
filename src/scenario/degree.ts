import { monomialCount } from '../core/features.ts';

/** Weights of a GLM on many inputs at most, so that an edit is answered while one watches. */
const COMFORTABLE_WEIGHTS = 120;

/** The largest degree of at most `wanted` whose C(d + degree, degree) · C weights are comfortable; two inputs bear any degree. */
export const comfortableDegree = (dimension: number, outputs: number, wanted: number): number => {
  let degree = wanted;
  while (dimension > 2 && degree > 1 && monomialCount(dimension, degree) * outputs > COMFORTABLE_WEIGHTS) degree--;
  return degree;
};
