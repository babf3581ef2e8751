import { type ChangeRequest, study } from './study.ts';

/** Where a method landed, and where its gradient at exact retraining said that it would. */
export interface Landing {
  /** −[∇²F(θ_exact)]⁻¹ ∇F(θ_exact), length p. */
  readonly predicted: Float64Array;
  /** θ − θ_exact. */
  readonly actual: Float64Array;
  /** −∇F(θ_exact): the reconstruction error there. */
  readonly pull: Float64Array;
}

export interface GradientLandingResult {
  readonly undefinedBecause: string | null;
  /** A sentence for a method of which it cannot be said. */
  readonly methods: Readonly<Record<string, Landing | string>>;
}

/** Predicted against actual displacement from exact retraining, of every method that minimises something. */
export const gradientLanding = study<ChangeRequest, GradientLandingResult>('gradientLanding');
