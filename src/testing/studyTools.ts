import { createReference } from '../engine/reference/reference.ts';
import type { StudyTools } from '../studies/study.ts';

/** Tools of a study on this thread: the reference, an empty cache, nobody who listens. */
export const studyTools = <Result>(part: Partial<StudyTools<Result>> = {}): StudyTools<Result> => {
  const reference = createReference();
  return { engine: reference, reference, cache: {}, signal: new AbortController().signal, report: () => {}, ...part };
};
