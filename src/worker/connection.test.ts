import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../engine/engine.ts';
import type { ExperimentRequest } from '../studies/experiment.ts';
import { createConnection, HEARD_MS, LOADED_MS, WorkerDiedError, type WorkerLike } from './connection.ts';
import type { Reply, Request } from './protocol.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A connection whose workers say what the test says. */
const setUp = () => {
  const workers: (WorkerLike & { received: Request[]; ended: boolean; says(reply: Reply): void })[] = [];
  const connection = createConnection(() => {
    const received: Request[] = [];
    const worker = {
      onmessage: null as WorkerLike['onmessage'],
      onmessageerror: null,
      onerror: null as WorkerLike['onerror'],
      received,
      ended: false,
      postMessage: (message: Request) => void received.push(message),
      terminate: () => {
        worker.ended = true;
      },
      says: (data: Reply) => worker.onmessage?.({ data } as MessageEvent<Reply>),
    };
    workers.push(worker);
    return worker;
  });
  const run = (signal?: AbortSignal) => connection.call('run', {} as ExperimentRequest, { signal });
  return { connection, workers, run };
};

test('a worker that does not hear a cancel is ended, and what waits is asked of a fresh one', async () => {
  const { connection, workers, run } = setUp();
  const abort = new AbortController();
  const old = run(abort.signal).catch((error: Error) => error.name);
  workers[0]?.says({ kind: 'ready' });
  abort.abort();
  expect(await old).toBe('AbortError');
  const next = run();
  const onEngine = connection.call('evaluate', { engine: 'webgpu', problem: {} as Problem }).catch((error: Error) => error);
  vi.advanceTimersByTime(HEARD_MS - 1);
  expect(workers.map(({ ended }) => ended)).toEqual([false]);
  vi.advanceTimersByTime(1);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  expect(workers[1]?.received).toEqual([{ kind: 'run', id: 2, args: {} }]);
  expect(await onEngine).toBeInstanceOf(WorkerDiedError);
  workers[1]?.says({ kind: 'answer', id: 2, answer: { elapsedMs: 7 } as never });
  expect(await next).toEqual({ elapsedMs: 7 });
});

test('a worker that hears its cancels is kept, and so is one that still loads', async () => {
  const { workers, run } = setUp();
  const abandoned = () => {
    const abort = new AbortController();
    run(abort.signal).catch(() => {});
    abort.abort();
  };
  abandoned();
  vi.advanceTimersByTime(2 * HEARD_MS);
  workers[0]?.says({ kind: 'ready' });
  workers[0]?.says({ kind: 'heard', id: 1 });
  abandoned();
  workers[0]?.says({ kind: 'heard', id: 2 });
  vi.advanceTimersByTime(2 * HEARD_MS);
  expect(workers.map(({ ended }) => ended)).toEqual([false]);
});

test('a worker that never loads, or cannot be made, is told in a sentence, and the next call tries again', async () => {
  const { workers, run } = setUp();
  const said = /could not be loaded; see whether the page can be reached, and try again$/;
  const waits = run().catch((error: Error) => error.message);
  vi.advanceTimersByTime(LOADED_MS);
  expect(await waits).toMatch(said);
  const fails = run().catch((error: Error) => error.message);
  workers[1]?.onerror?.({ message: '' } as ErrorEvent);
  expect(await fails).toMatch(said);
  const refused = createConnection(() => {
    throw new Error('SecurityError');
  });
  await expect(refused.call('run', {} as ExperimentRequest)).rejects.toThrow(said);
});
