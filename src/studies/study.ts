import type { EnginePreference } from '../engine/choose.ts';
import type { Engine } from '../engine/engine.ts';
import type { RunCache } from '../scenario/run.ts';
import type { FloorRequest, FloorResult } from './floor.worker.ts';
import type { GradientLandingRequest, GradientLandingResult } from './gradientLanding.worker.ts';
import type { GradientPartsRequest, GradientPartsResult } from './gradientParts.worker.ts';
import type { GradientWayRequest, GradientWayResult } from './gradientWay.worker.ts';
import type { LandscapeRequest, LandscapeResult } from './landscape.worker.ts';
import type { LandscapeProbeRequest, LandscapeProbeResult } from './landscapeProbe.worker.ts';
import type { LeaveOneOutRequest, LeaveOneOutResult } from './leaveOneOut.worker.ts';
import type { MemoryCurveRequest, MemoryCurveResult } from './memoryCurve.worker.ts';
import type { MemoryOrderRequest, MemoryOrderResult } from './memoryOrder.worker.ts';
import type { MemoryRulesRequest, MemoryRulesResult } from './memoryRules.worker.ts';
import type { RemovalRequest, RemovalResult } from './removal.worker.ts';
import type { TrainingRequest, TrainingResult } from './training.worker.ts';

/**
 * What can be asked of a scenario beyond its figures, by the name of the file in `studies/` that answers it. A request is plain data; a
 * result too, with typed arrays where there is much of it.
 */
export interface Studies {
  leaveOneOut: { request: LeaveOneOutRequest; result: LeaveOneOutResult };
  removal: { request: RemovalRequest; result: RemovalResult };
  gradientWay: { request: GradientWayRequest; result: GradientWayResult };
  gradientParts: { request: GradientPartsRequest; result: GradientPartsResult };
  gradientLanding: { request: GradientLandingRequest; result: GradientLandingResult };
  landscape: { request: LandscapeRequest; result: LandscapeResult };
  landscapeProbe: { request: LandscapeProbeRequest; result: LandscapeProbeResult };
  memoryCurve: { request: MemoryCurveRequest; result: MemoryCurveResult };
  memoryOrder: { request: MemoryOrderRequest; result: MemoryOrderResult };
  memoryRules: { request: MemoryRulesRequest; result: MemoryRulesResult };
  floor: { request: FloorRequest; result: FloorResult };
  training: { request: TrainingRequest; result: TrainingResult };
}

export type StudyKind = keyof Studies;
export type StudyRequest<K extends StudyKind> = Studies[K] extends { request: infer R } ? R : never;
export type StudyResult<K extends StudyKind> = Studies[K] extends { result: infer R } ? R : never;

/** What a study works with. */
export interface StudyTools<Result> {
  /** The fastest engine that the visitor's preference allows; float32 but for its `solve`. */
  readonly engine: Engine;
  readonly reference: Engine;
  /** Base models and grids of earlier runs of this worker. */
  readonly cache: RunCache;
  readonly signal: AbortSignal;
  /** Share done, 0 … 1, and what can be shown already. */
  report(share: number, partial?: Result): void;
}

/** Answers one kind of request; must breathe (`drainInSlices`, engine calls) so that it can be stopped. Aborts reject with an `AbortError`. */
export type Study<K extends StudyKind> = (request: StudyRequest<K>, tools: StudyTools<StudyResult<K>>) => Promise<StudyResult<K>>;

/** Names the shape; the default export of a file in `studies/`. */
export const defineStudy = <K extends StudyKind>(_kind: K, study: Study<K>): Study<K> => study;

export interface StudyOptions<Result> {
  readonly engine: EnginePreference;
  readonly signal?: AbortSignal;
  readonly onReport?: (share: number, partial?: Result) => void;
}

/** Answers studies, in a worker of its own on the page. */
export interface StudyRunner {
  run<K extends StudyKind>(kind: K, request: StudyRequest<K>, options: StudyOptions<StudyResult<K>>): Promise<StudyResult<K>>;
}
