import { type ChangeRequest, study } from './study.ts';

export interface LeaveOneOutResult {
  /** n: past points. Above `MOST_POINTS`, as many are drawn of them, seeded. */
  readonly count: number;
  readonly outputs: number;
  /** Points left out so far: rows of `results.points`, in the random order in which it is done. */
  readonly points: Int32Array;
  /** True change of each one's own logit when the model is trained without it; ‖Δf‖ where there are several. In the same order. */
  readonly truth: Float64Array;
  /** v e, and v e / (1 − β v): the predicted change, likewise. */
  readonly first: Float64Array;
  readonly downdated: Float64Array;
  /** Σ ℓ(y_i, f_i) over these points, nats: as trained with them, left out in truth, and as the two predictions say. */
  readonly loss: { readonly trained: number; readonly truth: number; readonly first: number; readonly downdated: number };
  /** How many retrainings ended at a minimum, and the largest ‖∇F‖ at which one ended. */
  readonly converged: number;
  readonly largestGradientNorm: number;
  /** ‖∇L‖ of the model with all the points. */
  readonly baseGradientNorm: number;
}

/** More points than this are not all left out. */
export const MOST_POINTS = 500;

/** Exact retraining without each past point of a change in turn, against what the memory-perturbation equation predicts. */
export const leaveOneOut = study<ChangeRequest, LeaveOneOutResult>('leaveOneOut');
