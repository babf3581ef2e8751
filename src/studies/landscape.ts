import type { Window } from '../adaptation/lenses/plane.ts';
import type { Trial } from '../adaptation/lenses/probe.ts';
import type { Lowest } from '../adaptation/lenses/surface.ts';
import type { Optimizer } from '../engine/engine.ts';
import { type ChangeRequest, study } from './study.ts';

/** The loss over the plane through θ*, exact retraining and the chosen method. */
export interface LandscapeRequest extends ChangeRequest {
  /** Whose reconstruction lies over the true loss, and whose solution the plane goes through. */
  readonly method: string;
  /** L against K, or both with the change. */
  readonly of: 'past' | 'change';
  /** The window holds θ* and what the plane goes through, or all the solutions. */
  readonly reach: 'near' | 'all';
  /** Width of the window over its height. */
  readonly aspect: number;
  /** How the paths are trained. */
  readonly optimizer: Optimizer;
  readonly steps: number;
}

/** One objective over the window. */
export interface Surface {
  /** F above its lowest value in the window, nats; R × R nodes, row by row from y0, x fastest. */
  readonly values: Float64Array;
  readonly lowest: Lowest;
}

/** A model and where it stands: its foot on the plane, how far it lies outside, and how high. Heights are above `lowest`, nats. */
export interface Place {
  /** 'theta-star', or a method. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly outside: number;
  /** ‖θ − θ_exact‖. */
  readonly fromExact: number;
  readonly truth: number;
  readonly reconstruction: number | null;
}

export interface LandscapeResult {
  readonly method: string;
  readonly of: 'past' | 'change';
  /** What the two axes lead to: methods, 'gradient' (the past's, at exact), 'weight 1', 'weight 2'. */
  readonly through: readonly [string, string];
  /** θ₀ is θ*, θ* in the weights of a new model, or where training starts when no weight corresponds. */
  readonly origin: 'theta-star' | 'carried' | 'start';
  readonly window: Window;
  readonly resolution: number;
  readonly truth: Surface;
  readonly reconstruction: Surface | null;
  /** Why there is no reconstruction; null where there is one. */
  readonly because: string | null;
  readonly places: readonly Place[];
  /** Methods that have no place, and why. */
  readonly missing: readonly { readonly id: string; readonly because: string }[];
  /** Where training takes each method: x, y, x, y, … */
  readonly paths: readonly { readonly id: string; readonly feet: Float64Array }[];
  readonly trial: Trial;
}

export const landscape = study<LandscapeRequest, LandscapeResult>('landscape');
