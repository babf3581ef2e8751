import { nearestPosition } from '../../adaptation/lenses/walk.ts';
import { compareGradients, type GradientComparison } from '../../adaptation/reconstruction.ts';
import { FIGURES } from '../../scenario/figures.ts';
import type { StepDetails, StepResults } from '../../scenario/types.ts';
import type { GradientWayResult } from '../../studies/gradientWay.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatGain, formatRelativeError } from '../../ui/format.ts';
import { hasDots, type Pairs } from './layout.ts';

/** One method's plot, or why it has none. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  /** True past gradient across, reconstruction up; null where there is nothing to be drawn, because of `why`. */
  readonly pairs: Pairs | null;
  readonly figures: Pick<GradientComparison, 'relativeError' | 'cosine' | 'gain'>;
  readonly why: string;
}

/** An entry with its plot. */
export type Drawn = Entry & { readonly pairs: Pairs };

export const isDrawn = (entry: Entry): entry is Drawn => entry.pairs !== null;

const NONE = { relativeError: null, cosine: null, gain: null };
export const MINIMISES_NOTHING = 'It minimises nothing, so it reconstructs no gradient.';

/** Every method that is shown, at its own solution: the figures of the results. */
export const ownEntries = (
  methods: readonly string[],
  step: StepResults | null,
  details: StepDetails | null,
  hidden: readonly string[],
): Entry[] =>
  methods.flatMap((id): Entry[] => {
    const results = step?.methods[id];
    if (id === 'exact' || hidden.includes(id) || !results) return [];
    const { trueGradient = null, reconstructedGradient = null } = details?.methods[id] ?? {};
    const pairs = trueGradient && reconstructedGradient ? { across: trueGradient, up: reconstructedGradient } : null;
    const drawn = results.pastGradient.relativeError !== null && pairs && hasDots(pairs) ? pairs : null;
    const { trueNorm, reconstructedNorm } = results.pastGradient;
    const nothing =
      trueNorm === null || !pairs
        ? MINIMISES_NOTHING
        : Number.isFinite(trueNorm) && Number.isFinite(reconstructedNorm)
          ? 'There is no past gradient here: the old model stays at its optimum.'
          : 'Its solution ran away, and its gradient there is beyond all numbers. Try a larger prior precision or another removal.';
    return [{ id, title: methodTitle(id), pairs: drawn, figures: results.pastGradient, why: results.undefinedBecause ?? nothing }];
  });

/** Row k of a matrix with p entries a row. */
export const rowOf = (rows: Float64Array, k: number, p: number): Float64Array => rows.subarray(k * p, (k + 1) * p);

/** Every method that is shown, all at θ(t). */
export const walkEntries = (
  methods: readonly string[],
  step: StepResults | null,
  way: GradientWayResult,
  t: number,
  hidden: readonly string[],
): Entry[] => {
  const k = nearestPosition(t);
  const p = way.thetaStar.length;
  const truth = rowOf(way.pastGradient, k, p);
  return methods.flatMap((id): Entry[] => {
    if (id === 'exact' || hidden.includes(id)) return [];
    const rows = way.methods[id];
    const title = methodTitle(id);
    if (!rows) return [{ id, title, pairs: null, figures: NONE, why: step?.methods[id]?.undefinedBecause ?? MINIMISES_NOTHING }];
    const up = rowOf(rows, k, p);
    return [{ id, title, pairs: { across: truth, up }, figures: compareGradients(truth, up), why: '' }];
  });
};

/** What a scale has to hold of each method at t: both gradients from θ* as far as exact, or as far as t beyond it. */
export type Rooms = (t: number) => ReadonlyMap<string, Pairs>;

/** The least and the greatest entry of every row so far, two figures a row. */
const reaches = (rows: Float64Array, p: number): Float64Array => {
  const made = new Float64Array((2 * rows.length) / p);
  let [least, most] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    least = Math.min(least, rows[i] as number);
    most = Math.max(most, rows[i] as number);
    if ((i + 1) % p === 0) made.set([least, most], (2 * (i + 1)) / p - 2);
  }
  return made;
};

/** A scale that stays still while one walks to exact, and grows beyond it. */
export const roomsOf = (way: GradientWayResult): Rooms => {
  const p = way.thetaStar.length;
  const across = reaches(way.pastGradient, p);
  const ups = Object.entries(way.methods).map(([id, rows]) => [id, reaches(rows, p)] as const);
  return (t) => {
    const k = Math.max(nearestPosition(1), nearestPosition(t));
    return new Map(ups.map(([id, up]) => [id, { across: rowOf(across, k, 2), up: rowOf(up, k, 2) }]));
  };
};

/** 'error 84 %, cosine 0.726, gain 0.18'. */
export const figuresInWords = ({ relativeError, cosine, gain }: Entry['figures']): string =>
  `error ${formatRelativeError(relativeError)}, cosine ${formatCosine(cosine)}, gain ${formatGain(gain)}`;

/** What the plots show, in one sentence. */
export const WORDS = 'One dot a weight: true past gradient →, reconstruction ↑ (nats per unit of weight).';

/** An entry as a plot: what stands above it, and what is said of it. */
export const plotOf = ({ id, title, pairs, figures }: Drawn) => ({
  id,
  title,
  pairs,
  says: figuresInWords(figures),
  notes: [
    {
      text: `error ${figures.relativeError === null ? '–' : formatRelativeError(figures.relativeError)}`,
      meaning: FIGURES.gradientError.meaning,
    },
    { text: `cos ${figures.cosine === null ? '–' : formatCosine(figures.cosine)}`, meaning: FIGURES.cosine.meaning },
    { text: `gain ${figures.gain === null ? '–' : formatGain(figures.gain)}`, meaning: FIGURES.gain.meaning },
  ],
});
