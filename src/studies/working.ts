import { drainInSlices } from '../engine/slices.ts';
import type { StudyTools } from './study.ts';

/** Between two partial results, ms: a picture that grows faster flickers. */
const PAUSE_MS = 150;

/** Tells, as often as it is asked, whether it is time for another partial result. */
export const createPace = (): (() => boolean) => {
  let told = performance.now();
  return () => {
    const now = performance.now();
    if (now - told < PAUSE_MS) return false;
    told = now;
    return true;
  };
};

/** Result of a generator that yields the share done, in slices until the study is stopped; of the study it is the part from `from` to `to`. */
export const drained = <Result>(
  work: Generator<number, Result>,
  { signal, report }: Pick<StudyTools<unknown>, 'signal' | 'report'>,
  [from, to]: readonly [from: number, to: number] = [0, 1],
): Promise<Result> => drainInSlices(work, { signal, onStep: (share) => report(from + (to - from) * share) });
