import { settledFrom } from '../../adaptation/lenses/settling.ts';
import type { Axis } from '../../chart/axis.ts';
import type { Row, Series } from '../../chart/rows.ts';
import { FIGURES } from '../../scenario/figures.ts';
import type { FloorResult } from '../../studies/floor.ts';
import { SCRATCH, type TraceLine, type TrainingResult } from '../../studies/training.ts';
import { formatCount, formatFigure, formatNumber, formatPercentTick, NOT_DEFINED } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';

/** What the chart shows along a training, and along what. */
export type Figure = 'disagreement' | 'objective' | 'gradient';
export type Against = 'steps' | 'examples';

export const SHOWN: Readonly<
  Record<Figure, { readonly label: string; readonly name: string; readonly axis: Pick<Axis, 'name' | 'unit' | 'format'> }>
> = {
  disagreement: {
    label: 'Disagreement',
    name: 'Disagreement with exact retraining',
    axis: { name: FIGURES.disagreement.title, unit: '%', format: formatPercentTick },
  },
  objective: {
    label: 'Objective',
    name: 'Objective above its own optimum',
    axis: { name: 'above its optimum', unit: 'nats' },
  },
  gradient: {
    label: 'Gradient error',
    name: 'Error of the past gradient',
    axis: { name: '‖G − Ĝ‖ ⁄ ‖G‖', unit: '%', format: formatPercentTick },
  },
};

/** One method's line in the chart. */
export interface Curve extends Series {
  /** Examples that one gradient touches. */
  readonly cost: number;
  /** The figure at each frame; NaN where there is none. */
  readonly values: Float64Array;
  /** Where the float64 solver ends; null where that is not known, or nothing but zero. */
  readonly solved: number | null;
  readonly divergedAt: number | null;
}

const isScratch = (id: string): boolean => id === SCRATCH;

const seriesOf = (id: string): Series => {
  if (!isScratch(id)) return methodSeries(id);
  const { style } = methodSeries('exact');
  return { id, title: 'Exact, from scratch', style: { ...style, dash: '3 3', width: 1.75 } };
};

/** The figure of a line at each frame. */
const valuesOf = (line: TraceLine, figure: Figure): Float64Array => {
  if (figure === 'disagreement') return line.disagreement;
  const optimum = line.solved.objective ?? Number.NaN;
  if (figure === 'objective') return line.objective.map((value) => value - optimum);
  // At θ* the true gradient is zero, or what rounding leaves of it: a ratio to it says nothing.
  return line.gradientError.map((error, frame) => (frame === 0 ? Number.NaN : error));
};

const solvedOf = ({ solved }: TraceLine, figure: Figure): number | null =>
  figure === 'disagreement' ? solved.disagreement : figure === 'objective' ? null : solved.gradientError;

/** The lines that are drawn: those of `hidden` are off, and exact retraining from scratch where it is not asked for. */
export const curvesOf = (trace: TrainingResult, figure: Figure, hidden: readonly string[], scratch: boolean): Curve[] =>
  trace.lines
    .filter(({ id }) => (isScratch(id) ? scratch : !hidden.includes(id)))
    // Exact retraining reconstructs all of the gradient: its error is zero, which a logarithm cannot show.
    .filter(({ id }) => figure !== 'gradient' || (id !== 'exact' && !isScratch(id)))
    .map((line) => ({
      ...seriesOf(line.id),
      cost: line.cost,
      values: valuesOf(line, figure),
      solved: solvedOf(line, figure),
      divergedAt: line.divergedAt,
    }));

/** Lowest value that a figure is drawn at: what is lower, zero among it, lies along the lower edge. */
const FLOOR: Readonly<Record<Figure, number>> = { disagreement: 5e-5, objective: 1e-6, gradient: 1e-3 };
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
  return { ...SHOWN[figure].axis, scale: 'log', domain: [low, Math.max(high, low * 10)] };
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

/** Where a step of a curve lies on the horizontal axis. NaN where the axis has no place for it. */
export const along = (against: Against, curve: Pick<Curve, 'cost'>, step: number): number => {
  if (against === 'steps') return step;
  const examples = step * curve.cost;
  return examples > 0 ? examples : Number.NaN;
};

/** The step at a place of the horizontal axis, for the method that a cursor goes with. */
export const stepAt = (against: Against, curve: Pick<Curve, 'cost'> | undefined, x: number): number =>
  against === 'steps' ? x : x / Math.max(1, curve?.cost ?? 1);

/** Index of the last frame that has a value; −1 where none has. */
export const lastFrame = (curve: Pick<Curve, 'values'>): number => curve.values.findLastIndex(Number.isFinite);

/** A curve at a step: between two frames what the line there shows. */
export const valueAt = ({ values }: Pick<Curve, 'values'>, frames: Float64Array, step: number): { value: number; between: boolean } => {
  const after = frames.findIndex((one) => one >= step - 0.5);
  if (after < 0) return { value: Number.NaN, between: false };
  const to = values[after] ?? Number.NaN;
  if (Math.abs((frames[after] as number) - step) < 0.5 || after === 0) return { value: to, between: false };
  const [start, end] = [frames[after - 1] as number, frames[after] as number];
  const from = values[after - 1] as number;
  return { value: from + ((step - start) / (end - start)) * (to - from), between: true };
};

/** What stands beside the name of a curve: its value at the shown step, or where it ends. */
export const writeBeside = (figure: Figure, curve: Curve, frames: Float64Array, step: number | null): string => {
  if (curve.divergedAt !== null) return `diverged at ${formatCount(curve.divergedAt)}`;
  if (step !== null) {
    const { value, between } = valueAt(curve, frames, step);
    return between && !Number.isNaN(value) ? `≈ ${shortly(figure, value)}` : shortly(figure, value);
  }
  return shortly(figure, endOf(figure, curve));
};

/** Where a curve ends: the float64 solver's figure, or the last of training where that is what there is. */
export const endOf = (figure: Figure, curve: Curve): number | null =>
  figure === 'objective' ? (curve.values[lastFrame(curve)] ?? null) : curve.solved;

/** Of what those values are. */
export const whenBeside = (figure: Figure, frames: Float64Array, step: number | null): string =>
  step !== null ? `at step ${formatCount(step)}` : figure === 'objective' ? `after ${formatCount(frames.at(-1) ?? 0)} steps` : 'in float64';

/** A value with its unit: '4.3 %', '0.012 nats', '78 %'. */
export const writeValue = (figure: Figure, value: number | null): string => {
  if (value === null || Number.isNaN(value)) return NOT_DEFINED;
  if (figure === 'objective') return `${formatNumber(value, 2)} nats`;
  return formatFigure(FIGURES[figure === 'gradient' ? 'gradientError' : figure].unit, value);
};

/** The same where there is little room and the axis has the unit. */
const shortly = (figure: Figure, value: number | null): string => {
  if (figure !== 'objective' || value === null || Number.isNaN(value)) return writeValue(figure, value);
  return value >= 0 && value < FLOOR.objective ? `< ${formatNumber(FLOOR.objective, 1)}` : formatNumber(value, 2);
};

/** What is read off at a frame: the value, and what of the axis it lies below. */
const says = (figure: Figure, curve: Curve, step: number, value: number): string => {
  const where = `${curve.title}, step ${formatCount(step)} (${formatCount(step * curve.cost)} examples)`;
  if (figure === 'objective')
    return value < 0
      ? `${where}: ${formatNumber(-value, 2)} nats below the float64 solution`
      : `${where}: ${writeValue(figure, value)} above its optimum`;
  if (figure === 'disagreement') return `${where}: ${writeValue(figure, value)} of the map differs from exact retraining`;
  return `${where}: ${FIGURES.gradientError.says(writeValue(figure, value))}`;
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

export const axesOf = ({ trace: { frames }, curves, levels, figure, against, steps, floor }: Courses): { x: Axis; y: Axis } => {
  const most = floorOf(floor)?.most;
  return {
    x: horizontalAxis(against, curves, frames, steps),
    y: verticalAxis(figure, curves, [...levels.map(({ disagreement }) => disagreement), ...(most === undefined ? [] : [most])]),
  };
};

/** Median disagreement of equally exact answers: nothing below their floor means anything. */
const floorSeries: Series = { id: 'floor', title: 'Floor', style: { color: 'var(--muted)', dash: '2 3', width: 1 } };

/** The lines frame by frame, each with its end, over the levels. */
export const trainingRows = (courses: Courses): TrainingRow[] => {
  const { trace, curves, levels, figure, against, floor, isWhole } = courses;
  const { x, y } = axesOf(courses);
  const low = y.domain[0];
  const end = x.domain[1];
  const median = floorOf(floor)?.median;
  const level = (series: Series, value: number): TrainingRow => ({
    series,
    kind: 'level',
    step: null,
    examples: null,
    value,
    x: end,
    y: Math.max(value, low),
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
          y: Math.max(value, low),
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

/** A curve at a step that the canvas shows; without a place where it is above the chart. */
export const rowAt = (courses: Courses, curve: Curve, step: number): Row => {
  const [low, high] = axesOf(courses).y.domain;
  const { value } = valueAt(curve, courses.trace.frames, step);
  return { series: curve, x: along(courses.against, curve, step), y: value > high ? Number.NaN : Math.max(value, low) };
};

/** In the head of a column: 'Replay (share of the map)'. */
export const UNIT: Readonly<Record<Figure, string>> = { disagreement: 'share of the map', objective: 'nats', gradient: 'relative error' };

/** 1 % of the map: nearer to its end than this, a line counts as there. */
const THERE = 0.01;

/** The step from which a method stays within 1 % of the map of where it ends, and the examples touched by then. Null where it does not. */
export const arrival = (curve: Curve, frames: Float64Array): { step: number; examples: number } | null => {
  if (curve.solved === null || curve.values.length === 0) return null;
  const frame = settledFrom([...curve.values, curve.solved], THERE + 1e-9);
  const step = frames[frame];
  return step === undefined ? null : { step, examples: step * curve.cost };
};

const arrivalSays = (curve: Curve, frames: Float64Array, steps: number): string => {
  const there = arrival(curve, frames);
  return there ? `${formatCount(there.step)} steps (${formatCount(there.examples)} examples)` : `not in ${formatCount(steps)} steps`;
};

/** One sentence with the figures that matter: the method that is looked at, beside exact retraining. */
export const summaryOf = (figure: Figure, curves: readonly Curve[], frames: Float64Array, steps: number, chosen: string): string => {
  const method = curves.find(({ id }) => id === chosen && id !== 'exact') ?? curves.find(({ id }) => id !== 'exact' && !isScratch(id));
  const exact = curves.find(({ id }) => id === 'exact');
  const scratch = curves.find(({ id }) => isScratch(id));
  if (figure === 'disagreement') {
    const parts = [method, exact, scratch].flatMap((curve) => (curve ? [`${curve.title} ${arrivalSays(curve, frames, steps)}`] : []));
    return parts.length > 0 ? `Within 1 % of the map of where it ends after: ${parts.join(', ')}.` : 'Nothing is trained here.';
  }
  const shown = [method, figure === 'objective' ? exact : undefined].filter((curve) => curve !== undefined);
  if (shown.length === 0) return 'Nothing is trained here.';
  const said = shown.map((curve) => {
    const last = lastFrame(curve);
    return `${curve.title}: ${writeValue(figure, curve.values[last] ?? null)}`;
  });
  return `After ${formatCount(frames.at(-1) ?? 0)} steps, ${said.join('; ')}.`;
};

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
