import type { Likelihood } from '../../core/model.ts';
import { valuesAt } from '../../data/grid.ts';
import type { StepResults } from '../../scenario/types.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatNumber } from '../../ui/format.ts';
import type { CanvasPoint } from '../points/points.ts';
import { meanOf, predictionOf } from '../points/predictions.ts';
import type { CanvasScene } from '../useCanvas.ts';

/** Names of inputs, label and classes. */
export interface Names {
  readonly axes: readonly [string, string];
  /** Names of all the inputs and which two of them are the axes, where there are more than two. */
  readonly inputs?: readonly string[];
  readonly shown?: readonly [across: number, up: number];
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

/** Inputs that the canvas does not show: which, and what they are called. */
export const inputsBeside = ({ inputs = [], shown = [0, 1] }: Names): { readonly input: number; readonly name: string }[] =>
  inputs.flatMap((name, input) => (shown.includes(input) ? [] : [{ input, name }]));

/** More inputs than this beside the axes are not all told at once. */
const TOLD = 4;

/** 'flipper length 201, body mass 4200', of a point's inputs that the canvas does not show; '' without any. */
export const besidesOf = (names: Names, { inputs = [] }: CanvasPoint): string => {
  const beside = inputsBeside(names);
  const told = beside.slice(0, TOLD).map(({ input, name }) => `${name} ${formatNumber(inputs[input] ?? Number.NaN)}`);
  return [...told, ...(beside.length > TOLD ? [`${beside.length - TOLD} more inputs`] : [])].join(', ');
};

/** 'flipper length = 201', of each input that is held. */
export const heldValues = (names: Names, held: readonly number[]): string[] =>
  inputsBeside(names).map(({ input, name }) => `${name} = ${held[input] ?? ''}`);

/** Sentence on the values at which the other inputs are held. */
export const heldSentence = (names: Names, held: readonly number[]): string => {
  const values = heldValues(names, held);
  const last = values.at(-1) ?? '';
  if (values.length === 1) return `The map is where ${last}, the mean; new points get that value.`;
  if (values.length > TOLD) return `The map is where the other ${values.length} inputs are at their means; new points get those values.`;
  return `The map is where ${values.slice(0, -1).join(', ')} and ${last}, the means; new points get those values.`;
};

/** The one number of h(f) that is shown: p of class 1 of two, of the point's own class of more, the prediction of 'gaussian'. */
export const shownMean = (likelihood: Likelihood, mean: readonly number[], label: number): number =>
  (likelihood === 'gaussian' ? mean[0] : mean.length === 2 ? mean[1] : mean[label]) ?? Number.NaN;

/** Name of h: 'probability of class B'. */
export const meanTitle = (likelihood: Likelihood, names: Names, classCount: number, label: number): string =>
  likelihood === 'gaussian' ? `predicted ${names.label}` : `probability of ${classTitle(names, classCount === 2 ? 1 : label)}`;

/** A past point's figure from the memory-perturbation equation. */
export const influenceOf = (results: StepResults | null, figure: 'residual' | 'sensitivity', point: CanvasPoint): number | null =>
  point.fate === 'added' ? null : (results?.influence[figure][point.index] ?? null);

/** A probability with three digits after the point, never 0 or 1 where it is neither; a prediction of 'gaussian' with three digits. */
export const formatMean = (likelihood: Likelihood, value: number): string => {
  if (likelihood === 'gaussian' || !Number.isFinite(value)) return formatNumber(value);
  if (value > 0 && value < 0.0005) return '< 0.001';
  return value < 1 && value > 0.9995 ? '> 0.999' : value.toFixed(3);
};

/** Words and figures that are said of a point. */
export interface Facts {
  /** 'class B'. */
  readonly title: string;
  readonly remembered: boolean;
  /** 'relabelled, was class A'; '' for a point that stays as it is. */
  readonly fate: string;
  /** 'flipper length 201'; '' where the canvas shows all inputs. */
  readonly besides: string;
  /** The chosen method's h(f*) and h(f), by `shownMean`; null where they are not known. */
  readonly prediction: { readonly before: string; readonly after: string; readonly approximate: boolean } | null;
  /** Of past points, from the memory-perturbation equation. */
  readonly residual: string | null;
  readonly sensitivity: string | null;
}

/** Scene parts that the facts of a point depend on. */
export type Known = Pick<CanvasScene, 'names' | 'source' | 'classCount' | 'remembered'>;

export const factsOf = ({ names, source, remembered }: Known, point: CanvasPoint): Facts => {
  const { likelihood, results } = source;
  const prediction = predictionOf(source, point);
  const shown = (mean: readonly number[]): string => formatMean(likelihood, shownMean(likelihood, mean, point.label));
  const influence = (figure: 'residual' | 'sensitivity'): string | null => {
    const value = influenceOf(results, figure, point);
    return value === null ? null : formatNumber(value, 2);
  };
  return {
    title: classTitle(names, point.label),
    remembered: remembered.has(point.row),
    fate: fateOf(names, point),
    besides: besidesOf(names, point),
    prediction: prediction && { ...prediction, before: shown(prediction.before), after: shown(prediction.after) },
    residual: influence('residual'),
    sensitivity: influence('sensitivity'),
  };
};

/** 'x₁ 0.520, x₂ −0.0670'. */
const placeOf = ({ axes }: Names, x: number, y: number): string => `${axes[0]} ${formatNumber(x)}, ${axes[1]} ${formatNumber(y)}`;

/** A point in one sentence, for the live region. */
export const sentenceOf = (known: Known, point: CanvasPoint): string => {
  const { names, source, classCount } = known;
  const { title, fate, remembered, besides, prediction, residual, sensitivity } = factsOf(known, point);
  const parts = [
    `Point ${point.index}`,
    title,
    fate,
    remembered ? 'remembered' : point.fate !== 'kept' && 'at hand for this change',
    placeOf(names, point.x, point.y),
    besides,
    prediction && `${meanTitle(source.likelihood, names, classCount, point.label)} was ${prediction.before}, now ${prediction.after}`,
    residual !== null && `residual ${residual}`,
    sensitivity !== null && `sensitivity ${sensitivity}`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
};

/** A place of the plane in a sentence, and what the chosen method says there. */
export const placeSentence = ({ names, source, classCount }: Known, x: number, y: number): string => {
  const { maps, method, likelihood } = source;
  const place = placeOf(names, x, y);
  const grid = maps?.methods[method];
  const logits = maps && grid ? valuesAt(grid, maps.resolution, maps.outputs, maps.domain, x, y) : null;
  if (!logits) return `${place}.`;
  const mean = meanOf(likelihood, logits);
  const label = mean.indexOf(Math.max(...mean));
  const shown = formatMean(likelihood, shownMean(likelihood, mean, label));
  return `${place}. ${methodTitle(method)}: ${meanTitle(likelihood, names, classCount, label)} ${shown}.`;
};
