import type { Traveller } from '../adaptation/traveller.ts';
import type { World } from '../adaptation/world.ts';
import type { Fit } from '../core/solvers.ts';
import { norm } from '../core/vectors.ts';
import type { Moment } from '../scenario/run.ts';

/** Exact retraining's model before one change, with the points that it was trained on. */
export interface PastModel {
  readonly world: World;
  readonly base: Fit;
}

/** The model before a change: what the influence of its past points is computed for. */
export const pastModel = ({ travellers, step }: Moment): PastModel => {
  const { theta, leftover } = travellers.find(({ method }) => method.id === 'exact') as Traveller;
  const gradientNorm = norm(leftover);
  return { world: step.before, base: { theta, value: 0, gradientNorm, converged: gradientNorm <= 1e-6, iterations: 0 } };
};
