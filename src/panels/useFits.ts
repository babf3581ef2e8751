import { useMemo } from 'react';
import { runnable } from '../scenario/ask.ts';
import { type KnownFits, knownFits } from '../scenario/knownFits.ts';
import { getStore, useStore } from '../ui/useStore.ts';

/** Where the fits of the finished run of the scenario ended, which a study need not solve again; null until there is one. */
export const useFits = (): KnownFits | null => {
  const scenario = useStore((state) => state.scenario);
  const ready = useStore((state) => state.experimentOf === runnable(state.scenario));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other figures of the same scenario, as of another view, have the same fits
  return useMemo(() => {
    const { experiment } = getStore().getState();
    return ready && experiment ? knownFits(experiment.outcome) : null;
  }, [scenario, ready]);
};
