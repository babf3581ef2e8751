import { type Precision, times } from '../core/precision.ts';
import { addScaled, subtract } from '../core/vectors.ts';
import { addChange, type Change } from './change.ts';
import type { Coefficients } from './coefficients.ts';
import { anchored, type Past, residualGradient } from './past.ts';

/** K of full and diagonal EWC: an anchor at θ* and a removal in closed form. `precision(except)` is δ I + strength · H of the others. */
export const ewcPast = (past: Past, precision: (except: (point: number) => boolean) => Precision): Coefficients => ({
  sites: [],
  ...anchored(
    past,
    precision(() => false),
  ),
});

/**
 * EWC with the change. Points that go are downdated: Λ′ = Λ − H_R, η′ = Λ′θ* + g_R with g_R = Σ_R J_iᵀr_i at θ*, which is
 * built from the points that stay, so that it is positive definite. Everything else adds its own terms.
 * `naive` adds (−1, −y) instead: gradient ascent on what goes.
 */
export const ewcAdapt = (
  past: Past,
  coefficients: Coefficients,
  change: Change,
  precision: (except: (point: number) => boolean) => Precision,
  naive: boolean,
): Coefficients => {
  if (change.removed.length === 0 || naive || !past.anchor) return addChange(past, coefficients, change);
  const removed = new Set(change.removed);
  const downdated = precision((point) => removed.has(point));
  const g = residualGradient(
    past,
    change.removed.map((point) => ({ point, weight: 1 })),
  );
  const linear = addScaled(subtract(times(downdated, past.anchor), past.leftover), 1, g);
  return addChange(past, { sites: [], precision: downdated, linear }, { ...change, removed: [] });
};

/** Option of a removal: in closed form (default), or by gradient ascent, which runs away on an MLP. */
export const deletionOption = {
  id: 'deletion',
  title: 'Removal',
  kind: 'choice',
  choices: [
    { id: 'downdated', title: 'Closed form' },
    { id: 'ascent', title: 'Gradient ascent' },
  ],
  default: 'downdated',
} as const;

/** λ: how strongly the curvature counts. */
export const strengthOption = { id: 'strength', title: 'Strength λ', kind: 'range', min: 0, max: 10, step: 0.1, default: 1 } as const;
