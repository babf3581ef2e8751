import { settledFrom } from '../../adaptation/lenses/settling.ts';
import type { Axis } from '../../chart/axis.ts';
import type { Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import type { FigureTable } from '../../chart/Table.tsx';
import { FIGURES } from '../../scenario/figures.ts';
import type { FloorResult } from '../../studies/floor.ts';
import { SCRATCH, type TraceLine, type TrainingResult } from '../../studies/training.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCount, formatFigure, formatNumber, formatPercentTick, NOT_DEFINED } from '../../ui/format.ts';
import { type MethodMark, methodMark } from '../../ui/methodMarks.ts';

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
export interface Curve {
  readonly id: string;
  readonly title: string;
  readonly mark: MethodMark;
  /** Examples that one gradient touches. */
  readonly cost: number;
  /** The figure at each frame; NaN where there is none. */
  readonly values: Float64Array;
  /** Where the float64 solver ends; null where that is not known, or nothing but zero. */
  readonly solved: number | null;
  readonly divergedAt: number | null;
}

const isScratch = (id: string): boolean => id === SCRATCH;

export const curveTitle = (id: string): string => (isScratch(id) ? 'Exact, from scratch' : methodTitle(id));
const curveMark = (id: string): MethodMark => (isScratch(id) ? { ...methodMark('exact'), dash: '3 3', width: 1.75 } : methodMark(id));

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
      id: line.id,
      title: curveTitle(line.id),
      mark: curveMark(line.id),
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
  if (against === 'steps') return { name: 'optimizer steps', scale: 'linear', domain: [0, steps] };
  const costs = curves.map(({ cost }) => cost).filter((cost) => cost > 0);
  const first = frames[1] ?? 1;
  return {
    name: 'examples touched',
    scale: 'log',
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

/** Pixels of a value; what is below the axis lies on its lower edge. NaN stays NaN. */
export const heightOf = (plot: Pick<Plot, 'y' | 'height'>, value: number): number =>
  Number.isNaN(value) ? Number.NaN : Math.min(plot.height, value > 0 ? plot.y.at(value) : plot.height);

/** Path of a curve through its frames; a frame without a value interrupts it. */
export const curvePath = (curve: Curve, frames: Float64Array, against: Against, plot: Plot): string => {
  let path = '';
  let pen = 'M';
  curve.values.forEach((value, frame) => {
    const x = plot.x.at(along(against, curve, frames[frame] as number));
    const y = heightOf(plot, value);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = 'M';
      return;
    }
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  });
  return path;
};

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

export const spotsOf = (figure: Figure, against: Against, curves: readonly Curve[], frames: Float64Array, floor: number): Spot[] =>
  curves.flatMap((curve) =>
    Array.from(curve.values, (value, frame): Spot => {
      const step = frames[frame] as number;
      return {
        key: `${curve.id}:${step}`,
        x: along(against, curve, step),
        y: Number.isNaN(value) ? value : Math.max(value, floor),
        says: says(figure, curve, step, value),
        series: curve.id,
        ...(isScratch(curve.id) ? {} : { method: curve.id }),
      };
    }).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
  );

const UNIT: Readonly<Record<Figure, string>> = { disagreement: 'share of the map', objective: 'nats', gradient: 'relative error' };

/** A row a frame, and a last one for where the float64 solver ends. */
export const tableOf = (figure: Figure, curves: readonly Curve[], frames: Float64Array): FigureTable => {
  const clean = (value: number | null | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
  return {
    columns: ['step', ...curves.flatMap(({ title }) => [`${title}, examples touched`, `${title} (${UNIT[figure]})`])],
    rows: [
      ...Array.from(frames, (step, frame) => [step, ...curves.flatMap((curve) => [step * curve.cost, clean(curve.values[frame])])]),
      ...(figure === 'objective' ? [] : [['solved in float64', ...curves.flatMap((curve) => [null, curve.solved])]]),
    ],
  };
};

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
