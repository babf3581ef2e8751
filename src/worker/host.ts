import { type Engine, type EngineId, EngineLostError } from '../engine/engine.ts';
import { abortError, ease, throwIfAborted } from '../engine/slices.ts';
import type { ExperimentRunner } from '../studies/experiment.ts';
import type { StudyRunner } from '../studies/study.ts';
import { pack } from './packed.ts';
import {
  type Adapters,
  type CallKind,
  type CallRequest,
  type Calls,
  type Reply,
  type Request,
  toFailure,
  transferables,
  type Unavailable,
} from './protocol.ts';

/** Parts that a worker is made of. */
export interface Workshop {
  readonly runner: ExperimentRunner;
  readonly studies: StudyRunner;
  readonly reference: Engine;
  /** Finds a WebGPU engine, or why there is none; called each time one is asked for. */
  acquireWebgpu(adapters: Adapters): Promise<Engine | Unavailable>;
  /** The same for the SIMD engine. */
  acquireSimd(): Promise<Engine | Unavailable>;
}

type Post = (reply: Reply, transfer: ArrayBuffer[]) => void;
type Context = { readonly id: number; readonly signal: AbortSignal };
type Handlers = { [K in CallKind]: (args: Calls[K]['args'], context: Context) => Promise<Calls[K]['answer']> };

/** The worker's side of the protocol: what to do with each message from the page. */
export const createHost = ({ runner, studies, reference, ...sources }: Workshop, post: Post): ((request: Request) => void) => {
  const underWay = new Map<number, AbortController>();
  const inTurn = createTurns();
  const acquired = new Map<EngineId, Engine>();

  const engine = (id: EngineId): Engine => {
    if (id === 'reference') return reference;
    const held = acquired.get(id);
    if (!held) throw new EngineLostError(`${id}: this worker holds none; acquire one first, or go on with another engine`);
    return held;
  };

  const release = (id: EngineId): void => {
    acquired.get(id)?.dispose();
    acquired.delete(id);
  };

  const handlers: Handlers = {
    run: (request, { id, signal }) =>
      inTurn(signal, async () => {
        const found = await runner.run(request, { signal, onProgress: (progress) => post({ kind: 'progress', id, progress }, []) });
        return { ...found, outcome: pack(found.outcome) };
      }),
    async acquire({ engine: id, adapters }) {
      release(id);
      const found = await (id === 'webgpu' ? sources.acquireWebgpu(adapters) : sources.acquireSimd());
      if ('unavailable' in found) return found;
      acquired.set(id, found);
      const { precision, description, terms, software } = found;
      return { id, precision, description, terms, ...(software && { software }) };
    },
    async release(args) {
      release(args.engine);
      return null;
    },
    async prepare(args) {
      await engine(args.engine).prepare?.(args.problem);
      return null;
    },
    evaluate: async (args) => engine(args.engine).evaluate(args.problem),
    solve: async (args, { signal }) => engine(args.engine).solve(args.problem, { ...args.options, signal }),
    train: async (args, { id, signal }) =>
      engine(args.engine).train(args.problem, {
        ...args.options,
        signal,
        onSnapshot: (snapshot) => post({ kind: 'snapshot', id, snapshot }, []),
      }),
    study: ({ study, request, engine: preference }, { id, signal }) =>
      studies.run({ id: study }, request, {
        engine: preference,
        signal,
        onReport: (share, partial) => post({ kind: 'report', id, share, partial }, []),
      }),
    map: async (args) => engine(args.engine).map(args.model, args.thetas, args.points),
  };

  const handle = async <K extends CallKind>({ kind, id, args }: CallRequest<K>): Promise<void> => {
    const controller = new AbortController();
    underWay.set(id, controller);
    try {
      const answer = await handlers[kind](args, { id, signal: controller.signal });
      post({ kind: 'answer', id, answer }, transferables(kind, answer));
    } catch (error) {
      post({ kind: 'failure', id, error: toFailure(error) }, []);
    } finally {
      underWay.delete(id);
    }
  };

  return (request) => {
    if (request.kind === 'ease') ease(request.on);
    else if (request.kind === 'cancel') {
      underWay.get(request.id)?.abort();
      post({ kind: 'heard', id: request.id }, []);
    } else void handle(request);
  };
};

/**
 * Queue in which one piece of work is under way and at most one waits: a newer one takes its place, and the older rejects with an
 * `AbortError`. Work under way goes on: however fast requests come, pictures keep arriving.
 */
const createTurns = () => {
  let last: Promise<unknown> | null = null;
  let newest = 0;
  return async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const turn = ++newest;
    while (last) {
      await last;
      if (turn !== newest) throw abortError();
    }
    throwIfAborted(signal);
    const mine = work();
    last = mine
      .catch(() => {})
      .finally(() => {
        last = null;
      });
    return mine;
  };
};
