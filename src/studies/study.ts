import type { EnginePreference } from '../engine/choose.ts';
import type { Engine } from '../engine/engine.ts';
import type { KnownFits } from '../scenario/knownFits.ts';
import type { RunCache } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';

/**
 * A question about a scenario beyond its figures, by the name of its files: `<id>.ts` has the types and this token, for the page;
 * `<id>.worker.ts` the answer, loaded when it is asked. A request is plain data; a result too, with typed arrays where there is much of it.
 */
export interface Study<Request = unknown, Result = unknown> {
  readonly id: string;
  /** For the compiler alone; never there. */
  readonly types?: { readonly request: Request; readonly result: Result };
}

export type StudyRequest<S extends Study> = NonNullable<S['types']>['request'];
export type StudyResult<S extends Study> = NonNullable<S['types']>['result'];

/** The change that most studies are asked about. */
export interface ChangeRequest {
  readonly scenario: Scenario;
  /** Index of the change. */
  readonly step: number;
  /** Where the fits of a finished run of this scenario ended: nothing is solved again then. */
  readonly known?: KnownFits;
}

export const study = <Request, Result>(id: string): Study<Request, Result> => ({ id });

/** Engines, caches and the way back of an answer. */
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

/** The result of a request; must breathe (`drainInSlices`, engine calls) so that it can be stopped. Aborts reject with an `AbortError`. */
export type Answer<Request, Result> = (request: Request, tools: StudyTools<Result>) => Promise<Result>;

/** The answer of a study: the default export of its `<id>.worker.ts`. */
export const answer = <Request, Result>(_: Study<Request, Result>, work: Answer<Request, Result>): Answer<Request, Result> => work;

export interface StudyOptions<Result> {
  readonly engine: EnginePreference;
  readonly signal?: AbortSignal;
  readonly onReport?: (share: number, partial?: Result) => void;
}

/** Answers studies, in a worker of its own on the page. */
export interface StudyRunner {
  run<Request, Result>(study: Study<Request, Result>, request: Request, options: StudyOptions<Result>): Promise<Result>;
}
