import { type ChangeRequest, study } from './study.ts';

export interface FloorRequest extends ChangeRequest {
  /** How many other initialisations. */
  readonly count: number;
}

/** Exact retraining from one other initialisation. */
export interface OtherExact {
  /** Seed of the initialisation. */
  readonly seed: number;
  readonly theta: Float64Array;
  /** F(θ), nats. */
  readonly objective: number;
  readonly converged: boolean;
  /** Share of the grid that it decides differently from exact retraining as the page does it. */
  readonly disagreement: number;
}

export interface FloorResult {
  readonly others: readonly OtherExact[];
  /** Share of the grid that each two of them decide differently. */
  readonly apart: readonly number[];
  /** F of exact retraining as the page does it, nats. */
  readonly objective: number;
  /** Share of the grid on which not all of them, the page's own included, decide the same. */
  readonly width: number;
}

/** Exact retraining of an MLP from other initialisations: how far equally exact answers are from each other. Throws for a GLM. */
export const floor = study<FloorRequest, FloorResult>('floor');
