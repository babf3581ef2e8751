import { type Engine, EngineLostError } from '../engine/engine.ts';
import type { ExperimentRunner } from '../studies/experiment.ts';
import type { StudyRunner } from '../studies/study.ts';
import { type Connection, createConnection, WorkerDiedError, type WorkerLike } from './connection.ts';
import { inParallel } from './inParallel.ts';
import { unpack } from './packed.ts';
import type { Adapters, Identity, Unavailable } from './protocol.ts';

/** The engines and the runner of a page, all of them off its main thread. */
export interface WorkerClient {
  readonly runner: ExperimentRunner;
  readonly studies: StudyRunner;
  readonly reference: Engine;
  /** Asks for a WebGPU engine; TensorFlow.js is loaded only if there is an adapter that will do. */
  acquireWebgpu(adapters?: Adapters): Promise<Engine | Unavailable>;
  /** Asks for the SIMD engine: in two workers where there are two cores. */
  acquireSimd(): Promise<Engine | Unavailable>;
  /** While it is on, what trains and studies leaves the cores to the page and to the experiments that follow its pointer. */
  ease(on: boolean): void;
  dispose(): void;
}

/** A newer experiment waits no longer than this for an older one that nobody wants any more, ms. */
const EXPERIMENT_HEARD_MS = 500;

const spawnWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/**
 * Workers of the same file, each started when it is first needed: one for the experiments that follow the pointer, one for training
 * and what else an engine is asked for, so that neither waits for the other; one that shares the training on a second core; and one for
 * the studies of the panels, which may take long.
 */
export const createWorkerClient = (spawn: () => WorkerLike = spawnWorker, cores = navigator.hardwareConcurrency): WorkerClient => {
  const experiments = createConnection(spawn, EXPERIMENT_HEARD_MS);
  const training = createConnection(spawn);
  const sharing = createConnection(spawn);
  const studying = createConnection(spawn);
  return {
    runner: {
      async run(request, options) {
        const { outcome, ...rest } = await experiments.call('run', request, options);
        return { ...rest, outcome: unpack(outcome) };
      },
    },
    studies: {
      run: async (study, request, { engine, signal, onReport }) =>
        (await studying.call(
          'study',
          { study: study.id, request, engine },
          { signal, onReport: onReport as (share: number, partial: unknown) => void },
        )) as never,
    },
    reference: remoteEngine(training, { id: 'reference', precision: 'float64', description: 'CPU', terms: 'all' }),
    async acquireWebgpu(adapters = 'any') {
      const found = await training.call('acquire', { engine: 'webgpu', adapters });
      return 'unavailable' in found ? found : remoteEngine(training, found);
    },
    async acquireSimd() {
      const crew = cores >= 2 ? [training, sharing] : [training];
      const engines: Engine[] = [];
      for (const found of await Promise.all(crew.map(acquireSimdIn))) {
        if ('unavailable' in found) return found;
        engines.push(found);
      }
      return inParallel(engines, `SIMD on ${engines.length} CPU cores`);
    },
    ease(on) {
      for (const connection of [training, sharing, studying]) connection.ease(on);
    },
    dispose() {
      experiments.close();
      training.close();
      sharing.close();
      studying.close();
    },
  };
};

const acquireSimdIn = async (connection: Connection): Promise<Engine | Unavailable> => {
  const found = await connection.call('acquire', { engine: 'simd', adapters: 'any' });
  return 'unavailable' in found ? found : remoteEngine(connection, found);
};

/** An engine that lives in a worker. */
const remoteEngine = (connection: Connection, identity: Identity): Engine => {
  const engine = identity.id;
  /** With its worker an engine is lost, and a fresh worker has none; the reference is always there. */
  const orLost = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof WorkerDiedError && engine !== 'reference') throw new EngineLostError(error.message);
      throw error;
    }
  };
  return {
    ...identity,
    // The others compile nothing, and are spared the message.
    ...(engine === 'webgpu' && { prepare: async (problem) => void (await orLost(connection.call('prepare', { engine, problem }))) }),
    evaluate: (problem) => orLost(connection.call('evaluate', { engine, problem })),
    solve: (problem, { signal, ...options }) => orLost(connection.call('solve', { engine, problem, options }, { signal })),
    train: (problem, { signal, onSnapshot, ...options }) =>
      orLost(connection.call('train', { engine, problem, options }, { signal, onSnapshot })),
    map: (model, thetas, points) => orLost(connection.call('map', { engine, model, thetas, points })),
    dispose() {
      // A worker that is gone has nothing left to give back.
      if (engine !== 'reference') connection.call('release', { engine }).catch(() => {});
    },
  };
};
