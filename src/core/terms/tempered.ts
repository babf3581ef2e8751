import { curvature, logPartition, mean } from '../likelihoods.ts';
import { defineTerm } from '../term.ts';
import { dot, scale } from '../vectors.ts';

/** c T² [A(f/T) − tᵀf/T] with targets t = h(f* / T): what the model used to say, at a temperature. At T = 1 it is a A(f) − bᵀf. */
export interface Tempered {
  readonly kind: 'tempered';
  /** c. */
  readonly weight: number;
  /** h(f* / T), length C. */
  readonly target: Float64Array;
  /** T > 0. */
  readonly temperature: number;
}

export const tempered = defineTerm<Tempered>({
  kind: 'tempered',
  words: 'a temperature other than 1',
  value: (likelihood, f, { weight, target, temperature }) => {
    const cooled = scale(1 / temperature, f);
    return weight * temperature ** 2 * (logPartition(likelihood, cooled, 0, f.length) - dot(target, cooled));
  },
  cotangent: (likelihood, f, { weight, target, temperature }) =>
    mean(likelihood, scale(1 / temperature, f), f.length).map((h, c) => weight * temperature * (h - target[c])),
  curvature: (likelihood, f, { weight, temperature }) =>
    scale(weight, curvature(likelihood, mean(likelihood, scale(1 / temperature, f), f.length), 0, f.length)),
});
