import type { Experiment, ExperimentRequest, ExperimentRunner, Progress } from '../studies/experiment.ts';

export interface ComputeEvents {
  onBusy(busy: boolean): void;
  onProgress(progress: Progress): void;
  onResult(experiment: Experiment, request: ExperimentRequest): void;
  /** The run failed; `newest` says that nothing newer waits, so that the failure is worth showing. */
  onProblem(error: Error, request: ExperimentRequest, newest: boolean): void;
}

export interface Compute {
  /** Asks for a run. `patient`: let a run that is under way finish first (a gesture goes on and its picture is worth seeing). */
  request(request: ExperimentRequest, patient: boolean): void;
  dispose(): void;
}

const sameView = (a: ExperimentRequest['view'], b: ExperimentRequest['view']): boolean =>
  a === b || (a !== null && b !== null && a.step === b.step && a.domain === b.domain && a.resolution === b.resolution);

const sameRequest = (a: ExperimentRequest, b: ExperimentRequest): boolean => a.scenario === b.scenario && sameView(a.view, b.view);

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/**
 * Computation with one run at a time; while it is under way only the newest request waits. An impatient request aborts the run under
 * way, but never two in a row, so that every second run at least reaches the screen however fast requests come.
 */
export const createCompute = (runner: ExperimentRunner, events: ComputeEvents): Compute => {
  let running: { request: ExperimentRequest; abort: AbortController } | null = null;
  let waiting: ExperimentRequest | null = null;
  let abortedLast = false;
  let disposed = false;

  const start = async (request: ExperimentRequest): Promise<void> => {
    const abort = new AbortController();
    running = { request, abort };
    let aborted = false;
    try {
      const experiment = await runner.run(request, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (!disposed && !abort.signal.aborted) events.onProgress(progress);
        },
      });
      if (!disposed) events.onResult(experiment, request);
    } catch (error) {
      aborted = isAbort(error);
      if (!disposed && !aborted) events.onProblem(error instanceof Error ? error : new Error(String(error)), request, waiting === null);
    }
    abortedLast = aborted;
    running = null;
    if (disposed) return;
    const next = waiting;
    waiting = null;
    if (next) void start(next);
    else events.onBusy(false);
  };

  return {
    request(request, patient) {
      if (disposed) return;
      if (!running) {
        events.onBusy(true);
        void start(request);
        return;
      }
      if (sameRequest(request, waiting ?? running.request)) return;
      waiting = sameRequest(request, running.request) && !running.abort.signal.aborted ? null : request;
      if (waiting && !patient && !abortedLast) running.abort.abort();
    },
    dispose() {
      disposed = true;
      waiting = null;
      running?.abort.abort();
    },
  };
};
