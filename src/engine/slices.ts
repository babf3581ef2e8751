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

/** Share of its time that an eased thread works: two of them and one that follows the pointer leave two cores room for the page. */
const EASED_SHARE = 0.2;

let eased = false;

/** Eases this thread, or lets it work at full pace again: while a hand is at work the page needs the cores that others hold. */
export const ease = (on: boolean): void => {
  eased = on;
};

/** Lets the events that wait be handled after `workedMs` of work; an eased thread rests for as long as its share asks. */
export const pause = (workedMs: number): Promise<void> =>
  eased ? new Promise((resolve) => setTimeout(resolve, workedMs * (1 / EASED_SHARE - 1))) : breathe();

export interface DrainOptions<Step> {
  readonly signal?: AbortSignal | undefined;
  /** Called with what the generator yields, at most once a slice. */
  readonly onStep?: ((step: Step) => void) | undefined;
}

/** What a generator returns, run in slices of `SLICE_MS` between which the thread pauses; rejects with an `AbortError`. */
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
      await pause(SLICE_MS);
      throwIfAborted(signal);
      deadline = performance.now() + SLICE_MS;
    }
  } finally {
    // Runs the generator's own `finally` where it was left in the middle; does nothing to one that is done.
    work.return(undefined as never);
  }
};
