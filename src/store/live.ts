import type { ModelSpec } from '../core/model.ts';
import type { Optimizer, Snapshot } from '../engine/engine.ts';
import type { Maps } from '../studies/experiment.ts';

/** State of a visible training. It changes many times a second, so it lives beside React: subscribe once, draw in an animation frame. */
export interface LiveFrame {
  /** Optimizer steps done. */
  readonly step: number;
  /** Index of the change (`results.steps[k]`) whose methods are being trained. */
  readonly changeStep: number;
  readonly model: ModelSpec;
  readonly transform: { readonly shift: readonly number[]; readonly scale: readonly number[] };
  /** θ of each method in training. */
  readonly thetas: Readonly<Record<string, Float64Array>>;
  /** F(θ) and ‖∇F(θ)‖ of each, as the engine reports them. */
  readonly values: Readonly<Record<string, number>>;
  readonly gradientNorms: Readonly<Record<string, number>>;
  /** Logits of these θ on a coarse grid, for the boundaries; null until the first has come. */
  readonly maps: Maps | null;
}

/** The training whose frames can be looked at. */
export interface Recording {
  readonly changeStep: number;
  readonly optimizer: Optimizer;
  /** Optimizer steps that it has in all. */
  readonly steps: number;
  /** Trained in one go from the start: no single step and no edit has come between. */
  readonly unbroken: boolean;
  /** Method of each θ of a frame. */
  readonly ids: readonly string[];
  /** In order of their steps; more come while an engine is at work. */
  readonly frames: readonly Snapshot[];
  /** Share of the map that each method decides otherwise than exact retraining's solution, of the frames that were on the screen. */
  readonly shares: ReadonlyMap<Snapshot, Readonly<Record<string, number>>>;
}

export interface LiveChannel {
  /** The newest frame; null when nothing is in training and the picture shows the finished results. */
  current(): LiveFrame | null;
  publish(frame: LiveFrame | null): void;
  /** Record of the training under way or just done; null when there is none. */
  recording(): Recording | null;
  /** Told with the next frame that is published. */
  record(recording: Recording | null): void;
  subscribe(listener: () => void): () => void;
}

export const createLiveChannel = (): LiveChannel => {
  let frame: LiveFrame | null = null;
  let recording: Recording | null = null;
  const listeners = new Set<() => void>();
  return {
    current: () => frame,
    publish: (next) => {
      frame = next;
      for (const listener of listeners) listener();
    },
    recording: () => recording,
    record: (next) => {
      recording = next;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
