import type { Points } from './points.ts';

export type Likelihood = 'bernoulli' | 'gaussian' | 'categorical';
export type Activation = 'tanh' | 'relu';

/** Specification of a function f(x; θ): plain data, so that it can be sent to a worker or written into a cache key. */
export interface ModelSpec {
  readonly family: 'glm' | 'mlp';
  readonly likelihood: Likelihood;
  /** d: inputs of a point. */
  readonly dimension: number;
  /** C: logits of a point; 1 for 'bernoulli' and 'gaussian', the number of classes for 'categorical'. */
  readonly outputs: number;
  /** glm: degree of the polynomial features. */
  readonly degree: number;
  /** mlp: units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** mlp: seed of the initial θ. */
  readonly seed: number;
}

/** f at one θ, n × C, and its derivative there. */
export interface Linearisation {
  readonly logits: Float64Array;
  /** Σ_i J_i(θ)ᵀ u_i, length p, for u of n × C. */
  pullback(cotangents: Float64Array): Float64Array;
}

/** A model bound to n points. All matrices are row-major; logits are n × C. */
export interface BoundModel {
  readonly count: number;
  /** C. */
  readonly outputs: number;
  /** Φ, n × k, where J_i = I_C ⊗ φ_iᵀ (a GLM); null where the Jacobian has no such form. Not to be written to. */
  readonly features: Float64Array | null;
  /** f(θ), n × C. */
  logits(theta: Float64Array): Float64Array;
  /** f(θ) with the pullback at the same θ: value and derivative share one forward pass. */
  linearise(theta: Float64Array): Linearisation;
  /** J(θ), (n·C) × p; row i·C + c is ∂f_ic/∂θ. Not to be written to: a GLM gives its own features. */
  jacobian(theta: Float64Array): Float64Array;
  /** The same model on the given rows, in their order. */
  select(rows: ArrayLike<number>): BoundModel;
}

export interface Model {
  readonly spec: ModelSpec;
  /** p: length of θ. */
  readonly parameters: number;
  /** f is linear in θ, so that the Jacobian does not depend on θ. */
  readonly linear: boolean;
  /** θ before training: zeros for a GLM, seeded Glorot for an MLP. */
  initial(): Float64Array;
  bind(points: Points): BoundModel;
}
