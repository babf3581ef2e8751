/** Longest time that a slice of work holds a thread, in ms: short enough for the messages of a dragging pointer to be seen. */
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

/**
 * Share of its time that an eased thread works, and how long at a stretch, ms: so little that two of them, and one that follows the
 * pointer, leave the page its share of two cores, and that it never waits long for one.
 */
const EASED_SHARE = 0.1;
const EASED_SLICE_MS = 4;

let eased = false;

/** Eases this thread, or lets it work at full pace again: while a hand is at work the page needs the cores that others hold. */
export const ease = (on: boolean): void => {
  eased = on;
};

/** Lets the events that wait be handled after `workedMs` of work; an eased thread rests for as long as its share asks. */
export const pause = (workedMs: number): Promise<void> =>
  eased ? new Promise((resolve) => setTimeout(resolve, workedMs * (1 / EASED_SHARE - 1))) : breathe();

/** Lets waiting messages in when a slice of work is over, after a last `onBreath`; rejects once the work is abandoned. */
export const createBreather = (signal: AbortSignal): ((onBreath?: () => void) => Promise<void>) => {
  let deadline = performance.now() + SLICE_MS;
  return async (onBreath) => {
    if (performance.now() < deadline) return;
    onBreath?.();
    await breathe();
    throwIfAborted(signal);
    deadline = performance.now() + SLICE_MS;
  };
};

export interface DrainOptions<Step> {
  readonly signal?: AbortSignal | undefined;
  /** Called with what the generator yields, at most once a slice. */
  readonly onStep?: ((step: Step) => void) | undefined;
}

/** Result of a generator, run in slices of `SLICE_MS` between which the thread pauses; rejects with an `AbortError`. */
export const drainInSlices = async <Step, Result>(
  work: Generator<Step, Result>,
  { signal, onStep }: DrainOptions<Step> = {},
): Promise<Result> => {
  throwIfAborted(signal);
  let started = performance.now();
  try {
    for (;;) {
      const next = work.next();
      if (next.done) return next.value;
      const workedMs = performance.now() - started;
      if (workedMs < (eased ? EASED_SLICE_MS : SLICE_MS)) continue;
      onStep?.(next.value);
      await pause(workedMs);
      throwIfAborted(signal);
      started = performance.now();
    }
  } finally {
    // Runs the generator's own `finally` where it was left in the middle; does nothing to one that is done.
    work.return(undefined as never);
  }
};
