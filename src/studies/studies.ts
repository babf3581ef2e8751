import { chooseEngine, type EnginePreference, type EngineSource } from '../engine/choose.ts';
import { type Engine, EngineLostError } from '../engine/engine.ts';
import { throwIfAborted } from '../engine/slices.ts';
import type { RunCache } from '../scenario/run.ts';
import type { Study, StudyKind, StudyRunner } from './study.ts';

const files = import.meta.glob<{ default: Study<StudyKind> }>(['./*.worker.ts']);

/** The study of a kind; loaded when it is first asked for. Throws for a kind that is not one. */
export const loadStudy = async (kind: string): Promise<Study<StudyKind>> => {
  const load = files[`./${kind}.worker.ts`];
  if (!load) throw new Error(`loadStudy: there is no study ${kind}; there are ${Object.keys(files).join(', ')}`);
  return (await load()).default;
};

/** Answers studies on this thread. An engine is acquired when it is first needed and kept; when it is lost, the next one answers. */
export const createStudyRunner = (source: EngineSource, cache: RunCache = {}): StudyRunner => {
  let held: { readonly preference: EnginePreference; readonly engine: Engine } | null = null;
  const engineFor = async (preference: EnginePreference): Promise<Engine> => {
    if (held?.preference === preference) return held.engine;
    const { engine } = await chooseEngine(source, preference);
    held = { preference, engine };
    return engine;
  };
  return {
    async run(kind, request, { engine: preference, signal = new AbortController().signal, onReport }) {
      const study = (await loadStudy(kind)) as unknown as Study<typeof kind>;
      throwIfAborted(signal);
      const answer = async (engine: Engine) =>
        study(request, {
          engine,
          reference: source.reference,
          cache,
          signal,
          report: (share, partial) => {
            if (!signal.aborted) onReport?.(share, partial);
          },
        });
      try {
        return await answer(await engineFor(preference));
      } catch (error) {
        if (!(error instanceof EngineLostError)) throw error;
        held = null;
        return answer(source.reference);
      }
    },
  };
};
