import { type ChangeRequest, study } from './study.ts';

/** Past gradients along the straight line θ(t) = θ* + t (θ_exact − θ*). */
export interface GradientWayResult {
  /** Why there is no such line; all else is empty then. */
  readonly undefinedBecause: string | null;
  /** Every t at which gradients were taken. */
  readonly positions: Float64Array;
  readonly thetaStar: Float64Array;
  readonly thetaExact: Float64Array;
  /** G(θ(t)), a row of p entries a position. */
  readonly pastGradient: Float64Array;
  /** Ĝ(θ(t)) of each method that has one, likewise. */
  readonly methods: Readonly<Record<string, Float64Array>>;
}

/** True and reconstructed past gradients of all methods on the way from the old model through exact retraining. */
export const gradientWay = study<ChangeRequest, GradientWayResult>('gradientWay');
