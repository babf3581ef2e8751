import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Plot } from '../../chart/Chart.tsx';
import { spreadLabels } from '../../chart/labels.ts';
import { formatCount } from '../../ui/format.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { type Against, along, type Curve, endOf, type Figure, heightOf, valueAt, whenBeside, writeBeside } from './layout.ts';
import { END } from './Marks.tsx';

export interface CursorProps {
  readonly plot: Plot;
  readonly curves: readonly Curve[];
  readonly frames: Float64Array;
  readonly against: Against;
  readonly figure: Figure;
  /** The method that a step is placed by on an axis of examples. */
  readonly leader: Curve | undefined;
  /** Optimizer steps of the whole training. */
  readonly steps: number;
}

/** The step that the canvas shows; null where it shows the results. */
export const useShownStepOfTraining = (): number | null => {
  const training = useStore((state) => state.training);
  return training.phase === 'running' || training.phase === 'paused' ? training.step : null;
};

const jump = (key: string, frame: number, last: number): number | null => {
  if (key === 'ArrowLeft' || key === 'ArrowDown') return frame - 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return frame + 1;
  if (key === 'PageDown') return frame - 10;
  if (key === 'PageUp') return frame + 10;
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
};

/** The step that the canvas shows: a line to drag and to move by keys, and a dot on every method's line. */
export const Cursor = ({ plot, curves, frames, against, figure, leader, steps }: CursorProps) => {
  const step = useShownStepOfTraining();
  const placed = step === null ? Number.NaN : plot.x.at(against === 'steps' ? step : along(against, leader ?? { cost: 1 }, step));
  const x = step === null ? plot.width + END : Number.isFinite(placed) ? Math.min(plot.width, Math.max(0, placed)) : 0;
  const frame = step === null ? frames.length : frames.findLastIndex((one) => one <= step + 0.5);
  // Keys may come faster than frames are drawn: each goes on from the one before.
  const asked = useRef<number | null>(null);
  useEffect(() => {
    if (frame === asked.current || step === null) asked.current = null;
  }, [frame, step]);
  const key = (event: KeyboardEvent): void => {
    const last = frames.length - 1;
    const here = asked.current ?? frame;
    const to = jump(event.key, here, last);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    asked.current = Math.min(last, Math.max(0, to));
    if (to <= last || step === null) getStore().seekTraining(frames[asked.current] ?? 0);
    else {
      asked.current = null;
      getStore().finishTraining();
    }
  };
  const name =
    step === null ? '' : against === 'steps' || !leader ? `step ${formatCount(step)}` : `${leader.title}, step ${formatCount(step)}`;
  return (
    <g data-screen-only="">
      {step !== null &&
        curves.map((curve) => {
          const cx = plot.x.at(along(against, curve, step));
          const cy = heightOf(plot, valueAt(curve, frames, step).value);
          return (
            Number.isFinite(cx + cy) &&
            cy >= 0 && <circle key={curve.id} className="training-dot" cx={cx} cy={cy} r={4} style={{ fill: curve.mark.color }} />
          );
        })}
      <g
        className="training-cursor"
        role="slider"
        tabIndex={0}
        aria-label="Step on the chart"
        aria-valuemin={0}
        aria-valuemax={steps}
        aria-valuenow={step ?? steps}
        aria-valuetext={
          step === null
            ? 'finished results'
            : `step ${formatCount(step)}${leader ? `: ${leader.title} ${writeBeside(figure, leader, frames, step)}` : ''}`
        }
        transform={`translate(${x.toFixed(1)} 0)`}
        onKeyDown={key}
      >
        <rect className="training-grip" x={-9} width={18} height={plot.height} />
        <path d={`M0 0V${plot.height}`} />
        <path className="training-handle" d={`M-5 ${plot.height + 9}h10v-5l-5 -5l-5 5z`} />
      </g>
      {name && (
        <text className="training-step" x={x + (x > plot.width / 2 ? -6 : 6)} y={11} textAnchor={x > plot.width / 2 ? 'end' : 'start'}>
          {name}
        </text>
      )}
    </g>
  );
};

const LABEL = 13;

/** Names at the ends of the lines, with the values of what the canvas shows. */
export const EndLabels = ({ plot, curves, frames, figure }: Pick<CursorProps, 'plot' | 'curves' | 'frames' | 'figure'>) => {
  const step = useShownStepOfTraining();
  // From the dot of the solver, or from the end of the line where there is none.
  const dotted = figure !== 'objective';
  const ends = curves.map((curve) => heightOf(plot, endOf(figure, curve) ?? Number.NaN));
  const heights = spreadLabels(
    ends.map((y) => (Number.isFinite(y) ? y : 0)),
    LABEL,
    LABEL,
    plot.height + 4,
  );
  const left = plot.width + END;
  return (
    <g className="training-labels">
      <text className="training-when" x={left + 14} y={Math.min(...heights) - LABEL + 3.5}>
        {whenBeside(figure, frames, step)}
      </text>
      {curves.map((curve, k) => {
        const y = heights[k] as number;
        return (
          <g key={curve.id}>
            {Number.isFinite(ends[k]) && (
              <path d={`M${dotted ? left + 4 : plot.width} ${(ends[k] as number).toFixed(1)}L${left + 12} ${y.toFixed(1)}`} />
            )}
            <text x={left + 14} y={y + 3.5}>
              <tspan className="training-name" style={{ fill: curve.mark.color }}>
                {curve.title}
              </tspan>{' '}
              <tspan className={curve.divergedAt === null ? undefined : 'training-lost'}>{writeBeside(figure, curve, frames, step)}</tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
};
