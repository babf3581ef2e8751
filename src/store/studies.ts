import type { EnginePreference } from '../engine/choose.ts';
import type { Study, StudyRequest, StudyResult, StudyRunner } from '../studies/study.ts';

/** A study as it stands: its newest request, and what came of it. */
export interface StudyState<S extends Study = Study> {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Share done, 0 … 1. */
  readonly share: number;
  /** Result to show: complete when `phase` is 'done', else what has been reported, or the answer to an older request. */
  readonly result: StudyResult<S> | null;
  /** The request that `result` answers, wholly or in part. */
  readonly resultOf: StudyRequest<S> | null;
  /** The request that was made last. */
  readonly request: StudyRequest<S> | null;
  /** Why it failed, in one sentence; null otherwise. */
  readonly problem: string | null;
}

/** Studies of the panels, each of them once at a time: a newer request takes the place of the older. */
export interface StudyDesk {
  state<S extends Study>(study: S): StudyState<S>;
  /** Starts a study, unless this very request is under way or answered (requests are compared part by part). */
  ask<S extends Study>(study: S, request: StudyRequest<S>): void;
  /** Stops a study that is under way; its reported result stays. */
  cancel(study: Study): void;
  subscribe(listener: () => void): () => void;
}

const IDLE: StudyState = { phase: 'idle', share: 0, result: null, resultOf: null, request: null, problem: null };

/** The two are equal part by part, by Object.is. */
const alike = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const parts = Object.entries(one);
  return (
    parts.length === Object.keys(other).length && parts.every(([key, part]) => Object.is(part, (other as Record<string, unknown>)[key]))
  );
};

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

export const createStudyDesk = (runner: StudyRunner, preference: () => EnginePreference): StudyDesk => {
  const states = new Map<string, StudyState>();
  const underWay = new Map<string, AbortController>();
  const listeners = new Set<() => void>();
  const stateOf = ({ id }: Study): StudyState => states.get(id) ?? IDLE;
  const become = (study: Study, part: Partial<StudyState>): void => {
    states.set(study.id, { ...stateOf(study), ...part });
    for (const listener of listeners) listener();
  };

  const start = async (study: Study, request: unknown): Promise<void> => {
    const abort = new AbortController();
    underWay.get(study.id)?.abort();
    underWay.set(study.id, abort);
    const current = (): boolean => underWay.get(study.id) === abort;
    become(study, { phase: 'running', share: 0, request, problem: null });
    try {
      const result = await runner.run(study, request, {
        engine: preference(),
        signal: abort.signal,
        onReport: (share, partial) => {
          if (!current()) return;
          become(study, { share, ...(partial === undefined ? {} : { result: partial, resultOf: request }) });
        },
      });
      if (current()) become(study, { phase: 'done', share: 1, result, resultOf: request });
    } catch (error) {
      if (!current()) return;
      if (isAbort(error)) become(study, { phase: 'cancelled' });
      else become(study, { phase: 'failed', problem: error instanceof Error ? error.message : String(error) });
    } finally {
      if (current()) underWay.delete(study.id);
    }
  };

  return {
    state: <S extends Study>(study: S) => stateOf(study) as StudyState<S>,
    ask(study, request) {
      const { phase, request: last } = stateOf(study);
      if ((phase === 'running' || phase === 'done') && alike(last, request)) return;
      void start(study, request);
    },
    cancel(study) {
      const abort = underWay.get(study.id);
      if (!abort) return;
      // At once: whoever asks next for the same starts it anew.
      underWay.delete(study.id);
      abort.abort();
      become(study, { phase: 'cancelled' });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
