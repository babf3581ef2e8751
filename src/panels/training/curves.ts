import { settledFrom } from '../../adaptation/lenses/settling.ts';
import type { Axis } from '../../chart/axis.ts';
import type { Series } from '../../chart/rows.ts';
import { FIGURES } from '../../scenario/figures.ts';
import { SCRATCH, type TraceLine, type TrainingResult } from '../../studies/training.ts';
import { formatPercentTick } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';

/** Figure along a training. */
export type Figure = 'disagreement' | 'objective' | 'gradient';
/** Axis along a training. */
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

/** Line of a method in the chart. */
export interface Curve extends Series {
  /** Examples that one gradient touches. */
  readonly cost: number;
  /** The figure at each frame; NaN where there is none. */
  readonly values: Float64Array;
  /** Where the float64 solver ends; null where that is not known, or nothing but zero. */
  readonly solved: number | null;
  readonly divergedAt: number | null;
}

export const isScratch = (id: string): boolean => id === SCRATCH;

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
export const FLOOR: Readonly<Record<Figure, number>> = { disagreement: 5e-5, objective: 1e-6, gradient: 1e-3 };

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

/** Where a curve ends: the float64 solver's figure, or the last of training where that is what there is. */
export const endOf = (figure: Figure, curve: Curve): number | null =>
  figure === 'objective' ? (curve.values[lastFrame(curve)] ?? null) : curve.solved;
/** 1 % of the map: nearer to its end than this, a line counts as there. */
const THERE = 0.01;

/** The step from which a method stays within 1 % of the map of where it ends, and the examples touched by then. Null where it does not. */
export const arrival = (curve: Curve, frames: Float64Array): { step: number; examples: number } | null => {
  if (curve.solved === null || curve.values.length === 0) return null;
  const frame = settledFrom([...curve.values, curve.solved], THERE + 1e-9);
  const step = frames[frame];
  return step === undefined ? null : { step, examples: step * curve.cost };
};
