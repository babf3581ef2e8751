import { plusIdentity } from '../core/precision.ts';
import type { Coefficients, Site } from './coefficients.ts';
import type { Past } from './past.ts';

/** Change of the trained model's world. Points are numbered as in `Past`: the past first, then those that the change adds. */
export interface Change {
  /** As the scenario calls it. */
  readonly kind: string;
  /** Past points that go (removed, or moved away). */
  readonly removed: readonly number[];
  /** Points that come. */
  readonly added: readonly number[];
  /** Past points with a new label, as targets of length C. */
  readonly relabelled: readonly { readonly point: number; readonly label: ArrayLike<number> }[];
  /** δ after the change. */
  readonly priorPrecision: number;
}

/** b of a relabelling y → y′: the loss changes by −(y′ − y)ᵀf. */
export const relabelling = (past: Past, point: number, label: ArrayLike<number>): Float64Array =>
  past.label(point).map((y, c) => label[c] - y);

const negate = (x: Float64Array): Float64Array => x.map((value) => -value);

/** The change's own terms: (1, y) where points come, (−1, −y) where they go, (0, y′ − y) where labels change. */
export const changeSites = (past: Past, change: Change): Site[] => [
  ...change.removed.map((point) => ({ point, a: -1, b: negate(past.label(point)) })),
  ...change.relabelled.map(({ point, label }) => ({ point, a: 0, b: relabelling(past, point, label) })),
  ...change.added.map((point) => ({ point, a: 1, b: past.label(point) })),
];

/** K with the change: its sites, and (δ′ − δ) I on the precision. */
export const addChange = (past: Past, { sites, precision, linear }: Coefficients, change: Change): Coefficients => ({
  sites: [...sites, ...changeSites(past, change)],
  precision:
    change.priorPrecision === past.priorPrecision ? precision : plusIdentity(precision, change.priorPrecision - past.priorPrecision),
  linear,
});
