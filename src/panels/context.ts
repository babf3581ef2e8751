import { useMemo } from 'react';
import type { Optimizer } from '../engine/engine.ts';
import { hasFigure, runnable } from '../scenario/ask.ts';
import { FIGURES } from '../scenario/figures.ts';
import { type KnownFits, knownFits } from '../scenario/knownFits.ts';
import type { Scenario } from '../scenario/types.ts';
import { type State, shownStep } from '../store/state.ts';
import type { Experiment } from '../studies/experiment.ts';
import { useCalmStore } from '../ui/useCalm.ts';
import { useKept } from '../ui/useKept.ts';
import { type Shown, useShown } from '../ui/useShown.ts';
import { useStore } from '../ui/useStore.ts';

/** The page as a view may ask about it. */
export interface Context {
  /** The scenario as it is run: with a change that does nothing where it has none. */
  readonly scenario: Scenario;
  /** Nothing has changed yet. */
  readonly isUnchanged: boolean;
  /** Index of the change that is looked at. */
  readonly step: number;
  /** Ends of the fits of the scenario, which a study need not solve again; null until there are figures. */
  readonly known: KnownFits | null;
  /** The newest figures of the change that is looked at. */
  readonly shown: Shown;
  /** The method that is looked at, and those whose lines are off. */
  readonly method: string;
  readonly hidden: readonly string[];
  readonly optimizer: Optimizer;
  readonly trainSteps: number;
}

/** Ends of the fits of the finished run of the scenario; null until there is one. */
const useFits = (scenario: Scenario, experiment: Experiment | null): KnownFits | null => {
  const ready = experiment !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other figures of the same scenario, as of another view, have the same fits
  return useMemo(() => experiment && knownFits(experiment.outcome), [scenario, ready]);
};

const askedOf = (state: State) => ({
  edited: state.scenario,
  step: shownStep(state),
  finished: state.experimentOf === runnable(state.scenario) ? state.experiment : null,
});

/** The context of the panel that is open, calmly as its figures: the same object as long as nothing in it changes. */
export const useContext = (): Context => {
  const { edited, step, finished } = useCalmStore(askedOf);
  const known = useFits(edited, finished);
  const shown = useShown();
  const method = useStore((state) => state.chosenMethod);
  const hidden = useStore((state) => state.hidden);
  const optimizer = useStore((state) => state.optimizer);
  const trainSteps = useStore((state) => state.trainSteps);
  const scenario = runnable(edited);
  return useKept({ scenario, isUnchanged: edited.steps.length === 0, step, known, shown, method, hidden, optimizer, trainSteps });
};

/** Methods are compared over a map: of classes, over two inputs. */
export const hasMap = ({ scenario }: Context): boolean => hasFigure(FIGURES.disagreement, scenario);
/** Points have classes, so there is an accuracy. */
export const hasClasses = ({ scenario }: Context): boolean => hasFigure(FIGURES.accuracyAll, scenario);
