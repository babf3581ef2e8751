import { type Moment, momentStages, type RunCache } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { drainInSlices } from './slices.ts';

const kept = new WeakMap<RunCache, { readonly key: string; readonly moment: Moment }>();

interface Asked {
  readonly scenario: Scenario;
  /** Index of the change. */
  readonly step: number;
}

/** The change that a study asks about, in slices; the last one is kept in the cache, as several studies ask about the same. */
export const momentOf = async ({ scenario, step }: Asked, { cache, signal }: { cache: RunCache; signal: AbortSignal }): Promise<Moment> => {
  const { view: _, title: __, ...rest } = scenario;
  const key = JSON.stringify([rest, step]);
  const known = kept.get(cache);
  if (known?.key === key) return known.moment;
  const moment = await drainInSlices(momentStages(scenario, step, cache), { signal });
  kept.set(cache, { key, moment });
  return moment;
};
