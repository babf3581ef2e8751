import { useEffect, useMemo, useState } from 'react';
import type { Plot } from '../../chart/Chart.tsx';
import { shownStep } from '../../store/state.ts';
import type { LandscapeResult } from '../../studies/landscape.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { trackOf } from './layout.ts';
import { NONE, withFrame } from './trail.ts';

/** Where visible training stands on the plane, and the way that it has been seen to come. */
export const LiveLayer = ({ result, plot, shown }: { result: LandscapeResult; plot: Plot; shown: readonly string[] }) => {
  const step = useStore(shownStep);
  const [trail, setTrail] = useState(NONE);
  useEffect(() => {
    const { live } = getStore();
    const follow = (): void => {
      const frame = live.current();
      setTrail((before) => (frame && frame.changeStep === step ? withFrame(before, frame, result.trial.plane) : NONE));
    };
    follow();
    return live.subscribe(follow);
  }, [result, step]);
  const lines = useMemo(
    () =>
      Object.entries(trail.feet).flatMap(([id, feet]) => {
        const [x = Number.NaN, y = Number.NaN] = feet.slice(-2);
        return shown.includes(id) && Number.isFinite(x + y)
          ? [{ id, d: trackOf(feet, plot.x.at, plot.y.at, plot), x: plot.x.at(x), y: plot.y.at(y) }]
          : [];
      }),
    [trail, plot, shown],
  );
  if (lines.length === 0) return null;
  return (
    <svg width={plot.width} height={plot.height} className="landscape-clip" aria-hidden="true">
      {lines.map(({ id, d, x, y }) => (
        <g key={id} data-live={id}>
          <path className="landscape-trail" style={{ stroke: methodMark(id).color }} d={d} />
          <rect className="landscape-live" x={x - 3.5} y={y - 3.5} width={7} height={7} style={{ fill: methodMark(id).color }} />
        </g>
      ))}
    </svg>
  );
};
