import type { Traveller } from '../adaptation/traveller.ts';
import type { World } from '../adaptation/world.ts';
import type { Fit } from '../core/solvers.ts';
import { norm } from '../core/vectors.ts';
import { drainInSlices } from '../engine/slices.ts';
import { type Moment, momentStages, type RunCache } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';

/** Exact retraining's model before one change, with the points that it was trained on. */
export interface PastModel {
  readonly world: World;
  readonly base: Fit;
  readonly moment: Moment;
}

/** The model before change `step` of a scenario: what the influence of its past points is computed for. */
export const pastModel = async (scenario: Scenario, step: number, cache: RunCache, signal: AbortSignal): Promise<PastModel> => {
  const moment = await drainInSlices(momentStages(scenario, step, cache), { signal });
  const { theta, leftover } = moment.travellers.find(({ method }) => method.id === 'exact') as Traveller;
  const gradientNorm = norm(leftover);
  const base: Fit = { theta, value: 0, gradientNorm, converged: gradientNorm <= 1e-6, iterations: 0 };
  return { world: moment.step.before, base, moment };
};
