import type { Results, Scenario, StepDetails, StepResults } from '../scenario/types.ts';
import { type State, shownStep } from '../store/state.ts';
import type { Experiment, Maps } from '../studies/experiment.ts';
import { useCalmStore } from './useCalm.ts';

/**
 * The finished figures of the change that is looked at; until there are some those of the last change that has (the page is `data-outdated`
 * then). Null parts have not been computed yet.
 */
export interface Shown {
  readonly methods: Scenario['methods'];
  readonly options: Scenario['options'];
  readonly base: Results['base'] | null;
  readonly step: StepResults | null;
  readonly details: StepDetails | null;
  /** Maps of this step, of all the data wherever the canvas looks; null where the data has less than two inputs. */
  readonly maps: Maps | null;
}

interface Parts {
  readonly methods: Scenario['methods'];
  readonly options: Scenario['options'];
  readonly experiment: Experiment | null;
  readonly overview: Maps | null;
  readonly index: number;
}

const partsOf = (state: State): Parts => ({
  methods: state.scenario.methods,
  options: state.scenario.options,
  experiment: state.experiment,
  overview: state.overview,
  index: shownStep(state),
});

/** Finished figures of the shown change, for the cards, the gradient panel and the table: calmly, as they are read and not watched. */
export const useShown = (): Shown => {
  const { methods, options, experiment, overview, index } = useCalmStore(partsOf);
  const outcome = experiment?.outcome;
  const at = Math.min(index, (outcome?.results.steps.length ?? 1) - 1);
  return {
    methods,
    options,
    base: outcome?.results.base ?? null,
    step: outcome?.results.steps[at] ?? null,
    details: outcome?.details[at] ?? null,
    maps: overview ?? experiment?.maps ?? null,
  };
};
