import { useMemo } from 'react';
import { type KnownFits, knownFits } from '../scenario/knownFits.ts';
import type { Scenario } from '../scenario/types.ts';
import { getStore, useStore } from '../ui/useStore.ts';

/** Nothing changes: what is run where a scenario has no change. */
const isNothing = ({ steps: [only, ...more] }: Scenario): boolean => only?.kind === 'add' && only.points.length === 0 && more.length === 0;

/** The run is of this scenario; one without a change is run with an empty one. */
export const isRunOf = (run: Scenario | null, scenario: Scenario): boolean =>
  run === scenario ||
  (run !== null &&
    scenario.steps.length === 0 &&
    isNothing(run) &&
    Object.entries(scenario).every(([name, part]) => name === 'steps' || Object.is(part, run[name as keyof Scenario])));

/** Where the fits of the finished run of the scenario ended, which a study need not solve again; null until there is one. */
export const useFits = (): KnownFits | null => {
  const scenario = useStore((state) => state.scenario);
  const ready = useStore((state) => isRunOf(state.experimentOf, state.scenario));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other figures of the same scenario, as of another view, have the same fits
  return useMemo(() => {
    const { experiment } = getStore().getState();
    return ready && experiment ? knownFits(experiment.outcome) : null;
  }, [scenario, ready]);
};
