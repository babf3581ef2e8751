import { useSyncExternalStore } from 'react';
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
