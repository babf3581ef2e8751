import { type ChangeRequest, study } from './study.ts';

export interface WithoutPointRequest extends ChangeRequest {
  /** Row of `results.points`. */
  readonly point: number;
  /** The point came with the change: it is left out of exact retraining. Else it is left out of the model before. */
  readonly isNew: boolean;
  /** Also trains without it. */
  readonly retrain: boolean;
}

/** Logits of a point, C each, by the model that was trained with it and by that without it. */
export interface WithoutPointResult {
  readonly trained: Float64Array;
  /** f + (I − V A″)⁻¹ V e, as the memory-perturbation equation predicts. */
  readonly predicted: Float64Array;
  /** By retraining without it; null where that was not asked for. */
  readonly truth: Float64Array | null;
  /** The retraining ended at a minimum. */
  readonly converged: boolean;
}

/** Exact retraining without one point, predicted and true. */
export const withoutPoint = study<WithoutPointRequest, WithoutPointResult>('withoutPoint');
