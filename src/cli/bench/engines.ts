import type { Engine } from '../../engine/engine.ts';
import type { ExperimentRunner } from '../../studies/experiment.ts';
import { createWorkerClient } from '../../worker/client.ts';
import type { Equipment } from './measurement.ts';

/** The page's own engines, in its own workers. */
export interface Engines {
  readonly runner: ExperimentRunner;
  /** The reference first, then what else is there. */
  readonly all: readonly Engine[];
  readonly equipment: Equipment;
}

export const startEngines = async (): Promise<Engines> => {
  const client = createWorkerClient();
  const found = { simd: await client.acquireSimd(), webgpu: await client.acquireWebgpu() };
  const all: Engine[] = [client.reference];
  const missing: Record<string, string> = {};
  for (const [id, engine] of Object.entries(found)) {
    if ('unavailable' in engine) missing[id] = engine.unavailable;
    else all.push(engine);
  }
  const webgpu = all.find(({ id }) => id === 'webgpu');
  return {
    runner: client.runner,
    all,
    equipment: {
      engines: Object.fromEntries(all.map(({ id, description }) => [id, description])),
      missing,
      softwareAdapter: webgpu ? webgpu.software === true : null,
    },
  };
};
