import type { EnginePreference } from '../../engine/choose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { EngineBadge } from '../state.ts';
import { type TrainingRun, trainingSet } from './trainingSet.ts';

export interface EngineParts {
  /** The float64 engine, always there. */
  readonly reference: Engine;
  /** Engine that the scenario's view asks for. */
  preference(): EnginePreference;
  /** The engine that is to train; called when it is first needed, when another is asked for, and when one is lost. */
  chooseEngine(preference: EnginePreference): Promise<{ engine: Engine; note: string | null }>;
  /** Results that would be trained on now; null when there are none yet. */
  current(): Pick<TrainingRun, 'experiment' | 'changeStep'> | null;
  onEngine(engine: EngineBadge): void;
  notify(text: string, tone: 'info' | 'warning' | 'error'): void;
}

/** Engine that trains at the moment. */
export interface TrainingEngine {
  /** Gets the engine ready, and compiles what training would need now, before either is needed; nothing twice. */
  prepare(): Promise<void>;
  /** Does the work with the chosen engine; on any failure of a device does it again with the next one, while `goesOn` says so. */
  withEngine<T>(goesOn: () => boolean, work: (engine: Engine) => Promise<T>): Promise<T>;
}

export const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

export const badgeOf = (engine: Engine, state: EngineBadge['state']): EngineBadge => ({
  state,
  description: engine.description,
  precision: engine.precision,
  terms: engine.terms,
});

/** Key of the compiled code: the model, and the number of points up to a factor of two. Null where there are no results. */
const shapeOf = ({ experiment, changeStep }: Pick<TrainingRun, 'experiment' | 'changeStep'>): string | null => {
  const { results, details } = experiment.outcome;
  const points = results.steps[changeStep]?.points.length;
  const model = details[changeStep]?.model;
  return points === undefined || !model ? null : JSON.stringify([model, Math.ceil(Math.log2(Math.max(1, points)))]);
};

export const createTrainingEngine = (parts: EngineParts): TrainingEngine => {
  let engine: Engine | null = null;
  /** Shapes of what has been compiled, and for which engine. */
  let compiled: { readonly engine: Engine; readonly shapes: Set<string> } | null = null;
  let preparing: { readonly preference: EnginePreference; readonly engine: Promise<Engine> } | null = null;

  /** The engine that is asked for now; one that was asked for before is given back. */
  const chosen = (): Promise<Engine> => {
    const preference = parts.preference();
    if (preparing?.preference === preference) return preparing.engine;
    if (engine && engine.id !== 'reference') engine.dispose();
    engine = null;
    return prepared(
      preference,
      parts.chooseEngine(preference).then(
        ({ engine: found, note }) => {
          const badge = badgeOf(found, found.id === 'reference' && note ? 'fallback' : 'ready');
          parts.onEngine(note ? { ...badge, reason: note } : badge);
          // SIMD in the place of a WebGPU that nobody asked for is no news: the badge tells it to who looks.
          if (note && (preference !== 'auto' || found.id === 'reference')) parts.notify(note, 'info');
          return found;
        },
        (error: unknown) => {
          parts.onEngine(badgeOf(parts.reference, 'fallback'));
          parts.notify(
            `No other engine started (${error instanceof Error ? error.message : String(error)}): training runs in float64.`,
            'info',
          );
          return parts.reference;
        },
      ),
    );
  };

  const prepared = (preference: EnginePreference, found: Promise<Engine>): Promise<Engine> => {
    const mine = {
      preference,
      engine: found.then((answer) => {
        if (preparing === mine) engine = answer;
        return answer;
      }),
    };
    preparing = mine;
    return mine.engine;
  };

  /** Goes on with the next engine, after the same preference: SIMD after WebGPU, the reference after SIMD. */
  const loseEngine = async (lost: Engine): Promise<void> => {
    if (engine !== lost) return;
    engine = null;
    const next = parts
      .chooseEngine(lost.id === 'webgpu' ? 'simd' : 'reference')
      .then(
        ({ engine: found }) => (found.id === lost.id ? parts.reference : found),
        () => parts.reference,
      )
      .then((found) => {
        const what = lost.id === 'webgpu' ? 'The graphics device' : 'The training worker';
        parts.onEngine(badgeOf(found, 'lost'));
        parts.notify(`${what} was lost; training goes on in ${found.precision} on the processor. Nothing else changed.`, 'warning');
        return found;
      });
    await prepared(parts.preference(), next);
  };

  /** Does the work with the chosen engine; on any failure of a device, does it again with the next one. */
  const withEngine = async <T>(goesOn: () => boolean, work: (engine: Engine) => Promise<T>): Promise<T> => {
    const first = await chosen();
    try {
      return await work(first);
    } catch (error) {
      if (named(error, 'AbortError') || first.id === 'reference' || !goesOn()) throw error;
      await loseEngine(first);
      return withEngine(goesOn, work);
    }
  };

  return {
    prepare: async () => {
      const found = await chosen();
      const run = parts.current();
      const shape = run && shapeOf(run);
      if (!found.prepare || !run || !shape) return;
      if (compiled?.engine !== found) compiled = { engine: found, shapes: new Set() };
      const { shapes } = compiled;
      if (shapes.has(shape)) return;
      shapes.add(shape);
      const set = trainingSet(run);
      // A failure is no news yet: the training that comes meets it too, and deals with it.
      if (set) await found.prepare(set.problem).catch(() => shapes.delete(shape));
    },
    withEngine,
  };
};
