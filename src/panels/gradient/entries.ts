import { nearestPosition } from '../../adaptation/lenses/walk.ts';
import { compareGradients, type GradientComparison } from '../../adaptation/reconstruction.ts';
import { aboveNoise, atExact } from '../../scenario/atExact.ts';
import type { GradientWayResult } from '../../studies/gradientWay.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatGain, formatRelativeError } from '../../ui/format.ts';
import type { Shown } from '../../ui/useShown.ts';
import { type Compared, comparedMethods } from './choices.ts';
import type { Plotted } from './pairsChart.ts';
import { hasDots, type Pairs } from './spans.ts';

/** True past gradient of one method across, its reconstruction up, or the reason why there is nothing to be drawn. */
export interface Entry {
  readonly id: string;
  readonly pairs: Pairs | null;
  /** All that the scale of the plot has to hold: more than is drawn, where it should stay still. */
  readonly held?: Pairs;
  readonly figures: Pick<GradientComparison, 'relativeError' | 'cosine' | 'gain'>;
  readonly why: string;
}

const NONE = { relativeError: null, cosine: null, gain: null };
export const MINIMISES_NOTHING = 'It minimises nothing, so it reconstructs no gradient.';
const RAN_AWAY = 'Its solution ran away, and its gradient there is beyond all numbers. Try a larger prior precision or another removal.';
export const NO_PAST = 'There is no past gradient here: the old model stays at its optimum.';

type Given = Compared & { readonly shown: Pick<Shown, 'step' | 'details'> };

/** Every method that is shown, at exact's solution: as its card says it. */
export const exactEntries = (given: Given): Entry[] => {
  const { step, details } = given.shown;
  return comparedMethods(given).flatMap((id): Entry[] => {
    if (!details?.methods[id]) return [];
    const compared = atExact(details, id);
    if (!compared) return [{ id, pairs: null, figures: NONE, why: step?.methods[id]?.undefinedBecause ?? MINIMISES_NOTHING }];
    const { figures, ...pairs } = compared;
    const isDrawn = figures.relativeError !== null && hasDots(pairs);
    return [{ id, pairs: isDrawn ? pairs : null, figures, why: Number.isFinite(figures.trueNorm) ? NO_PAST : RAN_AWAY }];
  });
};

/** Every method that is shown, at its own solution: the figures of the results. */
export const ownEntries = (given: Given): Entry[] => {
  const { step, details } = given.shown;
  return comparedMethods(given).flatMap((id): Entry[] => {
    const results = step?.methods[id];
    if (!results) return [];
    const { undefinedBecause } = results;
    const figures = aboveNoise(results.pastGradient, details?.gradientNoise ?? 0);
    const { trueGradient, reconstructedGradient } = details?.methods[id] ?? {};
    const pairs = trueGradient && reconstructedGradient ? { across: trueGradient, up: reconstructedGradient } : null;
    const nothing =
      figures.trueNorm === null || !pairs
        ? MINIMISES_NOTHING
        : Number.isFinite(figures.trueNorm) && Number.isFinite(figures.reconstructedNorm)
          ? NO_PAST
          : RAN_AWAY;
    const isDrawn = figures.relativeError !== null && pairs && hasDots(pairs);
    return [{ id, pairs: isDrawn ? pairs : null, figures, why: undefinedBecause ?? nothing }];
  });
};

/** Row k of a matrix with p entries a row. */
export const rowOf = (rows: Float64Array, k: number, p: number): Float64Array => rows.subarray(k * p, (k + 1) * p);

/** Reaches that are known, by the rows that they are of: a hand walks over the same rows again and again. */
const known = new WeakMap<Float64Array, Float64Array>();

/** The least and the greatest entry of every row so far, zero among them: two figures a row. */
const reachesOf = (rows: Float64Array, p: number): Float64Array => {
  const before = known.get(rows);
  if (before) return before;
  const reaches = new Float64Array((2 * rows.length) / p);
  let [least, most] = [0, 0];
  rows.forEach((value, i) => {
    least = Math.min(least, value);
    most = Math.max(most, value);
    if ((i + 1) % p === 0) reaches.set([least, most], (2 * (i + 1)) / p - 2);
  });
  known.set(rows, reaches);
  return reaches;
};

/** Every method that is shown, all at θ(t). Scales stay as they are while one walks to exact, and grow beyond it. */
export const walkEntries = (given: Compared & { readonly shown: Pick<Shown, 'step'> }, way: GradientWayResult, t: number): Entry[] => {
  const k = nearestPosition(t);
  const p = way.thetaStar.length;
  const across = rowOf(way.pastGradient, k, p);
  const farthest = Math.max(k, nearestPosition(1));
  const reachOf = (all: Float64Array): Float64Array => rowOf(reachesOf(all, p), farthest, 2);
  return comparedMethods(given).map((id): Entry => {
    const rows = way.methods[id];
    if (!rows) return { id, pairs: null, figures: NONE, why: given.shown.step?.methods[id]?.undefinedBecause ?? MINIMISES_NOTHING };
    const up = rowOf(rows, k, p);
    return {
      id,
      pairs: { across, up },
      held: { across: reachOf(way.pastGradient), up: reachOf(rows) },
      figures: compareGradients(across, up),
      why: '',
    };
  });
};

const orDash = (value: number | null, format: (value: number) => string): string => (value === null ? '–' : format(value));

/** Sentence on the plots of gradients. */
const WORDS = 'One dot a weight: true past gradient →, reconstruction ↑ (nats per unit of weight).';

/** A gain below this is none to the eye. */
const NO_GAIN = 0.005;

const gainText = (gain: number): string => (Math.abs(gain) < NO_GAIN ? '≈ 0' : formatGain(gain));

/** Gradients as plots: the figures that stand above each, and those without a plot. `where`: the sentence on their θ. */
export const plotsOf = (entries: readonly Entry[], where: string): Plotted => {
  const plots = entries.flatMap(({ id, pairs, held, figures }) => {
    if (!pairs) return [];
    const { relativeError, cosine, gain } = figures;
    return {
      id,
      pairs,
      ...(held && { held }),
      error: relativeError ?? Number.POSITIVE_INFINITY,
      says: `error ${formatRelativeError(relativeError)}, cosine ${formatCosine(cosine)}, gain ${formatGain(gain)}`,
      notes: [
        { text: `∇ error ${orDash(relativeError, formatRelativeError)}`, meaning: `Error relative to the true past gradient. ${where}` },
        { text: `cos ${orDash(cosine, formatCosine)}`, meaning: `Cosine of the two gradients; 1 is the right direction. ${where}` },
        { text: `gain ${orDash(gain, gainText)}`, meaning: `How much of the true past gradient is carried; 1 is all of it. ${where}` },
      ],
    };
  });
  const [best] = plots.filter(({ error }) => error < Number.POSITIVE_INFINITY).sort((one, other) => one.error - other.error);
  return {
    name: 'True against reconstructed past gradient',
    summary: [where, WORDS, ...(best ? [`${methodTitle(best.id)} has the least error, ${formatRelativeError(best.error)}.`] : [])].join(
      ' ',
    ),
    across: 'true',
    up: 'reconstruction',
    unit: 'nats per unit of weight',
    plots,
    undrawn: entries.filter(({ pairs }) => pairs === null),
  };
};
