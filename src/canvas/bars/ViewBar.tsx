import { useMemo } from 'react';
import { isInside } from '../../data/grid.ts';
import { visibleDomain } from '../../store/state.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Viewer } from '../hand/viewer.ts';
import type { CanvasPoint } from '../points/points.ts';

export interface ViewBarProps {
  readonly points: readonly CanvasPoint[];
  /** Pixels. */
  readonly side: number;
  readonly viewer: () => Viewer | null;
}

/** Factor of one press of zoom. */
export const ZOOM_STEP = 1.5;

/** Number of points out of view, and the way back to them; with the hand, closer and wider. */
export const ViewBar = ({ points, side, viewer }: ViewBarProps) => {
  const view = useStore((state) => state.view);
  const domain = useStore(visibleDomain);
  const panning = useStore((state) => state.tool === 'pan');
  const outside = useMemo(
    () => (domain ? points.reduce((count, { x, y }) => count + (isInside(domain, x, y) ? 0 : 1), 0) : 0),
    [points, domain],
  );
  if (!panning && view === null && outside === 0) return null;
  const zoom = (factor: number): void => viewer()?.zoom(factor, [side / 2, side / 2]);
  return (
    <fieldset className="canvas-view">
      <legend className="visually-hidden">View</legend>
      {outside > 0 && (
        <button type="button" className="canvas-chip" title="Fit to data (0)" onClick={() => viewer()?.fit()}>
          {outside} {outside === 1 ? 'point' : 'points'} out of view
        </button>
      )}
      <button type="button" className="canvas-chip" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom(1 / ZOOM_STEP)}>
        −
      </button>
      <button type="button" className="canvas-chip" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom(ZOOM_STEP)}>
        +
      </button>
      <button type="button" className="canvas-chip" disabled={view === null} title="Fit to data (0)" onClick={() => viewer()?.fit()}>
        Fit to data
      </button>
    </fieldset>
  );
};
