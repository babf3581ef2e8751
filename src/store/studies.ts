import type { EnginePreference } from '../engine/choose.ts';
import type { StudyKind, StudyRequest, StudyResult, StudyRunner } from '../studies/study.ts';

/** Where the newest study of one kind stands. */
export interface StudyState<K extends StudyKind = StudyKind> {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Share done, 0 … 1. */
  readonly share: number;
  /** What there is to show: complete when `phase` is 'done', else what has been reported, or the answer to an older request. */
  readonly result: StudyResult<K> | null;
  /** The request that `result` answers, wholly or in part. */
  readonly resultOf: StudyRequest<K> | null;
  /** The request that was made last. */
  readonly request: StudyRequest<K> | null;
  /** Why it failed, in one sentence; null otherwise. */
  readonly problem: string | null;
}

/** Studies of the panels: one of each kind at a time. A newer request of a kind takes the place of the older. */
export interface StudyDesk {
  state<K extends StudyKind>(kind: K): StudyState<K>;
  /** Starts a study, unless this very request is under way or answered (requests are compared part by part). */
  ask<K extends StudyKind>(kind: K, request: StudyRequest<K>): void;
  /** Leaves the study under way; what it has reported stays. */
  cancel(kind: StudyKind): void;
  subscribe(listener: () => void): () => void;
}

const IDLE: StudyState<never> = { phase: 'idle', share: 0, result: null, resultOf: null, request: null, problem: null };

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
  const states = new Map<StudyKind, StudyState>();
  const underWay = new Map<StudyKind, AbortController>();
  const listeners = new Set<() => void>();
  const stateOf = (kind: StudyKind): StudyState => states.get(kind) ?? (IDLE as StudyState);
  const become = (kind: StudyKind, part: Partial<StudyState>): void => {
    states.set(kind, { ...stateOf(kind), ...part });
    for (const listener of listeners) listener();
  };

  const start = async (kind: StudyKind, request: unknown): Promise<void> => {
    const abort = new AbortController();
    underWay.get(kind)?.abort();
    underWay.set(kind, abort);
    const current = (): boolean => underWay.get(kind) === abort;
    become(kind, { phase: 'running', share: 0, request, problem: null } as Partial<StudyState>);
    try {
      const result = await runner.run(kind, request as never, {
        engine: preference(),
        signal: abort.signal,
        onReport: (share, partial) => {
          if (!current()) return;
          become(kind, { share, ...(partial === undefined ? {} : { result: partial, resultOf: request }) } as Partial<StudyState>);
        },
      });
      if (current()) become(kind, { phase: 'done', share: 1, result, resultOf: request } as Partial<StudyState>);
    } catch (error) {
      if (!current()) return;
      if (isAbort(error)) become(kind, { phase: 'cancelled' });
      else become(kind, { phase: 'failed', problem: error instanceof Error ? error.message : String(error) });
    } finally {
      if (current()) underWay.delete(kind);
    }
  };

  return {
    state: (kind) => stateOf(kind) as never,
    ask(kind, request) {
      const { phase, request: last } = stateOf(kind);
      if ((phase === 'running' || phase === 'done') && alike(last, request)) return;
      void start(kind, request);
    },
    cancel(kind) {
      const abort = underWay.get(kind);
      if (!abort) return;
      // At once: whoever asks next for the same starts it anew.
      underWay.delete(kind);
      abort.abort();
      become(kind, { phase: 'cancelled' });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
