import type { Axis } from '../../chart/axis.ts';
import type { Row, Series } from '../../chart/rows.ts';
import type { FloorResult } from '../../studies/floor.ts';
import type { TrainingResult } from '../../studies/training.ts';
import { formatCount } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';
import { type Against, along, arrival, type Curve, endOf, type Figure, FLOOR, lastFrame, SHOWN, valueAt } from './curves.ts';
import { says } from './words.ts';

const CEILING: Readonly<Record<Figure, number>> = { disagreement: 1, objective: 1e12, gradient: 10 };

/** The axis upwards: logarithmic, over all the lines that do not diverge and over `levels`. */
export const verticalAxis = (figure: Figure, curves: readonly Curve[], levels: readonly number[] = []): Axis => {
  const calm = curves.filter(({ divergedAt }) => divergedAt === null);
  const values = [...(calm.length > 0 ? calm : curves).flatMap((curve) => [...curve.values, curve.solved ?? Number.NaN]), ...levels].filter(
    (value) => Number.isFinite(value) && value > 0,
  );
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const low = figure === 'gradient' ? Math.max(FLOOR.gradient, lowest / 1.25) : FLOOR[figure];
  const high = Number.isFinite(highest) ? Math.min(CEILING[figure], highest * 1.25) : low * 100;
  return { ...SHOWN[figure].axis, scale: 'log', domain: [low, Math.max(high, low * 10)], clamps: 'low' };
};

/** Optimizer steps from 0, or examples touched from the first frame on, for a logarithm has no zero. */
export const horizontalAxis = (against: Against, curves: readonly Curve[], frames: Float64Array, steps: number): Axis => {
  if (against === 'steps') return { name: 'optimizer steps', scale: 'linear', domain: [0, steps], clamps: true };
  const costs = curves.map(({ cost }) => cost).filter((cost) => cost > 0);
  const first = frames[1] ?? 1;
  return {
    name: 'examples touched',
    scale: 'log',
    clamps: true,
    domain: [Math.min(...costs, Number.MAX_VALUE) * first, Math.max(...costs, 1) * steps],
    format: formatCount,
  };
};
/** A value of a curve along the training or after it, or a level that nothing moves. */
export interface TrainingRow extends Row {
  readonly series: Series;
  /** After the training: where the float64 solver ends, or the last of training where that is what there is. */
  readonly kind: 'frame' | 'solved' | 'end' | 'level';
  /** Optimizer steps before it; null where it is of none. */
  readonly step: number | null;
  readonly examples: number | null;
  /** The figure, where y is kept on the axis; null where there is none. */
  readonly value: number | null;
  /** From here on it stays within 1 % of the map of its end; or it diverges. */
  readonly sign?: 'there' | 'lost' | null;
}

/** A method without a training, and how far its model is from exact retraining. */
export type Level = TrainingResult['levels'][number];

/** All that the chart is drawn from. */
export interface Courses {
  readonly trace: TrainingResult;
  readonly curves: readonly Curve[];
  readonly levels: readonly Level[];
  readonly figure: Figure;
  readonly against: Against;
  /** Optimizer steps of the whole training. */
  readonly steps: number;
  /** Exact retrainings from other starts; null where they have no place. */
  readonly floor: FloorResult | null;
  /** All steps are there: of a part of them nothing can be said about where a line settles. */
  readonly isWhole: boolean;
}

/** All that has no frames and yet needs a place on the axis upwards: levels, and the most of the floor. */
export const levelsOf = ({ levels, floor }: Pick<Courses, 'levels' | 'floor'>): number[] => {
  const most = floorOf(floor)?.most;
  return [...levels.map(({ disagreement }) => disagreement), ...(most === undefined ? [] : [most])];
};

/** Median disagreement of equally exact answers: nothing below their floor means anything. */
const floorSeries: Series = { id: 'floor', title: 'Floor', style: { color: 'var(--muted)', dash: '2 3', width: 1 } };

/** The lines frame by frame, each with its end, over the levels. */
export const trainingRows = (courses: Courses): TrainingRow[] => {
  const { trace, curves, levels, figure, against, floor, isWhole } = courses;
  const median = floorOf(floor)?.median;
  const level = (series: Series, value: number): TrainingRow => ({
    series,
    kind: 'level',
    step: null,
    examples: null,
    value,
    // At the end of the axis, which clamps.
    x: Number.POSITIVE_INFINITY,
    y: value,
  });
  return [
    ...(median === undefined ? [] : [level(floorSeries, median)]),
    ...levels.map(({ id, disagreement }) => level(methodSeries(id), disagreement)),
    ...curves.flatMap((curve): TrainingRow[] => {
      const last = endOf(figure, curve);
      const there = isWhole && figure === 'disagreement' ? arrival(curve, trace.frames)?.step : undefined;
      const lost = curve.divergedAt === null ? -1 : lastFrame(curve);
      const course = Array.from(trace.frames, (step, frame): TrainingRow => {
        const value = curve.values[frame] ?? Number.NaN;
        return {
          series: curve,
          kind: 'frame',
          step,
          examples: step * curve.cost,
          value: Number.isNaN(value) ? null : value,
          sign: frame === lost ? 'lost' : step === there ? 'there' : null,
          x: along(against, curve, step),
          y: value,
          says: () => says(figure, curve, step, value),
        };
      });
      const after = level(curve, last ?? Number.NaN);
      return [
        ...course,
        { ...after, value: last, kind: figure === 'objective' ? 'end' : 'solved', sign: curve.divergedAt === null ? null : 'lost' },
      ];
    }),
  ];
};

/** A curve at a step that the canvas shows. */
export const rowAt = ({ trace, against }: Courses, curve: Curve, step: number): Row => ({
  series: curve,
  x: along(against, curve, step),
  y: valueAt(curve, trace.frames, step).value,
});
const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
};

/** Median and most of the disagreements of other exact retrainings with the page's, and their median from each other; null of none. */
export const floorOf = (result: FloorResult | null): { median: number; most: number; count: number; apart: number } | null => {
  const values = (result?.others ?? []).map(({ disagreement }) => disagreement);
  return values.length === 0
    ? null
    : { median: medianOf(values), most: Math.max(...values), count: values.length, apart: medianOf(result?.apart ?? []) };
};
