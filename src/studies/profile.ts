import type { Profile } from '../adaptation/lenses/profile.ts';
import { type ChangeRequest, study } from './study.ts';

/** Losses of the past along the straight line θ(t) = θ* + t (θ_exact − θ*). */
export interface ProfileResult {
  /** The reason why there is no such line, as a sentence; all else is empty then. */
  readonly undefinedBecause: string | null;
  /** Every t at which losses were taken. */
  readonly positions: Float64Array;
  readonly thetaStar: Float64Array;
  readonly thetaExact: Float64Array;
  /** L of the past: Σ ℓ(y_i, f_i) + ½ δ‖θ‖². */
  readonly truth: Profile;
  /** ½ δ‖θ‖², the prior's part of it. */
  readonly prior: Profile;
  /** K of each method that reconstructs the past. */
  readonly methods: Readonly<Record<string, Profile>>;
}

/** The true past loss, its prior's part and every method's reconstruction on the way from the old model through exact retraining. */
export const profile = study<ChangeRequest, ProfileResult>('profile');
