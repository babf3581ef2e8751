import type { Domain } from '../data/grid.ts';
import type { Outcome, Scenario } from '../scenario/types.ts';

export type { Domain };

/** Logits on a grid of R × R nodes, edges included; row r is y = y0 + r (y1 − y0)/(R − 1), column c likewise in x. */
export interface Maps {
  readonly step: number;
  readonly domain: Domain;
  readonly resolution: number;
  /** C: logits a node, innermost. */
  readonly outputs: number;
  /** f* of the base model or of exact's previous solution: the boundary before the change. R·R·C. */
  readonly before: Float32Array;
  /** By method id; methods that are not defined for the step are left out. R·R·C each. */
  readonly methods: Readonly<Record<string, Float32Array>>;
}

export interface ExperimentRequest {
  readonly scenario: Scenario;
  /** Which step's maps are wanted, where and how fine. Null: two inputs are not what this data has, or no picture is needed. */
  readonly view: { readonly step: number; readonly domain: Domain; readonly resolution: number } | null;
}

export interface Experiment {
  readonly outcome: Outcome;
  readonly maps: Maps | null;
  readonly elapsedMs: number;
}

export interface Progress {
  /** What is being fitted: 'base' or a method id. */
  readonly fitting: string;
  readonly step: number;
  /** Share of the fits that are done, 0 … 1. */
  readonly share: number;
}

/** Runs whole scenarios in float64 (`scenario/run.ts`), in a worker on the page. Aborts reject with an `AbortError`. */
export interface ExperimentRunner {
  run(request: ExperimentRequest, options?: { signal?: AbortSignal; onProgress?: (progress: Progress) => void }): Promise<Experiment>;
}
