import { type ComponentType, useEffect } from 'react';
import { getStore } from './useStore.ts';

/** Stand-in for a dialog that could not be loaded: it draws nothing, and a notice says so and tries again. `what`: 'The snapshots'. */
export const missing =
  (what: string): ComponentType<{ again: () => void }> =>
  ({ again }) => {
    useEffect(() => {
      getStore().notify(`${what} could not be loaded; see whether the page can be reached.`, 'error', [{ label: 'Try again', run: again }]);
    }, [again]);
    return null;
  };
