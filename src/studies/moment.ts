import type { Traveller } from '../adaptation/traveller.ts';
import type { World } from '../adaptation/world.ts';
import type { Fit } from '../core/solvers.ts';
import { norm } from '../core/vectors.ts';
import { drainInSlices } from '../engine/slices.ts';
import { type Moment, momentStages, type RunCache } from '../scenario/run.ts';
import type { ChangeRequest, StudyTools } from './study.ts';

const kept = new WeakMap<RunCache, { readonly key: string; readonly moment: Moment }>();

/**
 * The change that a study asks about, in slices; the last one is kept in the cache, as several studies ask about the same. Of the study it
 * is the first `part`: that much is reported on the way.
 */
export const momentOf = async (
  { scenario, step, known: fits }: ChangeRequest,
  { cache, signal, report }: Pick<StudyTools<unknown>, 'cache' | 'signal' | 'report'>,
  part = 0,
): Promise<Moment> => {
  const { view: _, title: __, ...rest } = scenario;
  const key = JSON.stringify([rest, step]);
  const known = kept.get(cache);
  if (known?.key === key) return known.moment;
  const moment = await drainInSlices(momentStages(scenario, step, cache, fits), {
    signal,
    onStep: ({ share }) => part > 0 && report(part * share),
  });
  kept.set(cache, { key, moment });
  return moment;
};

/** Exact retraining's model before one change, with the points that it was trained on. */
interface PastModel {
  readonly world: World;
  readonly base: Fit;
}

/** The model before a change: what the influence of its past points is computed for. */
export const pastModel = ({ travellers, step }: Moment): PastModel => {
  const { theta, leftover } = travellers.find(({ method }) => method.id === 'exact') as Traveller;
  const gradientNorm = norm(leftover);
  return { world: step.before, base: { theta, value: 0, gradientNorm, converged: gradientNorm <= 1e-6, iterations: 0 } };
};
