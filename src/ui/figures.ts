/** The figures of one method, each with its name, its unit and how it is written: the same on a card and in the table. */

import type { MethodDetails, MethodResults } from '../scenario/types.ts';
import { formatCosine, formatCount, formatGain, formatNorm, formatNumber, formatPercent, formatRelativeError } from './format.ts';

export interface Figure {
  /** `data-figure` of its cell. */
  readonly id: string;
  /** Column head; short. */
  readonly name: string;
  /** What it is, in one sentence, with its unit. */
  readonly meaning: string;
  readonly value: (results: MethodResults) => number | null;
  readonly format: (value: number | null) => string;
}

export const FIGURES = {
  disagreement: {
    id: 'disagreement',
    name: 'differs from exact',
    meaning: 'Share of the map where the decision is not that of exact retraining.',
    value: (results) => results.disagreement,
    format: formatPercent,
  },
  gradientError: {
    id: 'gradient-error',
    name: '∇ error',
    meaning: 'Error of the reconstructed past gradient relative to the true one, at the method’s own solution.',
    value: (results) => results.pastGradient.relativeError,
    format: formatRelativeError,
  },
  cosine: {
    id: 'cosine',
    name: 'cosine',
    meaning: 'Cosine between the true past gradient and its reconstruction; 1 is the right direction.',
    value: (results) => results.pastGradient.cosine,
    format: formatCosine,
  },
  gain: {
    id: 'gain',
    name: 'gain',
    meaning: 'How much of the true past gradient the reconstruction carries along its direction; 1 is all of it.',
    value: (results) => results.pastGradient.gain,
    format: formatGain,
  },
  accuracyPast: {
    id: 'accuracy-past',
    name: 'past',
    meaning: 'Share of the past points that are classified right.',
    value: (results) => results.accuracy.past,
    format: formatPercent,
  },
  accuracyNew: {
    id: 'accuracy-new',
    name: 'new',
    meaning: 'Share of the new points that are classified right.',
    value: (results) => results.accuracy.new,
    format: formatPercent,
  },
  accuracyAll: {
    id: 'accuracy-all',
    name: 'all',
    meaning: 'Share of all the points that are classified right.',
    value: (results) => results.accuracy.all,
    format: formatPercent,
  },
  cost: {
    id: 'cost',
    name: 'points',
    meaning: 'Examples that one gradient touches: the memory and the new data; for exact all the past as well.',
    value: (results) => results.cost,
    format: formatCount,
  },
  objective: {
    id: 'objective',
    name: 'objective',
    meaning: 'Value of the method’s objective at its solution, in nats.',
    value: (results) => results.objective,
    format: (value) => (value === null ? formatNumber(value) : `${formatNumber(value, 4)} nats`),
  },
  gradientNorm: {
    id: 'gradient-norm',
    name: '‖∇F‖',
    meaning: 'Norm of the gradient of the method’s objective where its solver stopped; 0 at a minimum. Nats per unit of weight.',
    value: (results) => results.gradientNorm,
    format: formatNorm,
  },
} as const satisfies Record<string, Figure>;

/** 'converged in 7 iterations', 'not converged after 500 iterations'. */
export const convergence = ({ converged, iterations }: Pick<MethodResults, 'converged' | 'iterations'>): string => {
  const times = `${formatCount(iterations)} ${iterations === 1 ? 'iteration' : 'iterations'}`;
  if (!converged) return `not converged after ${times}`;
  return iterations === 0 ? 'converged at once' : `converged in ${times}`;
};

/** Remembered points and how they are written; null for a method without a memory. */
export const remembered = (details: MethodDetails | undefined): string | null =>
  details && details.memory.length > 0 ? formatCount(details.memory.length) : null;
