import { useId, useMemo } from 'react';
import type { Plot } from '../../chart/Chart.tsx';
import { formatPercent } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { useStore } from '../../ui/useStore.ts';
import { type Against, along, arrival, type Curve, curvePath, heightOf, lastFrame, valueAt } from './layout.ts';

/** Where the float64 solver ends, right of the plot, pixels. */
export const END = 16;

interface Drawn {
  /** Marks where each line has come to within 1 % of the map of its end. */
  readonly arrivals: boolean;
  readonly plot: Plot;
  readonly curves: readonly Curve[];
  readonly frames: Float64Array;
  readonly against: Against;
}

/** Pixels of a curve at a step; null where it has no place there. */
const placeOf = (curve: Curve, frames: Float64Array, against: Against, plot: Plot, step: number | undefined): [number, number] | null => {
  if (step === undefined) return null;
  const place: [number, number] = [plot.x.at(along(against, curve, step)), heightOf(plot, valueAt(curve, frames, step).value)];
  return place.every(Number.isFinite) ? place : null;
};

/** A line a method, and a dot where the float64 solver ends. */
export const Lines = ({ plot, curves, frames, against, arrivals }: Drawn) => {
  const clip = useId();
  const looked = useStore((state) => state.looked.method);
  const known = curves.some(({ id }) => id === looked);
  const drawn = useMemo(
    () =>
      // Exact retraining lies under the others.
      curves.map((curve) => {
        const last = lastFrame(curve);
        const value = curve.values[last] ?? Number.NaN;
        return {
          curve,
          path: curvePath(curve, frames, against, plot),
          end: [plot.x.at(along(against, curve, frames[last] ?? 0)), heightOf(plot, value)] as const,
          there: arrivals ? placeOf(curve, frames, against, plot, arrival(curve, frames)?.step) : null,
          solved: curve.solved === null ? Number.NaN : heightOf(plot, curve.solved),
        };
      }),
    [plot, curves, frames, against, arrivals],
  );
  return (
    <g className="training-lines">
      <clipPath id={clip}>
        <rect x={-2} y={-2} width={plot.width + 4} height={plot.height + 4} />
      </clipPath>
      {drawn.map(({ curve: { id, mark, divergedAt }, path, end, there, solved }) => (
        <g key={id} data-method={id} data-faded={(known && looked !== id) || undefined} style={{ stroke: mark.color }}>
          <g clipPath={`url(#${clip})`}>
            <path d={path} strokeWidth={mark.width} strokeDasharray={mark.dash} />
            {mark.double && <path className="training-inside" d={path} strokeWidth={mark.width / 2.5} />}
            {there && <circle className="training-there" cx={there[0]} cy={there[1]} r={4} />}
            {divergedAt !== null && Number.isFinite(end[0] + end[1]) && (
              <path className="training-diverged" transform={`translate(${end[0]} ${Math.max(0, end[1])})`} d="M-5 -5L5 5M-5 5L5 -5" />
            )}
          </g>
          {Number.isFinite(solved) && divergedAt === null && (
            <circle className="training-solved" cx={plot.width + END} cy={solved} r={3} style={{ fill: mark.color }} />
          )}
        </g>
      ))}
      {drawn.some(({ solved }) => Number.isFinite(solved)) && (
        <text className="chart-tick" x={plot.width + END - 4} y={plot.height + 30}>
          solved
        </text>
      )}
    </g>
  );
};

/** How far the old model is from exact retraining, where nothing moves it. */
export const Levels = ({ plot, levels }: { plot: Plot; levels: readonly { readonly id: string; readonly disagreement: number }[] }) =>
  levels.map(({ id, disagreement }) => {
    const y = heightOf(plot, disagreement);
    const { color, dash, width } = methodMark(id);
    return (
      <path
        key={id}
        className="training-level"
        d={`M0 ${y}H${plot.width}`}
        style={{ stroke: color }}
        strokeWidth={width}
        strokeDasharray={dash}
      />
    );
  });

/** How far equally exact answers are from each other: nothing below it means anything. */
export const Ribbon = ({ plot, median, most, count }: { plot: Plot; median: number; most: number; count: number }) => {
  const top = heightOf(plot, most);
  const middle = heightOf(plot, median);
  return (
    <g className="training-ribbon">
      <rect y={top} width={plot.width} height={Math.max(0, plot.height - top)} />
      <path d={`M0 ${middle}H${plot.width}`} />
      <text x={8} y={plot.height - 7}>
        {plot.width < 340 ? `${count} other starts` : `exact from ${count} other starts`}: median {formatPercent(median)}, at most{' '}
        {formatPercent(most)}
      </text>
    </g>
  );
};
