import type { Snapshot } from '../engine/engine.ts';
import { abortError, throwIfAborted } from '../engine/slices.ts';
import type { Progress } from '../studies/experiment.ts';
import { type CallKind, type Calls, type Reply, type Request, toError } from './protocol.ts';

/** The part of a `Worker` that is used here. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: Request): void;
  terminate(): void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onSnapshot?: ((snapshot: Snapshot) => void) | undefined;
  readonly onReport?: ((share: number, partial: unknown) => void) | undefined;
}

/** Connection to a worker that is started when it is first needed and again after it died. */
export interface Connection {
  /** The worker's answer. Rejects with an `AbortError`, with what the worker failed of, or with a `WorkerDiedError`. */
  call<K extends CallKind>(kind: K, args: Calls[K]['args'], options?: CallOptions): Promise<Calls[K]['answer']>;
  /** Eases the worker, and any that takes its place, or lets it work at full pace again (`ease` of slices.ts). */
  ease(on: boolean): void;
  /** Ends the worker; what is under way rejects with an `AbortError`. */
  close(): void;
}

/** The worker failed as a whole; the next call starts a fresh one, which knows nothing of what the old one held. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
}

interface Pending extends CallOptions {
  settle(answer: unknown): void;
  fail(error: Error): void;
}

export const createConnection = (spawn: () => WorkerLike): Connection => {
  const pending = new Map<number, Pending>();
  let worker: WorkerLike | null = null;
  let lastId = 0;
  let eased = false;

  const end = (error: Error): void => {
    worker?.terminate();
    worker = null;
    for (const call of [...pending.values()]) call.fail(error);
  };

  const receive = (reply: Reply): void => {
    const call = pending.get(reply.id);
    // Late words of a call that was abandoned.
    if (!call) return;
    if (reply.kind === 'progress') call.onProgress?.(reply.progress);
    else if (reply.kind === 'snapshot') call.onSnapshot?.(reply.snapshot);
    else if (reply.kind === 'report') call.onReport?.(reply.share, reply.partial);
    else if (reply.kind === 'answer') call.settle(reply.answer);
    else call.fail(toError(reply.error));
  };

  const start = (): WorkerLike => {
    const started = spawn();
    started.onmessage = (event) => receive(event.data);
    started.onmessageerror = () => end(new WorkerDiedError('worker: a message could not be read; try again'));
    started.onerror = (event) => end(new WorkerDiedError(`worker: ${event.message || 'it could not be started'}; try again`));
    if (eased) started.postMessage({ kind: 'ease', on: true });
    return started;
  };

  return {
    ease(on) {
      if (on === eased) return;
      eased = on;
      worker?.postMessage({ kind: 'ease', on });
    },
    call: <K extends CallKind>(kind: K, args: Calls[K]['args'], options: CallOptions = {}) =>
      new Promise<Calls[K]['answer']>((resolve, reject) => {
        const { signal } = options;
        throwIfAborted(signal);
        const id = ++lastId;
        const abandon = (): void => {
          worker?.postMessage({ kind: 'cancel', id });
          call.fail(abortError());
        };
        const close = (): void => {
          pending.delete(id);
          signal?.removeEventListener('abort', abandon);
        };
        const call: Pending = {
          ...options,
          settle(answer) {
            close();
            resolve(answer as Calls[K]['answer']);
          },
          fail(error) {
            close();
            reject(error);
          },
        };
        worker ??= start();
        worker.postMessage({ kind, id, args } as Request);
        pending.set(id, call);
        signal?.addEventListener('abort', abandon);
      }),
    close: () => end(abortError()),
  };
};
