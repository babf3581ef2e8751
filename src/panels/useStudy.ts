import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { StudyState } from '../store/studies.ts';
import type { Study, StudyRequest } from '../studies/study.ts';
import { alike, useKept } from '../ui/useKept.ts';
import { getStore, useStore } from '../ui/useStore.ts';

/** A study, as a panel shows it. */
export interface ShownStudy<S extends Study> extends StudyState<S> {
  /** The result is of an older request than the one asked for now. */
  readonly stale: boolean;
  /** Asks now; for studies that wait to be asked, and to go on after a cancel. */
  start(): void;
  cancel(): void;
}

/**
 * Asks for a study whenever `request` changes by value, once a gesture has ended, and
 * leaves it when the panel goes. `auto` false: only `start` asks. Null asks for nothing.
 */
export const useStudy = <S extends Study>(study: S, request: StudyRequest<S> | null, auto = true): ShownStudy<S> => {
  const { studies } = getStore();
  const state = useSyncExternalStore(studies.subscribe, () => studies.state(study));
  const busy = useStore(({ gesture }) => gesture !== null);
  const asked = useKept(request);
  useEffect(() => {
    if (auto && !busy && asked !== null) studies.ask(study, asked);
  }, [auto, busy, study, studies, asked]);
  useEffect(() => () => studies.cancel(study), [study, studies]);
  const same = state.resultOf !== null && asked !== null && alike(state.resultOf, asked);
  return useMemo(
    () => ({
      ...state,
      stale: state.result !== null && !same,
      start: () => {
        if (asked !== null) studies.ask(study, asked);
      },
      cancel: () => studies.cancel(study),
    }),
    [state, same, studies, study, asked],
  );
};
