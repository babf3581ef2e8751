import { useEffect, useLayoutEffect } from 'react';
import type { Overlay } from '../store/state.ts';
import { getStore, useStore } from '../ui/useStore.ts';

/** Shows `wanted` on the canvas, also after an edit has taken it away, as long as the caller is there. The same object must stay the same. */
export const useOverlay = (wanted: Overlay | null): void => {
  const current = useStore((state) => state.overlay);
  // Before a frame is drawn without it.
  useLayoutEffect(() => {
    if (current !== wanted) getStore().show({ overlay: wanted });
  }, [current, wanted]);
  useEffect(() => () => getStore().show({ overlay: null }), []);
};
