import { type ChangeRequest, study } from './study.ts';

export interface RemovalRequest extends ChangeRequest {
  /** R: rows of `results.points`, past ones. */
  readonly points: readonly number[];
}

/** One way's model without R, in figures. */
export interface RemovalFigures {
  readonly id: string;
  readonly theta: Float64Array;
  /** ‖θ − θ*‖. */
  readonly displacement: number;
  /** Share of the map that it decides differently from exact retraining without R, and from the old model; null where there is no map. */
  readonly disagreement: number | null;
  readonly mapChange: number | null;
  /** Mean over all past points of |Δp| (half of Σ_c |Δp_c| for C classes; |Δf| for 'gaussian'): from exact retraining, from the old model. */
  readonly missed: number;
  readonly moved: number;
  /** Share of the points that stay whose class it decides for; null for 'gaussian' and where none stays. */
  readonly accuracy: number | null;
  readonly gradientNorm: number;
  readonly converged: boolean;
  /** It is not finite, or went far beyond where exact retraining is. */
  readonly ranAway: boolean;
}

export interface RemovalResult {
  /** In the order of `REMOVAL_WAYS`, as far as they are done. */
  readonly ways: readonly RemovalFigures[];
  readonly removed: number;
  readonly baseGradientNorm: number;
}

/** What taking points back out of the model before a change comes to: predicted, by K-prior, and by exact retraining. */
export const removal = study<RemovalRequest, RemovalResult>('removal');
