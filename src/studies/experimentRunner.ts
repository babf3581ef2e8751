import { drainInSlices } from '../engine/slices.ts';
import { createGrids } from '../scenario/grids.ts';
import { type RunCache, runStages } from '../scenario/run.ts';
import type { Outcome } from '../scenario/types.ts';
import type { ExperimentRequest, ExperimentRunner, Maps, Progress } from './experiment.ts';
import { drawMaps } from './experimentMaps.ts';

/** Runs scenarios on this thread, in slices. */
export const createRunner = (cache: RunCache): ExperimentRunner => {
  const grids = createGrids();

  function* experiment({ scenario, view }: ExperimentRequest): Generator<Progress | null, { outcome: Outcome; maps: Maps | null }> {
    const outcome = yield* runStages(scenario, cache);
    const maps = view ? yield* drawMaps(grids, outcome, view) : null;
    return { outcome, maps };
  }

  return {
    async run(request, { signal, onProgress } = {}) {
      const started = performance.now();
      const onStep = (progress: Progress | null): void => {
        if (progress) onProgress?.(progress);
      };
      const { outcome, maps } = await drainInSlices(experiment(request), { signal, onStep });
      return { outcome, maps, elapsedMs: performance.now() - started };
    },
  };
};
