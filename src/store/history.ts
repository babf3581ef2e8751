import type { Scenario } from '../scenario/types.ts';
import type { State } from './state.ts';

/** How many steps back one can go. */
export const UNDO_STEPS = 200;

type Part = Pick<State, 'scenario' | 'undoable' | 'redoable' | 'gesture' | 'touched'>;

/** The state after an edit: a new undo step, or the same one while a gesture goes on. */
export const edited = (state: Part, next: Scenario, gesture: string | null): Part => {
  if (next === state.scenario) return state;
  const goesOn = gesture !== null && gesture === state.gesture;
  return {
    scenario: next,
    undoable: goesOn ? state.undoable : [...state.undoable, state.scenario].slice(-UNDO_STEPS),
    redoable: [],
    gesture,
    touched: true,
  };
};

export const undone = (state: Part): Part => {
  const previous = state.undoable.at(-1);
  if (!previous) return state;
  return {
    scenario: previous,
    undoable: state.undoable.slice(0, -1),
    redoable: [...state.redoable, state.scenario],
    gesture: null,
    touched: true,
  };
};

export const redone = (state: Part): Part => {
  const next = state.redoable.at(-1);
  if (!next) return state;
  return {
    scenario: next,
    undoable: [...state.undoable, state.scenario],
    redoable: state.redoable.slice(0, -1),
    gesture: null,
    touched: true,
  };
};
