import type { Scenario } from '../../scenario/types.ts';
import type { State } from '../state.ts';
import { alike, type PackedScenario, packed, unpacked } from './packing.ts';
import { sharedWith } from './sharing.ts';

/** Number of steps that can be undone. */
export const UNDO_STEPS = 200;

type Part = Pick<State, 'scenario' | 'undoable' | 'redoable' | 'gesture' | 'touched'>;

/** The state after an edit: a new undo step, or the same one while a gesture goes on. Parts that stay equal stay the very same. */
export const edited = (state: Part, edit: Scenario, gesture: string | null): Part => {
  const next = sharedWith(state.scenario, edit);
  if (next === state.scenario) return state;
  const goesOn = gesture !== null && gesture === state.gesture;
  return {
    scenario: next,
    undoable: goesOn ? state.undoable : [...state.undoable, packed(state.scenario)].slice(-UNDO_STEPS),
    redoable: [],
    gesture,
    touched: true,
  };
};

/** A scenario of the history in the place of the present one; what both have alike stays the very same. */
const backTo = (step: PackedScenario, present: Scenario): Scenario => {
  const scenario = unpacked(step);
  return scenario === step.rest ? scenario : sharedWith(present, scenario);
};

export const undone = (state: Part): Part => {
  const previous = state.undoable.at(-1);
  if (!previous) return state;
  return {
    scenario: backTo(previous, state.scenario),
    undoable: state.undoable.slice(0, -1),
    redoable: [...state.redoable, packed(state.scenario)],
    gesture: null,
    touched: true,
  };
};

export const redone = (state: Part): Part => {
  const next = state.redoable.at(-1);
  if (!next) return state;
  return {
    scenario: backTo(next, state.scenario),
    undoable: [...state.undoable, packed(state.scenario)],
    redoable: state.redoable.slice(0, -1),
    gesture: null,
    touched: true,
  };
};

/** The points or the changes are others than when the scenario got its title, as far as the history goes back. */
export const isEdited = ({ scenario, undoable }: Pick<State, 'scenario' | 'undoable'>): boolean => {
  let first: PackedScenario | undefined;
  for (let k = undoable.length - 1; undoable[k]?.rest.title === scenario.title && k >= 0; k--) first = undoable[k];
  return first !== undefined && !alike(first, packed(scenario));
};
