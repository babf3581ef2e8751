/** Model that a site trained alone, θ_k, with its curvature H_k for a merge that asks for it. */
export interface SiteModel {
  /** θ_k. */
  readonly theta: Float64Array;
  /** Diagonal of H_k at θ_k. */
  diagonal(): Float64Array;
  /** H_k at θ_k, p × p. */
  curvature(): Float64Array;
}

/** Merge of the models of all sites into one θ, in one exchange and without their points. */
export interface Merge {
  readonly id: string;
  readonly title: string;
  /** Sentence that says what it makes of the models. */
  readonly summary: string;
  /** Its place in menus, smallest first. */
  readonly place: number;
  /** Numbers that one site sends, for p weights. */
  sent(parameters: number): number;
  /** The merged θ; null where a matrix has no factor. */
  merge(models: readonly SiteModel[], priorPrecision: number): Float64Array | null;
}

/** Names the shape; the default export of a file in `merges/`. */
export const defineMerge = (merge: Merge): Merge => merge;

/** Σ_k θ_k, length p. */
export const sumOf = (vectors: readonly Float64Array[]): Float64Array =>
  (vectors[0] ?? new Float64Array(0)).map((_, j) => vectors.reduce((sum, vector) => sum + vector[j], 0));
