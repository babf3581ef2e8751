/** Λ of the Gaussian part: a scalar times the identity, a diagonal of length p, or a dense symmetric p × p matrix, row-major. */
export type Precision =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'diagonal'; readonly values: Float64Array }
  | { readonly kind: 'dense'; readonly values: Float64Array };

/**
 * F(θ) = Σ_s [ a_s A(f_s(θ)) − b_sᵀ f_s(θ) ] + ½ θᵀΛθ − ηᵀθ, a sum in nats: the one form that every method writes.
 * `sites` are the rows of the shared points that have a term; a has one entry a site, b has C entries a site (row-major).
 */
export interface Objective {
  readonly sites: Int32Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly precision: Precision;
  /** η, length p. */
  readonly linear: Float64Array;
}
