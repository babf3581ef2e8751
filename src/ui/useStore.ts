import { useSyncExternalStore } from 'react';
import type { Scenario } from '../scenario/types.ts';
import type { State, Store } from '../store/state.ts';

let installed: Store | null = null;

/** Gives the views their store: once, by main.tsx or by a test. */
export const installStore = (store: Store): void => {
  installed = store;
};

/** The store, for event handlers. Throws when main.tsx has not installed one. */
export const getStore = (): Store => {
  if (!installed) throw new Error('useStore: no store is installed; call installStore before rendering');
  return installed;
};

/** A part of the state; renders again when it changes by Object.is. Select stored values, or memoise what you derive. */
export const useStore = <T>(select: (state: State) => T): T => {
  const store = getStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
};

/** Puts what `change` makes of the scenario in its place; one gesture is one undo step. The same object changes nothing. */
export const editScenario = (change: (scenario: Scenario) => Scenario, gesture?: string): void => {
  const { edit, getState } = getStore();
  const { scenario } = getState();
  const next = change(scenario);
  if (next !== scenario) edit(next, gesture);
};
