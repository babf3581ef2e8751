import type { ModelSpec } from '../core/model.ts';
import type { Points } from '../core/points.ts';
import type { EnginePreference } from '../engine/choose.ts';
import {
  type Engine,
  type EngineId,
  EngineLostError,
  type Evaluation,
  type Problem,
  type Snapshot,
  type Solution,
  type SolveOptions,
  type TrainOptions,
} from '../engine/engine.ts';
import { abortError } from '../engine/slices.ts';
import type { ExperimentRequest, Progress } from '../studies/experiment.ts';
import type { PackedExperiment } from './packed.ts';

/** Why there is no such engine here, as the end of a sentence: 'this browser has no WebGPU'. */
export interface Unavailable {
  readonly unavailable: string;
}

/** Engine as it presents itself. */
export type Identity = Pick<Engine, 'id' | 'precision' | 'description' | 'terms' | 'software'>;

/** Engines that a worker has only once they were asked for. */
export type AcquiredId = Exclude<EngineId, 'reference'>;

/** WebGPU adapters that will do. */
export type Adapters = 'any' | 'hardware';

/** Calls of a page to a worker: arguments and answer of each. */
export interface Calls {
  run: { args: ExperimentRequest; answer: PackedExperiment };
  acquire: { args: { engine: AcquiredId; adapters: Adapters }; answer: Identity | Unavailable };
  release: { args: { engine: AcquiredId }; answer: null };
  prepare: { args: { engine: EngineId; problem: Problem }; answer: null };
  evaluate: { args: { engine: EngineId; problem: Problem }; answer: Evaluation[] };
  solve: { args: { engine: EngineId; problem: Problem; options: Omit<SolveOptions, 'signal'> }; answer: Solution[] };
  train: { args: { engine: EngineId; problem: Problem; options: Omit<TrainOptions, 'signal' | 'onSnapshot'> }; answer: Snapshot };
  study: { args: { study: string; request: unknown; engine: EnginePreference }; answer: unknown };
  map: { args: { engine: EngineId; model: ModelSpec; thetas: readonly Float64Array[]; points: Points }; answer: Float32Array[] };
}

export type CallKind = keyof Calls;

/** A call of kind K; the union of all kinds where K is left out. Ids are never used twice by one page. */
export type CallRequest<K extends CallKind = CallKind> = { [Kind in K]: { kind: Kind; id: number; args: Calls[Kind]['args'] } }[K];

/** Page to worker. */
export type Request = CallRequest | { kind: 'cancel'; id: number } | { kind: 'ease'; on: boolean };

/**
 * Worker to page: 'ready' once; to a call any number of progress reports, snapshots or reports of a study, then one answer or failure;
 * to a cancel 'heard' at once, and nothing more is promised of that call.
 */
export type Reply =
  | { kind: 'ready' }
  | { kind: 'heard'; id: number }
  | { kind: 'progress'; id: number; progress: Progress }
  | { kind: 'snapshot'; id: number; snapshot: Snapshot }
  | { kind: 'report'; id: number; share: number; partial: unknown }
  | { kind: 'answer'; id: number; answer: Calls[CallKind]['answer'] }
  | { kind: 'failure'; id: number; error: Failure };

/** An error as plain data. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

export const toFailure = (error: unknown): Failure =>
  error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };

/** The error that a failure was, of the class that callers tell apart. */
export const toError = ({ name, message }: Failure): Error => {
  if (name === 'AbortError') return abortError();
  if (name === 'EngineLostError') return new EngineLostError(message);
  return Object.assign(new Error(message), { name });
};

/**
 * The buffers that an answer hands over instead of copying: its maps, which nothing on the worker's side keeps. Everything else
 * is small, and may be shared (a last snapshot is also the answer) or cached (an outcome).
 */
export const transferables = <K extends CallKind>(kind: K, answer: Calls[K]['answer']): ArrayBuffer[] => {
  const maps = kind === 'run' ? mapsOf(answer as PackedExperiment) : kind === 'map' ? (answer as Float32Array[]) : [];
  const buffers = maps.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
  return [...new Set(buffers)];
};

const mapsOf = ({ maps }: PackedExperiment): Float32Array[] => (maps ? [maps.before, ...Object.values(maps.methods)] : []);
