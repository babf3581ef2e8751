import { useEffect, useMemo, useState } from 'react';
import { project } from '../../adaptation/plane.ts';
import type { LandscapeResult } from '../../engine/studies/landscape.ts';
import type { LiveFrame } from '../../store/live.ts';
import { shownStep } from '../../store/state.ts';
import type { Plot } from '../chart/Chart.tsx';
import { methodMark } from '../marks.ts';
import { getStore, useStore } from '../useStore.ts';
import { trackOf } from './layout.ts';

/** Feet of a method in visible training, x, y, x, y, …, and the step of each. */
interface Trail {
  readonly steps: readonly number[];
  readonly feet: Readonly<Record<string, readonly number[]>>;
}

const NONE: Trail = { steps: [], feet: {} };

/** The trail with a frame added; what was recorded at its step or later is dropped, so that scrubbing goes back along it. */
export const withFrame = (trail: Trail, frame: LiveFrame, { trial: { plane } }: Pick<LandscapeResult, 'trial'>): Trail => {
  const kept = trail.steps.filter((step) => step < frame.step).length;
  const feet: Record<string, number[]> = {};
  for (const [id, theta] of Object.entries(frame.thetas)) {
    if (theta.length !== plane.origin.length) continue;
    const { x, y } = project(plane, theta);
    feet[id] = [...(trail.feet[id] ?? []).slice(0, 2 * kept), x, y];
  }
  return { steps: [...trail.steps.slice(0, kept), frame.step], feet };
};

/** Where visible training stands on the plane, and the way that it has been seen to come. */
export const LiveLayer = ({ result, plot, shown }: { result: LandscapeResult; plot: Plot; shown: readonly string[] }) => {
  const step = useStore(shownStep);
  const [trail, setTrail] = useState(NONE);
  useEffect(() => {
    const { live } = getStore();
    const follow = (): void => {
      const frame = live.current();
      setTrail((before) => (frame && frame.changeStep === step ? withFrame(before, frame, result) : NONE));
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
