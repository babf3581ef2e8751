import type { Experiment, ExperimentRequest, ExperimentRunner, Progress } from '../studies/experiment.ts';

export interface ComputeEvents {
  onBusy(busy: boolean): void;
  /** Nothing has come for `SLOW_MS`, or again has. */
  onSlow(slow: boolean): void;
  onProgress(progress: Progress): void;
  onResult(experiment: Experiment, request: ExperimentRequest): void;
  /** The run failed; `newest` says that nothing newer waits, so that the failure is worth showing. */
  onProblem(error: Error, request: ExperimentRequest, newest: boolean): void;
}

export interface Compute {
  /** Asks for a run. `patient`: let a run that is under way finish first (a gesture goes on and its picture is worth seeing). */
  request(request: ExperimentRequest, patient: boolean): void;
  /** Ends what is under way, and what waits. */
  stop(): void;
  dispose(): void;
}

/** Time without a result after which a run is slow, ms. */
export const SLOW_MS = 1_000;
/** Longest time that a newer request waits for the run under way, ms. */
export const WAIT_MS = 500;

const sameView = (a: ExperimentRequest['view'], b: ExperimentRequest['view']): boolean =>
  a === b || (a !== null && b !== null && a.step === b.step && a.domain === b.domain && a.resolution === b.resolution);

const sameRequest = (a: ExperimentRequest, b: ExperimentRequest): boolean => a.scenario === b.scenario && sameView(a.view, b.view);

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/**
 * Computation with one run at a time; while it is under way only the newest request waits, and never for long. An impatient request aborts
 * the run under way at once, but not two in a row: where runs are short, every second one reaches the screen however fast requests come.
 */
export const createCompute = (runner: ExperimentRunner, events: ComputeEvents): Compute => {
  let running: { request: ExperimentRequest; abort: AbortController } | null = null;
  let waiting: ExperimentRequest | null = null;
  let abortedLast = false;
  let disposed = false;
  let slow = false;
  let slowTimer: ReturnType<typeof setTimeout> | undefined;
  let waitTimer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: boolean): void => {
    if (slow === next) return;
    slow = next;
    events.onSlow(next);
  };
  const watch = (): void => {
    clearTimeout(slowTimer);
    slowTimer = setTimeout(() => become(true), SLOW_MS);
  };
  const stopWaiting = (): void => {
    clearTimeout(waitTimer);
    waitTimer = undefined;
    waiting = null;
  };
  const rest = (): void => {
    clearTimeout(slowTimer);
    become(false);
    events.onBusy(false);
  };

  const start = async (request: ExperimentRequest): Promise<void> => {
    const abort = new AbortController();
    const mine = { request, abort };
    running = mine;
    let aborted = false;
    try {
      const experiment = await runner.run(request, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (!disposed && !abort.signal.aborted) events.onProgress(progress);
        },
      });
      if (!disposed && running === mine) {
        events.onResult(experiment, request);
        become(false);
        watch();
      }
    } catch (error) {
      aborted = isAbort(error);
      if (!disposed && !aborted && running === mine)
        events.onProblem(error instanceof Error ? error : new Error(String(error)), request, waiting === null);
    }
    // Stopped meanwhile.
    if (running !== mine) return;
    abortedLast = aborted;
    running = null;
    if (disposed) return;
    const next = waiting;
    stopWaiting();
    if (next) void start(next);
    else rest();
  };

  return {
    request(request, patient) {
      if (disposed) return;
      if (!running) {
        events.onBusy(true);
        watch();
        void start(request);
        return;
      }
      if (sameRequest(request, waiting ?? running.request)) return;
      waiting = sameRequest(request, running.request) && !running.abort.signal.aborted ? null : request;
      if (!waiting) stopWaiting();
      else if (!patient && !abortedLast) running.abort.abort();
      else waitTimer ??= setTimeout(() => running?.abort.abort(), WAIT_MS);
    },
    stop() {
      if (!running) return;
      const { abort } = running;
      running = null;
      abortedLast = false;
      stopWaiting();
      abort.abort();
      rest();
    },
    dispose() {
      disposed = true;
      clearTimeout(slowTimer);
      stopWaiting();
      running?.abort.abort();
    },
  };
};
