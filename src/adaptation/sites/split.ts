import { createRandom } from '../../core/random.ts';
import type { Row } from '../machine.ts';

/** Ways to cut the past into sites. */
export const SPLITS = ['random', 'stripes', 'sectors', 'class', 'given'] as const;
export type Split = (typeof SPLITS)[number];

/** Cut of the past: `of` is the site of each point where it is given, `seed` that of the random one. */
export interface SplitPlan {
  readonly split: Split;
  /** K. */
  readonly count: number;
  readonly seed: number;
  readonly of?: readonly number[];
}

/** Indices by the first key, then the second, …, then the index itself. */
const ordered = (count: number, ...keys: readonly ((i: number) => number)[]): number[] =>
  Array.from({ length: count }, (_, i) => i).sort((i, j) => {
    for (const key of keys) {
      const difference = key(i) - key(j);
      if (difference !== 0) return difference;
    }
    return i - j;
  });

const orderOf = (rows: readonly Row[], { split, seed }: SplitPlan): number[] => {
  const n = rows.length;
  const x = (j: number) => (i: number) => rows[i]?.x[j] ?? 0;
  if (split === 'stripes') return ordered(n, x(0));
  if (split === 'class') return ordered(n, (i) => rows[i]?.label ?? 0, x(0));
  if (split === 'random') return createRandom(seed).shuffle(ordered(n));
  const middle = [0, 1].map((j) => rows.reduce((sum, row) => sum + (row.x[j] ?? 0), 0) / n);
  return ordered(n, (i) => Math.atan2(x(1)(i) - (middle[1] ?? 0), x(0)(i) - (middle[0] ?? 0)));
};

/**
 * Site 0 … K − 1 of each point: the points in order (by x₁, by the angle about their mean, by class and x₁, or at random), cut into K
 * runs as even as can be, the longer ones first.
 */
export const splitOf = (rows: readonly Row[], plan: SplitPlan): number[] => {
  if (plan.split === 'given') return rows.map((_, i) => plan.of?.[i] ?? 0);
  const of = new Array<number>(rows.length).fill(0);
  const [length, longer] = [Math.floor(rows.length / plan.count), rows.length % plan.count];
  orderOf(rows, plan).forEach((i, at) => {
    const head = longer * (length + 1);
    of[i] = at < head ? Math.floor(at / (length + 1)) : longer + Math.floor((at - head) / length);
  });
  return of;
};
