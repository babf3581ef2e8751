import { type ComponentType, useRef } from 'react';
import { later } from '../ui/later.tsx';
import { useStore } from '../ui/useStore.ts';
import type { Picture } from './picture.ts';

/** Loaded with the first mark of a panel; the canvas does without where it cannot be. */
const layer = (load: () => Promise<{ default: ComponentType<{ picture: Picture }> }>) => later(load, () => null);

export const OverlayLines = layer(async () => ({ default: (await import('./OverlayLayers.tsx')).OverlayLines }));
export const OverlayHalos = layer(async () => ({ default: (await import('./OverlayLayers.tsx')).OverlayHalos }));
export const OverlayLegend = layer(async () => ({ default: (await import('./OverlayLayers.tsx')).OverlayLegend }));
export const OverlayStems = layer(() => import('./stems/StemsLayer.tsx'));

/** True from the first mark of a panel on: an edit takes marks away, and the panel gives them back. */
export const useOverlaid = (): boolean => {
  const some = useStore((state) => state.overlay !== null);
  const once = useRef(false);
  once.current ||= some;
  return once.current;
};
