import { chooseEngine, type EnginePreference, type EngineSource } from '../engine/choose.ts';
import { type Engine, EngineLostError } from '../engine/engine.ts';
import { throwIfAborted } from '../engine/slices.ts';
import type { RunCache } from '../scenario/run.ts';
import type { Answer, Study, StudyRunner } from './study.ts';

interface AnswerFile<Request, Result> {
  readonly default: Answer<Request, Result>;
  /** False of an answer that the reference alone gives: no engine is started for it. */
  readonly usesEngine?: boolean;
}

const files = import.meta.glob<AnswerFile<never, unknown>>('./*.worker.ts');

const loadFile = async <Request, Result>({ id }: Study<Request, Result>): Promise<AnswerFile<Request, Result>> => {
  const load = files[`./${id}.worker.ts`];
  if (!load) throw new Error(`loadAnswer: there is no study ${id}; there are ${Object.keys(files).join(', ')}`);
  return (await load()) as AnswerFile<Request, Result>;
};

/** The answer of a study; loaded when it is first asked for. Throws where no file has its name. */
export const loadAnswer = async <Request, Result>(of: Study<Request, Result>): Promise<Answer<Request, Result>> =>
  (await loadFile(of)).default;

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
    async run(study, request, { engine: preference, signal = new AbortController().signal, onReport }) {
      const { default: work, usesEngine = true } = await loadFile(study);
      throwIfAborted(signal);
      const answerWith = async (engine: Engine) =>
        work(request, {
          engine,
          reference: source.reference,
          cache,
          signal,
          report: (share, partial) => {
            if (!signal.aborted) onReport?.(share, partial);
          },
        });
      try {
        return await answerWith(usesEngine ? await engineFor(preference) : source.reference);
      } catch (error) {
        if (!(error instanceof EngineLostError)) throw error;
        held = null;
        return answerWith(source.reference);
      }
    },
  };
};
