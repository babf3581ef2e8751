import { type Engine, EngineLostError } from '../engine.ts';
import type { ExperimentRunner } from '../experiment.ts';
import { type Connection, createConnection, WorkerDiedError, type WorkerLike } from './connection.ts';
import type { Identity, Unavailable } from './protocol.ts';

/** The engines and the runner of a page, all of them off its main thread. */
export interface WorkerClient {
  readonly runner: ExperimentRunner;
  readonly reference: Engine;
  /** Asks for a WebGPU engine; TensorFlow.js is loaded only if there is an adapter. */
  acquireWebgpu(): Promise<Engine | Unavailable>;
  dispose(): void;
}

const spawnWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/**
 * Two workers of the same file, each started when it is first needed: one for the experiments that follow the pointer, one for
 * training and what else an engine is asked for, so that neither waits for the other.
 */
export const createWorkerClient = (spawn: () => WorkerLike = spawnWorker): WorkerClient => {
  const experiments = createConnection(spawn);
  const training = createConnection(spawn);
  return {
    runner: { run: (request, options) => experiments.call('run', request, options) },
    reference: remoteEngine(training, { id: 'reference', precision: 'float64', description: 'CPU' }),
    async acquireWebgpu() {
      const found = await training.call('acquireWebgpu', null);
      return 'unavailable' in found ? found : remoteEngine(training, found);
    },
    dispose() {
      experiments.close();
      training.close();
    },
  };
};

/** An engine that lives in a worker. */
const remoteEngine = (connection: Connection, identity: Identity): Engine => {
  const engine = identity.id;
  /** With its worker an engine loses its device, and a fresh worker has none; the reference needs none. */
  const orLost = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof WorkerDiedError && engine === 'webgpu') throw new EngineLostError(error.message);
      throw error;
    }
  };
  return {
    ...identity,
    evaluate: (problem) => orLost(connection.call('evaluate', { engine, problem })),
    solve: (problem, { signal, ...options }) => orLost(connection.call('solve', { engine, problem, options }, { signal })),
    train: (problem, { signal, onSnapshot, ...options }) =>
      orLost(connection.call('train', { engine, problem, options }, { signal, onSnapshot })),
    map: (model, thetas, points) => orLost(connection.call('map', { engine, model, thetas, points })),
    dispose() {
      // A worker that is gone has nothing left to give back.
      if (engine === 'webgpu') connection.call('releaseWebgpu', null).catch(() => {});
    },
  };
};
