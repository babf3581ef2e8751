import type { Snapshot } from '../engine/engine.ts';
import { abortError, throwIfAborted } from '../engine/slices.ts';
import type { Progress } from '../studies/experiment.ts';
import { type CallKind, type CallRequest, type Calls, type Reply, type Request, toError } from './protocol.ts';

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

/**
 * Time in which a worker must hear a cancel, ms, unless said otherwise; one that does not is deep in work that nobody wants any more, and
 * is ended. What it holds is lost with it.
 */
export const HEARD_MS = 3_000;
/** Time that a worker may take to load, ms. */
export const LOADED_MS = 30_000;

/** Connection to a worker that is started when it is first needed, and again after it died or did not listen. */
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

const NOT_LOADED = 'The part of the page that computes could not be loaded; see whether the page can be reached, and try again';
const brokeOff = (message: string): string => `What computes broke off (${message || 'nobody knows why'}); try again, or with less data`;

interface Pending {
  readonly request: CallRequest;
  receive(reply: Exclude<Reply, { kind: 'ready' | 'heard' }>): void;
  fail(error: Error): void;
}

/** True of a call that a fresh worker can answer as well: it speaks of no engine that the old one held. */
const isSelfContained = ({ kind, args }: CallRequest): boolean =>
  kind === 'run' || kind === 'study' || kind === 'acquire' || args.engine === 'reference';

export const createConnection = (spawn: () => WorkerLike, heardMs = HEARD_MS): Connection => {
  const pending = new Map<number, Pending>();
  /** Cancels that the worker has not heard yet. */
  const unheard = new Set<number>();
  let worker: WorkerLike | null = null;
  let isReady = false;
  let lastId = 0;
  let eased = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const discard = (): void => {
    clearTimeout(patience);
    patience = undefined;
    unheard.clear();
    worker?.terminate();
    worker = null;
    isReady = false;
  };

  const end = (error: Error): void => {
    discard();
    for (const call of [...pending.values()]) call.fail(error);
  };

  /** Ends a worker that does not listen. What a fresh one can answer as well is asked of it. */
  const replace = (): void => {
    discard();
    const died = new WorkerDiedError('What computes did not listen and was ended; try again');
    for (const call of [...pending.values()])
      if (isSelfContained(call.request)) post(call.request);
      else call.fail(died);
  };

  const watch = (): void => {
    if (patience === undefined && isReady && unheard.size > 0) patience = setTimeout(replace, heardMs);
  };

  const hear = (id: number): void => {
    unheard.delete(id);
    if (unheard.size > 0) return;
    clearTimeout(patience);
    patience = undefined;
  };

  const ready = (): void => {
    clearTimeout(patience);
    patience = undefined;
    isReady = true;
    watch();
  };

  const receive = (reply: Reply): void => {
    if (reply.kind === 'ready') ready();
    else if (reply.kind === 'heard') hear(reply.id);
    // None for late words of a call that was abandoned.
    else pending.get(reply.id)?.receive(reply);
  };

  const start = (): WorkerLike => {
    const started = spawn();
    started.onmessage = (event) => receive(event.data);
    started.onmessageerror = () => end(new WorkerDiedError('What computes sent a message that could not be read; try again'));
    started.onerror = (event) => end(new WorkerDiedError(isReady ? brokeOff(event.message) : NOT_LOADED));
    patience = setTimeout(() => end(new WorkerDiedError(NOT_LOADED)), LOADED_MS);
    if (eased) started.postMessage({ kind: 'ease', on: true });
    return started;
  };

  const post = (request: CallRequest): void => {
    try {
      worker ??= start();
    } catch (error) {
      end(new WorkerDiedError(NOT_LOADED, { cause: error }));
      return;
    }
    worker.postMessage(request);
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
          unheard.add(id);
          call.fail(abortError());
          watch();
        };
        const close = (): void => {
          pending.delete(id);
          signal?.removeEventListener('abort', abandon);
        };
        const call: Pending = {
          request: { kind, id, args } as CallRequest,
          receive(reply) {
            if (reply.kind === 'progress') options.onProgress?.(reply.progress);
            else if (reply.kind === 'snapshot') options.onSnapshot?.(reply.snapshot);
            else if (reply.kind === 'report') options.onReport?.(reply.share, reply.partial);
            else if (reply.kind === 'failure') call.fail(toError(reply.error));
            else {
              close();
              resolve(reply.answer as Calls[K]['answer']);
            }
          },
          fail(error) {
            close();
            reject(error);
          },
        };
        pending.set(id, call);
        signal?.addEventListener('abort', abandon);
        post(call.request);
      }),
    close: () => end(abortError()),
  };
};
