import { useEffect, useMemo, useState } from 'react';
import { type Plane, project } from '../../adaptation/lenses/plane.ts';
import type { Plot } from '../../chart/plot.ts';
import type { LiveFrame } from '../../store/live.ts';
import { shownStep } from '../../store/state.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { trackOf } from './layout.ts';

/** Feet of a method in visible training, x, y, x, y, …, and the step of each. */
export interface Trail {
  readonly steps: readonly number[];
  readonly feet: Readonly<Record<string, readonly number[]>>;
}

export const NONE: Trail = { steps: [], feet: {} };

/** The trail with a frame added; what was recorded at its step or later is dropped, so that scrubbing goes back along it. */
export const withFrame = (trail: Trail, frame: LiveFrame, plane: Plane): Trail => {
  const kept = trail.steps.filter((step) => step < frame.step).length;
  const feet: Record<string, number[]> = {};
  for (const [id, theta] of Object.entries(frame.thetas)) {
    if (theta.length !== plane.origin.length) continue;
    const { x, y } = project(plane, theta);
    feet[id] = [...(trail.feet[id] ?? []).slice(0, 2 * kept), x, y];
  }
  return { steps: [...trail.steps.slice(0, kept), frame.step], feet };
};

interface LiveProps {
  readonly plane: Plane;
  readonly plot: Plot;
  readonly clip: string;
  /** Methods that are shown. */
  readonly shown: readonly string[];
}

/** The places of visible training on the plane, and the ways on which it has been seen to come. */
export const Live = ({ plane, plot, clip, shown }: LiveProps) => {
  const step = useStore(shownStep);
  const [trail, setTrail] = useState(NONE);
  useEffect(() => {
    const { live } = getStore();
    const follow = (): void => {
      const frame = live.current();
      setTrail((before) => (frame && frame.changeStep === step ? withFrame(before, frame, plane) : NONE));
    };
    follow();
    return live.subscribe(follow);
  }, [plane, step]);
  const lines = useMemo(
    () =>
      Object.entries(trail.feet).flatMap(([id, feet]) => {
        const [x = Number.NaN, y = Number.NaN] = feet.slice(-2);
        return shown.includes(id) && Number.isFinite(x + y) ? [{ id, d: trackOf(feet, plot), x: plot.x.at(x), y: plot.y.at(y) }] : [];
      }),
    [trail, plot, shown],
  );
  return (
    <g clipPath={clip}>
      {lines.map(({ id, d, x, y }) => (
        <g key={id} data-live={id}>
          <path fill="none" strokeWidth={2.25} strokeLinejoin="round" style={{ stroke: methodMark(id).color }} d={d} />
          <rect x={x - 3.5} y={y - 3.5} width={7} height={7} style={{ fill: methodMark(id).color, stroke: 'var(--surface)' }} />
        </g>
      ))}
    </g>
  );
};
