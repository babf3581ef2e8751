import type { ModelSpec } from '../core/model.ts';
import type { Objective } from '../core/objective.ts';
import type { Points } from '../core/points.ts';
import type { TermKind } from '../core/terms.ts';

export type EngineId = 'reference' | 'simd' | 'webgpu';

/** Many objectives over shared points at once; they differ in (a, b), Λ, η and in where they start. */
export interface Problem {
  readonly model: ModelSpec;
  readonly points: Points;
  readonly objectives: readonly Objective[];
  /** θ of each objective, length p. */
  readonly thetas: readonly Float64Array[];
}

export interface Evaluation {
  /** F(θ), in nats. */
  readonly value: number;
  /** ∇F(θ), length p. */
  readonly gradient: Float64Array;
}

export interface Solution {
  readonly theta: Float64Array;
  readonly value: number;
  /** ‖∇F(θ)‖. */
  readonly gradientNorm: number;
  readonly converged: boolean;
  readonly iterations: number;
}

export type Optimizer =
  | { readonly kind: 'adam'; readonly learningRate: number }
  | { readonly kind: 'sgd'; readonly learningRate: number; readonly momentum: number };

/** States of all the models after `step` full-batch steps. */
export interface Snapshot {
  readonly step: number;
  readonly thetas: readonly Float64Array[];
  readonly values: readonly number[];
  readonly gradientNorms: readonly number[];
}

export interface TrainOptions {
  readonly optimizer: Optimizer;
  readonly steps: number;
  /** Steps between two snapshots; the last step always gives one. */
  readonly stepsPerSnapshot: number;
  readonly onSnapshot?: (snapshot: Snapshot) => void;
  readonly signal?: AbortSignal;
}

export interface SolveOptions {
  /** Stop at ‖∇F‖ ≤ this. */
  readonly gradientNorm: number;
  readonly maxIterations?: number;
  readonly signal?: AbortSignal;
}

/**
 * Minimises objectives. It knows no method and no screen. Not converging is a result; an abort rejects with an `AbortError`;
 * a device that is lost rejects with an `EngineLostError`, after which the engine is of no further use.
 */
export interface Engine {
  readonly id: EngineId;
  readonly precision: 'float32' | 'float64';
  /** Name for the badge: 'WebGPU on <adapter>', 'CPU'. */
  readonly description: string;
  /** Terms outside of the form that this engine computes itself; problems that have others go to the reference (`finishing`). */
  readonly terms: 'all' | readonly TermKind[];
  /** The device is emulated by the CPU: a software adapter of WebGPU. */
  readonly software?: boolean;
  /** Compiles ahead what such a problem will need; an engine that compiles nothing leaves it out. */
  prepare?(problem: Problem): Promise<void>;
  /** F and ∇F of each objective at its θ. */
  evaluate(problem: Problem): Promise<Evaluation[]>;
  /** Minimises each objective from its θ. */
  solve(problem: Problem, options: SolveOptions): Promise<Solution[]>;
  /** Full-batch first-order training of all the objectives together, to be watched. */
  train(problem: Problem, options: TrainOptions): Promise<Snapshot>;
  /** f(θ) at the points for each θ: n × C logits each. */
  map(model: ModelSpec, thetas: readonly Float64Array[], points: Points): Promise<Float32Array[]>;
  dispose(): void;
}

/** Terms of a problem's objectives that an engine does not know. */
export const unknownTerms = (engine: Pick<Engine, 'terms'>, { objectives }: Pick<Problem, 'objectives'>): TermKind[] => {
  const kinds = new Set(objectives.flatMap(({ terms = [] }) => terms.map(({ term }) => term.kind)));
  return [...kinds].filter((kind) => engine.terms !== 'all' && !engine.terms.includes(kind));
};

/** The device went away (driver reset, `device.destroy()`, a refused allocation): go on with another engine. */
export class EngineLostError extends Error {
  override readonly name = 'EngineLostError';
}
