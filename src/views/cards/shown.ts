import type { Maps } from '../../engine/experiment.ts';
import type { Results, Scenario, StepDetails, StepResults } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { useStore } from '../useStore.ts';

/** The finished figures of the change that is looked at. Null parts have not been computed yet. */
export interface Shown {
  readonly scenario: Scenario;
  readonly base: Results['base'] | null;
  readonly step: StepResults | null;
  readonly details: StepDetails | null;
  /** Maps of this step; null where the data has not two inputs. */
  readonly maps: Maps | null;
}

/** What the cards, the gradient panel and the table of figures all draw from. */
export const useShown = (): Shown => {
  const scenario = useStore((state) => state.scenario);
  const experiment = useStore((state) => state.experiment);
  const index = useStore(shownStep);
  const outcome = experiment?.outcome;
  const maps = experiment?.maps ?? null;
  return {
    scenario,
    base: outcome?.results.base ?? null,
    step: outcome?.results.steps[index] ?? null,
    details: outcome?.details[index] ?? null,
    maps: maps?.step === index ? maps : null,
  };
};
