import { onTheWay } from '../../adaptation/lenses/walk.ts';
import { compareGradients, type GradientComparison } from '../../adaptation/reconstruction.ts';
import { namesOf } from '../../canvas/useCanvas.ts';
import { mean } from '../../core/likelihoods.ts';
import type { Likelihood } from '../../core/model.ts';
import { createModel } from '../../core/models.ts';
import { norm } from '../../core/vectors.ts';
import { aboveNoise, atExact } from '../../scenario/atExact.ts';
import { classCountOf } from '../../scenario/defaults.ts';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { Stems } from '../../store/state.ts';
import type { Place } from '../../studies/gradientParts.ts';
import type { GradientWayResult } from '../../studies/gradientWay.ts';
import { methodInfo, methodTitle } from '../../ui/catalog.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Context } from '../context.ts';
import { MINIMISES_NOTHING, NO_PAST, rowOf } from './entries.ts';

/** Rows that a method has at hand, among `count`: exact retraining has all; points that the change touches are at hand of whoever has a memory. */
export const keptRows = (method: string, { methods, touched }: Pick<StepDetails, 'methods' | 'touched'>, count: number): Set<number> => {
  if (method === 'exact') return new Set(Array(count).keys());
  return new Set(methodInfo(method).remembers ? [...(methods[method]?.memory ?? []), ...touched] : []);
};

/** A gradient below this is zero, as where gradients are compared. */
const ZERO = 1e-9;

/** Logits of n points now and at θ*, n × C, and the labels of the past ones, which are the first. */
export interface Moved {
  readonly likelihood: Likelihood;
  readonly outputs: number;
  readonly now: ArrayLike<number>;
  readonly star: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/**
 * h(f) − h(f*) of n points, 0 beyond the past: one number a point. With C classes the largest change of any of them, with the sign of the
 * point's own class.
 */
export const changesOf = ({ likelihood, outputs, now, star, labels }: Moved): Float64Array => {
  const past = labels.length * outputs;
  const of = (logits: ArrayLike<number>): Float64Array =>
    mean(
      likelihood,
      Float64Array.from({ length: past }, (_, k) => logits[k] ?? Number.NaN),
      outputs,
    );
  const [after, before] = [of(now), of(star)];
  const changes = new Float64Array(now.length / outputs);
  for (let i = 0; i < labels.length; i++) {
    if (outputs === 1) {
      changes[i] = (after[i] ?? 0) - (before[i] ?? 0);
      continue;
    }
    const change = (c: number): number => (after[i * outputs + c] ?? 0) - (before[i * outputs + c] ?? 0);
    let most = 0;
    for (let c = 0; c < outputs; c++) most = Math.max(most, Math.abs(change(c)));
    changes[i] = change(labels[i] ?? 0) < 0 ? -most : most;
  }
  return changes;
};

/** The largest of some changes, whatever their signs. */
const largest = (changes: Float64Array): number => changes.reduce((most, change) => Math.max(most, Math.abs(change) || 0), 0);

/** θ(t) on the way, and the gradients there. */
export interface Walked {
  readonly way: GradientWayResult;
  /** Index of the position. */
  readonly k: number;
}

/** Logits of the model after the change at θ, of all the points of a step. */
const logitsAt = (points: readonly (readonly number[])[], { model, transform: { shift, scale } }: StepDetails, theta: Float64Array) => {
  const { dimension } = model;
  const inputs = Float64Array.from({ length: points.length * dimension }, (_, k) => {
    const j = k % dimension;
    return ((points[Math.floor(k / dimension)]?.[j] ?? 0) - (shift[j] ?? 0)) / (scale[j] ?? 1);
  });
  return createModel(model).bind({ count: points.length, dimension, inputs }).logits(theta);
};

type Norms = Pick<GradientComparison, 'gain'> & { readonly trueNorm: number | null };

/** Figures of a method's past gradient at a place, as its plot has them. */
const figuresAt = (place: Place, method: string, step: StepResults, details: StepDetails, walked: Walked | null): Norms => {
  const none = { trueNorm: null, gain: null };
  if (place === 'own') {
    const own = step.methods[method]?.pastGradient;
    return own ? aboveNoise(own, details.gradientNoise) : none;
  }
  if (place === 'exact') {
    const truth = details.gradientAtExact && norm(Float64Array.from(details.gradientAtExact));
    return atExact(details, method)?.figures ?? { ...none, trueNorm: truth };
  }
  if (!walked) return none;
  const { way, k } = walked;
  const p = way.thetaStar.length;
  const [across, up] = [rowOf(way.pastGradient, k, p), way.methods[method]];
  return up ? compareGradients(across, rowOf(up, k, p)) : { ...none, trueNorm: norm(across) };
};

/** Place of θ in the middle of a sentence. */
const whereOf = (place: Place, method: string, walked: Walked | null): string =>
  place === 'exact'
    ? 'at exact'
    : place === 'own'
      ? `where ${methodTitle(method)} ended`
      : `at t = ${(walked?.way.positions[walked.k] ?? 1).toFixed(2)}`;

type Given = Pick<Context, 'scenario' | 'method'> & { readonly step: StepResults; readonly details: StepDetails };

/** Quantity that rises where a stem goes up, in words. */
const risingOf = (scenario: Context['scenario']): string => {
  const { classes, label } = namesOf(scenario, Math.max(2, classCountOf(scenario)));
  if (scenario.model.likelihood === 'gaussian') return label;
  return scenario.model.likelihood === 'categorical' ? 'p(own class)' : `p(${classes[1] ?? 'B'})`;
};

/** Sentence on a bar that is missing; '' where both are there. */
const barNote = ({ method, step, details }: Omit<Given, 'scenario'>, truth: number | null, gain: number | null): string => {
  if (gain !== null && truth !== null) return '';
  if (truth !== null && truth <= Math.max(details.gradientNoise, ZERO)) return NO_PAST;
  return step.methods[method]?.undefinedBecause ?? (truth === null ? 'There is no gradient at this θ.' : MINIMISES_NOTHING);
};

/** Sentence on what is kept beside the stems; '' for none. */
const keptNote = ({ memory }: Context['scenario'], { model }: StepDetails, method: string): string => {
  if (method === 'exact' || method === 'keep-old') return '';
  if (!methodInfo(method).remembers) return `${methodTitle(method)} keeps no points, so no stem is full.`;
  if ((memory.weights ?? 'one') !== 'one') return 'A full stem counts with the weight of its point.';
  return model.family === 'mlp' ? 'The features of a network move too: that part has no stem.' : '';
};

/** Stems of the past at a place of θ; null where there is no θ, or it is not known yet. */
export const stemsOf = ({ scenario, method, step, details }: Given, place: Place, walked: Walked | null): Stems | null => {
  const { model, methods, labelsBefore, pastCount } = details;
  const { likelihood, outputs } = model;
  const star = (methods[method] ?? methods.exact)?.logitsStar;
  const exact = step.methods.exact?.logits;
  const known = place === 'exact' ? exact : place === 'own' ? step.methods[method]?.logits : null;
  const theta = walked && onTheWay(walked.way.thetaStar, walked.way.thetaExact, walked.way.positions[walked.k] ?? 1);
  const now = known ?? (theta && logitsAt(step.points, details, theta));
  if (!star || !now || now.length !== star.length || pastCount === 0) return null;
  const changes = changesOf({ likelihood, outputs, now, star, labels: labelsBefore });
  const { trueNorm, gain } = figuresAt(place, method, step, details, walked);
  const kept = keptRows(method, details, step.points.length);
  return {
    changes,
    kept,
    // The same wherever θ stands, so that stems grow as one walks.
    most: largest(
      exact && exact.length === star.length ? changesOf({ likelihood, outputs, now: exact, star, labels: labelsBefore }) : changes,
    ),
    rising: risingOf(scenario),
    where: whereOf(place, method, walked),
    method,
    truth: trueNorm,
    reach: trueNorm !== null && gain !== null ? gain * trueNorm : null,
    note: [barNote({ method, step, details }, trueNorm, gain), keptNote(scenario, details, method)].filter(Boolean).join(' '),
  };
};

/** Sentence on both bars: 'True past gradient at exact: 14.4; K-prior keeps 6.95 along it.' */
export const stemsInWords = ({ where, method, truth, reach, note }: Stems): string => {
  const both =
    truth === null
      ? ''
      : `True past gradient ${where}: ${formatNumber(truth)}${reach === null ? '' : `; ${methodTitle(method)} keeps ${formatNumber(reach)} along it`}.`;
  return [both, note].filter(Boolean).join(' ');
};

/** Sentence on a stem: 'Point 7: p(B) fell by 0.120; K-prior keeps that.' */
export const stemInWords = ({ changes, kept, rising, method }: Stems, row: number): string => {
  const change = changes[row] ?? 0;
  const moved = change === 0 ? `${rising} stayed` : `${rising} ${change > 0 ? 'rose' : 'fell'} by ${formatNumber(Math.abs(change))}`;
  return `Point ${row}: ${moved}; ${methodTitle(method)} ${kept.has(row) ? 'keeps that' : 'does not keep that'}.`;
};
