import { drainInSlices } from '../engine/slices.ts';
import type { Outcome, Scenario } from '../scenario/types.ts';
import type { ExperimentRequest, ExperimentRunner, Maps, Progress } from './experiment.ts';
import { createMapper } from './experimentMaps.ts';

/** Runs scenarios on this thread, in slices: `stages` is `runStages` of `scenario/run.ts` with whatever cache it keeps. */
export const createRunner = (stages: (scenario: Scenario) => Generator<Progress, Outcome>): ExperimentRunner => {
  const mapper = createMapper();

  function* experiment({ scenario, view }: ExperimentRequest): Generator<Progress | null, { outcome: Outcome; maps: Maps | null }> {
    const outcome = yield* stages(scenario);
    const maps = view ? yield* mapper.maps(outcome, view) : null;
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
