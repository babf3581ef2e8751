import { variance } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';

/** The three kinds of points, by what their labels teach the model. */
export const POINT_KINDS = ['boundary', 'outlier', 'easy'] as const;

/** Limits at which the kinds begin. */
export const KIND_LIMITS = {
  /** An outlier: the model gives its label at most this probability. */
  outlierProbability: 0.2,
  /** At the boundary: h′(f) is at least this share of the most that it can be (¼, or 1 − 1/C summed over C classes). */
  boundaryShare: 0.64,
} as const;

/** The most that λ = tr A″ can be with C outputs: ¼ of one logit, 1 − 1/C of C. */
export const largestVariance = (outputs: number): number => (outputs === 1 ? 0.25 : 1 - 1 / outputs);

/**
 * Kind of each of n points, an index into `POINT_KINDS`, from h(f) and y (n × C each): an outlier where the model denies the label,
 * else at the boundary where it cannot tell, else easy. −1 throughout for 'gaussian', whose h′ is the same everywhere.
 */
export const pointKinds = (likelihood: Likelihood, h: Float64Array, y: Float64Array, outputs: number): Int8Array => {
  const kinds = new Int8Array(h.length / outputs).fill(-1);
  if (likelihood === 'gaussian') return kinds;
  const lambda = variance(likelihood, h, outputs);
  const limit = KIND_LIMITS.boundaryShare * largestVariance(outputs);
  for (let i = 0; i < kinds.length; i++) {
    let own = 0;
    for (let c = i * outputs; c < (i + 1) * outputs; c++) {
      const [p, target] = [h[c], y[c]];
      own += outputs === 1 ? (target > 0.5 ? p : 1 - p) : target * p;
    }
    kinds[i] = own <= KIND_LIMITS.outlierProbability ? 1 : lambda[i] >= limit ? 0 : 2;
  }
  return kinds;
};
