import { FIGURES, type FigureId } from '../scenario/figures.ts';
import type { MethodResults, Results } from '../scenario/types.ts';

/** Figures of gradients on the way θ(t) = θ* + t (θ_exact − θ*): the norms of G and of Ĝ in nats per unit of weight, and ‖G − Ĝ‖ / ‖G‖. */
export type WayFigure = 'pull' | 'reconstruction' | 'error';

/**
 * A figure of one method after a change (the last, unless `change` says another): of the results, or on the way at `t`. Or the size of a
 * past point's figure in the memory-perturbation equation; without the point its own logit would move by its sensitivity.
 */
export type Quantity =
  | { readonly method: string; readonly figure: FigureId; readonly change?: number }
  | { readonly method: string; readonly way: WayFigure; readonly t: number }
  | { readonly point: number; readonly of: 'residual' | 'variance' | 'sensitivity'; readonly change?: number };

/**
 * A comparison that the results decide. `about`: equal after rounding, no further than `within` from each other. `times`: the right side
 * so many times over.
 */
export interface Claim {
  readonly left: Quantity;
  readonly op: '<' | '>' | 'about';
  readonly right: Quantity | number;
  readonly times?: number;
  readonly within?: number;
}

/** Value of a quantity; null where it has no meaning or is not known yet. */
export type Measure = (of: Quantity) => number | null;

/** Measure of results; what lies on the way is not among them. */
export const measureOf =
  (results: Pick<Results, 'steps'>): Measure =>
  (of) => {
    if ('way' in of) return null;
    const step = results.steps[of.change ?? results.steps.length - 1];
    if ('point' in of) {
      const value = step?.influence[of.of][of.point] ?? null;
      return value === null ? null : Math.abs(value);
    }
    const method = step?.methods[of.method];
    return method ? (FIGURES[of.figure].value as (of: MethodResults) => number | null)(method) : null;
  };

/** Whether a claim holds; null where a side of it is not known. */
export const holds = ({ left, op, right, times = 1, within = 0 }: Claim, measure: Measure): boolean | null => {
  const one = measure(left);
  const other = typeof right === 'number' ? right : measure(right);
  if (one === null || other === null) return null;
  if (op === 'about') return Math.abs(one - times * other) <= within;
  return op === '<' ? one < times * other : one > times * other;
};
