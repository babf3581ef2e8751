import type { Optimizer } from '../engine/engine.ts';
import type { MethodResults } from '../scenario/types.ts';
import { type ChangeRequest, study } from './study.ts';

/** Exact retraining that starts where a model without a past would, beside the methods. */
export const SCRATCH = 'exact-from-scratch';

export interface TrainingRequest extends ChangeRequest {
  readonly optimizer: Optimizer;
  readonly steps: number;
  /** Frames of a training that went its own way; null: the methods are trained here, as Watch it train trains them. */
  readonly recorded: Recorded | null;
}

export interface Recorded {
  /** The same as long as frames are only added: those that had figures keep them. */
  readonly id: number;
  readonly frames: readonly RecordedFrame[];
}

export interface RecordedFrame {
  readonly step: number;
  /** θ of each method. */
  readonly thetas: Readonly<Record<string, Float64Array>>;
}

/** One method along a training. Figures have one entry a frame: NaN where a figure has no meaning, and once training has diverged. */
export interface TraceLine {
  readonly id: string;
  /** Examples that one gradient touches. */
  readonly cost: number;
  /** F(θ), nats. */
  readonly objective: Float64Array;
  /** Share of the grid that is decided differently from exact retraining's solution. */
  readonly disagreement: Float64Array;
  /** ‖G − Ĝ‖ / ‖G‖ at θ. */
  readonly gradientError: Float64Array;
  /** Step of the first frame that is not finite; null where all are. */
  readonly divergedAt: number | null;
  /** The same figures where the float64 solver ends; null where it was not asked for. */
  readonly solved: Pick<MethodResults, 'objective' | 'disagreement' | 'converged'> & { readonly gradientError: number | null };
}

export interface TrainingResult {
  /** Optimizer steps before each frame. */
  readonly frames: Float64Array;
  readonly lines: readonly TraceLine[];
  /** Methods that train nothing, and how far their model is from exact retraining. */
  readonly levels: readonly { readonly id: string; readonly disagreement: number }[];
}

/** Objective, disagreement with exact and error of the past gradient of every method along a training. */
export const training = study<TrainingRequest, TrainingResult>('training');
