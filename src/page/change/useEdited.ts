import { beforeLast, isEarlier, replaceStep, upToStep } from '../../scenario/edits.ts';
import type { Change, Changes, Scenario } from '../../scenario/types.ts';
import { shownStep } from '../../store/state.ts';
import { editScenario, getStore, useStore } from '../../ui/useStore.ts';

/** A kind of change that touches no point: its changes can be edited where later ones follow. */
type Kind = 'prior' | 'model';

export interface Edited<K extends Kind> {
  /** The scenario before the change that the fields edit, and with it. */
  readonly before: Scenario;
  readonly now: Scenario;
  /** Puts another change in its place; `asLast` writes it where it is the last. */
  write(step: Changes[K], asLast: (present: Scenario) => Scenario, gesture?: string): void;
}

/** The change that the fields of a kind edit: the one that is looked at, where it is of that kind; else the last, to which the page goes. */
export const useEdited = <K extends Kind>(kind: K): Edited<K> => {
  const scenario = useStore((state) => state.scenario);
  const shown = useStore(shownStep);
  const earlier = isEarlier(scenario, shown, kind);
  const now = earlier ? upToStep(scenario, shown) : scenario;
  return {
    before: beforeLast(now, kind),
    now,
    write: (step, asLast, gesture) => {
      editScenario((present) => (earlier ? replaceStep(present, shown, step as Change) : asLast(present)), gesture);
      if (!earlier && shown < scenario.steps.length - 1) getStore().chooseStep(null);
    },
  };
};
