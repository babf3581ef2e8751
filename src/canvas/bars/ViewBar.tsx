import { useMemo } from 'react';
import { isInside } from '../../data/grid.ts';
import { visibleDomain } from '../../store/state.ts';
import { useStore } from '../../ui/useStore.ts';
import { LOOKS, type Viewer } from '../hand/viewer.ts';
import type { CanvasPoint } from '../points/points.ts';

export interface ViewBarProps {
  readonly points: readonly CanvasPoint[];
  /** Pixels. */
  readonly side: number;
  readonly viewer: () => Viewer | undefined;
}

/** Number of points out of view, and the way back to them; with the hand, closer and wider. */
export const ViewBar = ({ points, side, viewer }: ViewBarProps) => {
  const view = useStore((state) => state.view);
  const domain = useStore(visibleDomain);
  const panning = useStore((state) => state.tool === 'pan');
  const outside = useMemo(() => (domain ? points.filter(({ x, y }) => !isInside(domain, x, y)).length : 0), [points, domain]);
  if (!panning && view === null && outside === 0) return null;
  return (
    <fieldset className="canvas-view">
      <legend className="visually-hidden">View</legend>
      {outside > 0 && (
        <button type="button" className="canvas-chip" title="Fit to data (0)" onClick={() => viewer()?.fit()}>
          {outside} {outside === 1 ? 'point' : 'points'} out of view
        </button>
      )}
      {LOOKS.map(({ label, keys, sign, look }) => (
        <button
          key={label}
          type="button"
          className="canvas-chip"
          aria-label={label}
          title={`${label} (${keys[0]})`}
          disabled={sign === label && view === null}
          onClick={() => {
            const shown = viewer();
            if (shown) look(shown, [side / 2, side / 2]);
          }}
        >
          {sign}
        </button>
      ))}
    </fieldset>
  );
};
