import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { mean } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';
import { dot, subtract } from '../../core/vectors.ts';

/** A memory of rank(Φ) vectors in feature space, from the thin decomposition Φᵀ = U S Vᵀ. */
export interface SpecialVectors {
  /** u_k, length p each: orthonormal directions of the features, the strongest first. */
  readonly vectors: readonly Float64Array[];
  /** v_k, length n each: how much each point takes part in u_k. */
  readonly shares: readonly Float64Array[];
  /** s_k, falling. */
  readonly singularValues: Float64Array;
}

/**
 * The vectors that a GLM's past can be told by, from its features Φ (n × p, row-major): as many as Φ has rank. They are the optimal
 * memory of K-priors (Khan & Swaroop 2021, appendix A), here in the form of Jung et al. 2025.
 */
export const specialVectors = (features: Float64Array, count: number): SpecialVectors => {
  const p = count > 0 ? features.length / count : 0;
  if (p === 0) return { vectors: [], shares: [], singularValues: new Float64Array(0) };
  const { leftSingularVectors, rightSingularVectors, diagonal } = new SingularValueDecomposition(
    Matrix.from1DArray(count, p, features).transpose(),
    { autoTranspose: true },
  );
  const tolerance = Math.max(count, p) * Number.EPSILON * Math.max(...diagonal);
  const strong = diagonal.flatMap((s, k) => (s > tolerance ? [k] : [])).sort((k, l) => diagonal[l] - diagonal[k]);
  return {
    vectors: strong.map((k) => Float64Array.from(leftSingularVectors.getColumn(k))),
    shares: strong.map((k) => Float64Array.from(rightSingularVectors.getColumn(k))),
    singularValues: Float64Array.from(strong, (k) => diagonal[k]),
  };
};

/**
 * w_k(θ) = s_k v_kᵀd / (h(u_kᵀθ) − h(u_kᵀθ*)) with d = h(Φθ) − h(Φθ*): the weights with which the special vectors, as soft-labelled points
 * of one logit, have the past gradient at θ exactly. They depend on θ and may be negative, but for 'gaussian', where w_k = s_k².
 * 0 where θ does not differ from θ* along u_k, so that the vector has no say.
 */
export const specialWeights = (
  { vectors, shares, singularValues }: SpecialVectors,
  features: Float64Array,
  likelihood: Exclude<Likelihood, 'categorical'>,
  theta: Float64Array,
  thetaStar: Float64Array,
): Float64Array => {
  const p = theta.length;
  const predict = (at: Float64Array): Float64Array =>
    mean(
      likelihood,
      Float64Array.from({ length: features.length / p }, (_, i) => dot(features.subarray(i * p, (i + 1) * p), at)),
      1,
    );
  const d = subtract(predict(theta), predict(thetaStar));
  return singularValues.map((s, k) => {
    const u = vectors[k];
    const [now = 0, then = 0] = mean(likelihood, Float64Array.of(dot(u, theta), dot(u, thetaStar)), 1);
    return now === then ? 0 : (s * dot(shares[k], d)) / (now - then);
  });
};
