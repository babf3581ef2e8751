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
