import type { MethodResults } from '../../scenario/types.ts';
import type { MemoryFigures } from '../../studies/memorySweep.ts';
import { formatPercent, formatRelativeError, formatTick } from '../../ui/format.ts';

/** A figure by which memories are compared: the same as on the cards. */
export interface MemoryFigure {
  readonly id: keyof MemoryFigures;
  /** On the axis; the unit is %. */
  readonly name: string;
  /** 'differs 4.3 %'. */
  readonly says: (value: number) => string;
  /** Less is better, and exact retraining has 0. */
  readonly isError: boolean;
  readonly ofCard: (results: MethodResults) => number | null;
}

export const FIGURES: Readonly<Record<keyof MemoryFigures, MemoryFigure>> = {
  disagreement: {
    id: 'disagreement',
    name: 'differs from exact',
    says: (value) => `differs ${formatPercent(value)}`,
    isError: true,
    ofCard: (results) => results.disagreement,
  },
  gradientError: {
    id: 'gradientError',
    name: 'past gradient error',
    says: (value) => `past gradient wrong by ${formatRelativeError(value)}`,
    isError: true,
    ofCard: (results) => results.pastGradient.relativeError,
  },
  past: {
    id: 'past',
    name: 'accuracy, past points',
    says: (value) => `${formatPercent(value)} of the past right`,
    isError: false,
    ofCard: (results) => results.accuracy.past,
  },
  new: {
    id: 'new',
    name: 'accuracy, new points',
    says: (value) => `${formatPercent(value)} of the new right`,
    isError: false,
    ofCard: (results) => results.accuracy.new,
  },
  all: {
    id: 'all',
    name: 'accuracy, all points',
    says: (value) => `${formatPercent(value)} of all right`,
    isError: false,
    ofCard: (results) => results.accuracy.all,
  },
};

/** A share as a number of per cent on an axis: '0', '2.5', '100'. */
export const percentTick = (share: number): string => formatTick(Number((100 * share).toPrecision(6)));
