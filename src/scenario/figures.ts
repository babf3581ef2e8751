/**
 * The figures of one method under one change, a row each, by their names in CSV, Python and `data-figure`. Cards, tables, axes and files
 * map over the rows. A new figure is a row here and a line of `figures_of` in python/pieces/run.py.
 */

import type { MethodResults, Verdict } from './types.ts';

/** Units, by which a value is written; `norm` is a norm that is rounding at an optimum, a `difference` or a `relative` error of 0 is exact. */
export type Unit = 'share' | 'difference' | 'relative' | 'cosine' | 'gain' | 'examples' | 'nats' | 'norm' | 'mean' | 'length';

/** A figure of results `Of`. */
export interface Row<Of> {
  readonly id: string;
  /** 'differs'. */
  readonly name: string;
  /** Head of its column where the name does not tell it from its neighbours; the name is the small print then. */
  readonly head?: string;
  /** Small print beside the name at the head of a column: 'from exact'. */
  readonly of?: string;
  readonly unit: Unit;
  /** Sentence that says what the figure means. */
  readonly meaning: string;
  /** Null where it has no meaning. */
  readonly value: (results: Of) => number | null;
}

export interface Figure extends Row<MethodResults> {
  /** Name in full. */
  readonly title?: string;
  /** A value in words: 'differs 4.3 %'. */
  readonly says?: (value: string) => string;
  /** Value of exact retraining, by definition; no other is better. */
  readonly best?: 0 | 1;
  /** Inputs in the plane and classes, or classes; every scenario has the other figures. */
  readonly needs?: 'map' | 'classes';
  /** Places that do not show it; the files of results have all. */
  readonly leftOut?: readonly Place[];
}

export type Place = 'card' | 'table' | 'python';

/** A difference of 0 in words. */
export const EXACT = 'exact';

export const FIGURES = {
  disagreement: {
    id: 'disagreement',
    name: 'differs',
    of: 'from exact',
    unit: 'difference',
    best: 0,
    needs: 'map',
    title: 'differs from exact',
    says: (value) => (value === EXACT ? value : `differs ${value}`),
    meaning: 'Share of the map where the decision is not that of exact retraining.',
    value: ({ disagreement }: Verdict) => disagreement,
  },
  trueGradientNorm: {
    id: 'trueGradientNorm',
    name: '‖G‖',
    unit: 'norm',
    leftOut: ['card', 'table', 'python'],
    meaning: 'Norm of the true past gradient at the method’s own solution, in nats per unit of weight.',
    value: ({ pastGradient }) => pastGradient.trueNorm,
  },
  reconstructedGradientNorm: {
    id: 'reconstructedGradientNorm',
    name: '‖Ĝ‖',
    unit: 'norm',
    leftOut: ['card', 'table', 'python'],
    meaning: 'Norm of the reconstructed past gradient at the method’s own solution, in nats per unit of weight.',
    value: ({ pastGradient }) => pastGradient.reconstructedNorm,
  },
  gradientError: {
    id: 'gradientError',
    name: '∇ error',
    of: 'at own θ',
    unit: 'relative',
    best: 0,
    leftOut: ['card'],
    title: 'past gradient error at own solution',
    says: (value) => (value === EXACT ? 'past gradient exact' : `past gradient wrong by ${value}`),
    meaning: 'Error of the reconstructed past gradient relative to the true one, at the method’s own solution.',
    value: ({ pastGradient }: Verdict) => pastGradient.relativeError,
  },
  cosine: {
    id: 'cosine',
    name: 'cosine',
    of: 'at own θ',
    unit: 'cosine',
    best: 1,
    leftOut: ['card'],
    meaning: 'Cosine between the true past gradient and its reconstruction, at the method’s own solution; 1 is the right direction.',
    value: ({ pastGradient }) => pastGradient.cosine,
  },
  gain: {
    id: 'gain',
    name: 'gain',
    of: 'at own θ',
    unit: 'gain',
    best: 1,
    leftOut: ['card'],
    meaning:
      'How much of the true past gradient the reconstruction carries along its direction, at the method’s own solution; 1 is all of it.',
    value: ({ pastGradient }) => pastGradient.gain,
  },
  accuracyPast: {
    id: 'accuracyPast',
    name: 'accuracy',
    head: 'past',
    unit: 'share',
    needs: 'classes',
    title: 'accuracy, past points',
    says: (value) => `${value} of the past right`,
    meaning: 'Share of the past points that are classified right.',
    value: ({ accuracy }: Verdict) => accuracy.past,
  },
  accuracyNew: {
    id: 'accuracyNew',
    name: 'accuracy',
    head: 'new',
    unit: 'share',
    needs: 'classes',
    title: 'accuracy, new points',
    says: (value) => `${value} of the new right`,
    meaning: 'Share of the new points that are classified right.',
    value: ({ accuracy }: Verdict) => accuracy.new,
  },
  accuracyAll: {
    id: 'accuracyAll',
    name: 'accuracy',
    head: 'all',
    unit: 'share',
    needs: 'classes',
    title: 'accuracy, all points',
    says: (value) => `${value} of all right`,
    meaning: 'Share of all the points that are classified right.',
    value: ({ accuracy }: Verdict) => accuracy.all,
  },
  cost: {
    id: 'cost',
    name: 'points',
    of: 'a gradient',
    unit: 'examples',
    meaning: 'Examples that one gradient touches: the memory and the new data; for exact all the past as well.',
    value: ({ cost }) => cost,
  },
  objective: {
    id: 'objective',
    name: 'objective',
    unit: 'nats',
    leftOut: ['table'],
    meaning: 'Value of the method’s objective at its solution, in nats.',
    value: ({ objective }) => objective,
  },
  gradientNorm: {
    id: 'gradientNorm',
    name: '‖∇F‖',
    of: 'nats/weight',
    unit: 'norm',
    meaning: 'Norm of the gradient of the method’s objective where its solver stopped; 0 at a minimum. Nats per unit of weight.',
    value: ({ gradientNorm }) => gradientNorm,
  },
  certificate: {
    id: 'certificate',
    name: '‖θ − θexact‖ ≤',
    unit: 'norm',
    leftOut: ['card', 'table', 'python'],
    meaning: 'After a removal on a model that is linear in its weights: θ is provably no further than this from exact’s. ‖∇L′(θ)‖ / δ.',
    value: ({ certificate }) => certificate,
  },
} as const satisfies Record<string, Figure>;

export type FigureId = keyof typeof FIGURES;

export const figures: readonly Figure[] = Object.values(FIGURES);

/** Figures of past gradients at exact's solution, as cards and plots show them; the rows above are at each method's own. */
export const AT_EXACT = {
  error: {
    name: '∇ error at exact',
    unit: 'relative',
    meaning: 'Error of the reconstructed past gradient relative to the true one, both at the weights where exact retraining ended.',
  },
  cosine: {
    name: 'cosine at exact',
    unit: 'cosine',
    meaning: 'Cosine between the true past gradient and its reconstruction at exact retraining; 1 is the right direction.',
  },
  gain: {
    name: 'gain at exact',
    unit: 'gain',
    meaning: 'How much of the true past gradient at exact retraining the reconstruction carries along its direction; 1 is all of it.',
  },
} as const;

/** The rows that are seen at a place. */
export const figuresAt = (place: Place): Figure[] => figures.filter(({ leftOut }) => !leftOut?.includes(place));

/** Figures by which memories are compared, over seeds as well. */
export const COMPARED = ['disagreement', 'gradientError', 'accuracyPast', 'accuracyNew', 'accuracyAll'] as const satisfies FigureId[];
export type ComparedId = (typeof COMPARED)[number];
export type Compared = Figure & Row<Verdict> & Required<Pick<Figure, 'title' | 'says'>> & { readonly id: ComparedId };
/** The compared figures of one method; null where one has no meaning. */
export type ComparedFigures = Readonly<Record<ComparedId, number | null>>;

export const comparedFigures = (verdict: Verdict): ComparedFigures =>
  Object.fromEntries(COMPARED.map((id) => [id, FIGURES[id].value(verdict)])) as ComparedFigures;

/** Head of a figure's column, and the small print beside it. */
export const headOf = ({ name, head, of }: Pick<Figure, 'name' | 'head' | 'of'>): { head: string; small: string | undefined } =>
  head === undefined ? { head: name, small: of } : { head, small: name };
