import type { Likelihood } from '../../core/model.ts';
import type { StepResults } from '../../scenario/types.ts';
import { formatNumber } from '../format.ts';
import type { CanvasPoint, Prediction } from './points.ts';

/** What points are called. */
export interface Names {
  readonly axes: readonly [string, string];
  /** Empty for 'gaussian'. */
  readonly classes: readonly string[];
  /** Name of the label, for 'gaussian'. */
  readonly label: string;
}

export const className = (names: Names, label: number): string => names.classes[label] ?? formatNumber(label);

/** 'class B' for a letter or a number, the name itself where it says more. */
export const classTitle = (names: Names, label: number): string => {
  const name = names.classes[label];
  if (name === undefined) return `${names.label} = ${formatNumber(label)}`;
  return name.length <= 2 ? `class ${name}` : name;
};

const FATES: Record<CanvasPoint['fate'], string> = { kept: '', added: 'new', removed: 'removed', relabelled: 'relabelled', moved: 'moved' };

/** 'new', 'relabelled, was class A', or nothing for a point that stays as it is. */
export const fateOf = (names: Names, point: CanvasPoint): string =>
  point.fate === 'relabelled' && point.oldLabel !== null ? `relabelled, was ${classTitle(names, point.oldLabel)}` : FATES[point.fate];

/** The one number of h(f) that is shown: p of class 1 of two, of the point's own class of more, the prediction of 'gaussian'. */
export const shownMean = (likelihood: Likelihood, mean: readonly number[], label: number): number =>
  (likelihood === 'gaussian' ? mean[0] : mean.length === 2 ? mean[1] : mean[label]) ?? Number.NaN;

/** What h means here: 'probability of class B'. */
export const meanTitle = (likelihood: Likelihood, names: Names, classCount: number, label: number): string =>
  likelihood === 'gaussian' ? `predicted ${names.label}` : `probability of ${classTitle(names, classCount === 2 ? 1 : label)}`;

/** A past point's figure from the memory-perturbation equation; with C logits a point, the norm of its C entries. */
export const influenceOf = (results: StepResults | null, figure: 'residual' | 'sensitivity', point: CanvasPoint): number | null => {
  const values = results?.influence[figure];
  const count = results?.influence.sensitivity.length ?? 0;
  if (!values || count === 0 || point.fate === 'added' || point.index >= count) return null;
  const width = Math.round(values.length / count);
  if (width <= 1) return values[point.index] ?? null;
  let sum = 0;
  for (let c = 0; c < width; c++) sum += (values[point.index * width + c] ?? 0) ** 2;
  return Math.sqrt(sum);
};

/** A probability with three digits after the point, never 0 or 1 where it is neither; a prediction of 'gaussian' with three digits. */
export const formatMean = (likelihood: Likelihood, value: number): string => {
  if (likelihood === 'gaussian' || !Number.isFinite(value)) return formatNumber(value);
  if (value > 0 && value < 0.0005) return '< 0.001';
  return value < 1 && value > 0.9995 ? '> 0.999' : value.toFixed(3);
};

/** A point in one sentence, for the live region. */
export const sentenceOf = (
  point: CanvasPoint,
  facts: {
    names: Names;
    likelihood: Likelihood;
    classCount: number;
    remembered: boolean;
    prediction: Prediction | null;
    results: StepResults | null;
  },
): string => {
  const { names, likelihood, classCount, remembered, prediction, results } = facts;
  const parts = [
    `Point ${point.index}`,
    classTitle(names, point.label),
    fateOf(names, point),
    remembered ? 'remembered' : '',
    `${names.axes[0]} ${formatNumber(point.x)}, ${names.axes[1]} ${formatNumber(point.y)}`,
  ];
  if (prediction) {
    const shown = (mean: readonly number[]): string => formatMean(likelihood, shownMean(likelihood, mean, point.label));
    parts.push(`${meanTitle(likelihood, names, classCount, point.label)} was ${shown(prediction.before)}, now ${shown(prediction.after)}`);
  }
  const residual = influenceOf(results, 'residual', point);
  if (residual !== null) parts.push(`residual ${formatNumber(residual, 2)}`);
  const sensitivity = influenceOf(results, 'sensitivity', point);
  if (sensitivity !== null) parts.push(`sensitivity ${formatNumber(sensitivity, 2)}`);
  return `${parts.filter((part) => part !== '').join(', ')}.`;
};
