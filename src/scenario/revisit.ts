import type { Read } from './check.ts';
import { fail } from './check.ts';
import type { Revisit } from './types.ts';

const NAMED = ['never', 'every', 'powers-of-two'] as const;

/** When every method goes on from exact retraining: 'never', 'every', 'powers-of-two', or a whole number k for every k-th change. */
export const readRevisit: Read<Revisit> = (path, value) => {
  const named = NAMED.find((name) => name === value);
  if (named) return named;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
  return fail(path, `one of ${NAMED.join(', ')}, or an integer ≥ 1`, value);
};

/** True of the k-th change, k = 1, 2, …, after which the methods revisit. */
export const isRevisit = (revisit: Revisit, k: number): boolean => {
  if (typeof revisit === 'number') return k % revisit === 0;
  return revisit === 'every' || (revisit === 'powers-of-two' && Number.isInteger(Math.log2(k)));
};
