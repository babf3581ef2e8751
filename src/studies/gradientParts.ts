import type { Part, Term } from '../adaptation/lenses/parts.ts';
import { type ChangeRequest, study } from './study.ts';

/** Where θ stands: at each method's own solution, at exact retraining, or on the way from θ* through exact. */
export type Place = 'own' | 'exact' | 'walk';

export interface GradientPartsRequest extends ChangeRequest {
  readonly place: Place;
  /** Where on the way, for 'walk'. */
  readonly t: number;
}

/** What the true past gradient and one method's reconstruction are made of, at one θ. */
export interface MethodParts {
  readonly truth: Readonly<Record<Term, Part>>;
  readonly reconstruction: Readonly<Record<Term, Part>>;
  /** Each past point's signed share of the true past gradient there. */
  readonly shares: Float64Array;
}

export interface GradientPartsResult {
  /** Why nothing can be told apart; `methods` is empty then. */
  readonly undefinedBecause: string | null;
  /** Null where the true past gradient is zero, or a method has no gradient there. */
  readonly methods: Readonly<Record<string, MethodParts | null>>;
}

/** The true past gradient in weights, predictions and labels, what of them each method keeps, and each past point's share. */
export const gradientParts = study<GradientPartsRequest, GradientPartsResult>('gradientParts');
