import { drainInSlices } from '../engine/slices.ts';
import type { KnownFits } from '../scenario/knownFits.ts';
import { type Moment, momentStages, type RunCache, type Stage } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';

const kept = new WeakMap<RunCache, { readonly key: string; readonly moment: Moment }>();

interface Asked {
  readonly scenario: Scenario;
  /** Index of the change. */
  readonly step: number;
  /** Where the fits of a finished run of this scenario ended: nothing is solved again then. */
  readonly known?: KnownFits;
}

/** The change that a study asks about, in slices; the last one is kept in the cache, as several studies ask about the same. */
export const momentOf = async (
  { scenario, step, known: fits }: Asked,
  { cache, signal }: { cache: RunCache; signal: AbortSignal },
  onStep?: (stage: Stage) => void,
): Promise<Moment> => {
  const { view: _, title: __, ...rest } = scenario;
  const key = JSON.stringify([rest, step]);
  const known = kept.get(cache);
  if (known?.key === key) return known.moment;
  const moment = await drainInSlices(momentStages(scenario, step, cache, fits), { signal, onStep });
  kept.set(cache, { key, moment });
  return moment;
};
