/** How long one slice of work may hold a thread, in ms: short enough for the messages of a dragging pointer to be seen. */
export const SLICE_MS = 12;

/** The error that every aborted call rejects with. */
export const abortError = (): DOMException => new DOMException('the run was abandoned', 'AbortError');

export const throwIfAborted = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw abortError();
};

/** Lets the events that wait be handled. Not a timer: those are held back to 4 ms, and to a second in a hidden page. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

export interface DrainOptions<Step> {
  readonly signal?: AbortSignal | undefined;
  /** Called with what the generator yields, at most once a slice. */
  readonly onStep?: ((step: Step) => void) | undefined;
}

/** What a generator returns, run in slices of `SLICE_MS` between which the thread breathes; rejects with an `AbortError`. */
export const drainInSlices = async <Step, Result>(
  work: Generator<Step, Result>,
  { signal, onStep }: DrainOptions<Step> = {},
): Promise<Result> => {
  throwIfAborted(signal);
  let deadline = performance.now() + SLICE_MS;
  try {
    for (;;) {
      const next = work.next();
      if (next.done) return next.value;
      if (performance.now() < deadline) continue;
      onStep?.(next.value);
      await breathe();
      throwIfAborted(signal);
      deadline = performance.now() + SLICE_MS;
    }
  } finally {
    // Runs the generator's own `finally` where it was left in the middle; does nothing to one that is done.
    work.return(undefined as never);
  }
};
