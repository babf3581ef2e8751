import { gridPoints } from '../data/grid.ts';
import { toPoints } from '../data/standardise.ts';
import type { EnginePreference } from '../engine/choose.ts';
import type { Engine, Optimizer, Problem, Snapshot } from '../engine/engine.ts';
import type { Domain, Experiment, Maps } from '../engine/experiment.ts';
import type { LiveChannel, LiveFrame } from './live.ts';
import type { EngineBadge, Training } from './state.ts';

/** Nodes a side of the maps that follow training. */
const LIVE_RESOLUTION = 48;
/** Frames that a whole training is watched in, and the least time between two. */
const FRAMES = 100;
const FRAME_MS = 30;

export interface TrainingRun {
  readonly experiment: Experiment;
  readonly changeStep: number;
  readonly domain: Domain | null;
  readonly optimizer: Optimizer;
  readonly steps: number;
}

export interface TrainingParts {
  readonly live: LiveChannel;
  /** The float64 engine, always there. */
  readonly reference: Engine;
  /** Which engine the scenario's view asks for. */
  preference(): EnginePreference;
  /** The engine that is to train; called when it is first needed, when another is asked for, and when one is lost. */
  chooseEngine(preference: EnginePreference): Promise<{ engine: Engine; note: string | null }>;
  /** What to train now; null when there are no results yet. */
  current(): TrainingRun | null;
  onTraining(training: Training): void;
  onEngine(engine: EngineBadge): void;
  notify(text: string, tone: 'info' | 'warning' | 'error'): void;
  /** Waits until the next picture is due. */
  wait?(ms: number): Promise<void>;
}

export interface TrainingController {
  playOrPause(): void;
  stepOnce(): Promise<void>;
  reset(): void;
  seek(step: number): void;
  /** Leaves training; the picture shows the results again. */
  finish(): void;
  /** Gets the engine ready before it is needed. */
  prepare(): Promise<void>;
  dispose(): void;
}

/** The problem of one change as an engine trains it, and whose θ is whose. */
export interface TrainingSet {
  readonly problem: Problem;
  readonly ids: readonly string[];
}

/** Every method that has an objective for the model after the change, from where it started. Null when there is none. */
export const trainingSet = ({ experiment, changeStep }: Pick<TrainingRun, 'experiment' | 'changeStep'>): TrainingSet | null => {
  const results = experiment.outcome.results.steps[changeStep];
  const details = experiment.outcome.details[changeStep];
  if (!results || !details) return null;
  const ids: string[] = [];
  const objectives: Problem['objectives'][number][] = [];
  const thetas: Float64Array[] = [];
  for (const [id, method] of Object.entries(details.methods)) {
    if (!method.objective || !method.start || method.keepsOldModel) continue;
    ids.push(id);
    objectives.push(method.objective);
    thetas.push(Float64Array.from(method.start));
  }
  if (ids.length === 0) return null;
  return { ids, problem: { model: details.model, points: toPoints(results.points, details.transform), objectives, thetas } };
};

const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const zip = <T>(ids: readonly string[], values: readonly T[]): Record<string, T> => {
  const record: Record<string, T> = {};
  ids.forEach((id, i) => {
    const value = values[i];
    if (value !== undefined) record[id] = value;
  });
  return record;
};

const finite = (snapshot: Snapshot): boolean =>
  snapshot.gradientNorms.every(Number.isFinite) && snapshot.thetas.every((theta) => theta.every(Number.isFinite));

export const badgeOf = (engine: Engine, state: EngineBadge['state']): EngineBadge => ({
  state,
  description: engine.description,
  precision: engine.precision,
});

/**
 * Visible training: an engine trains all the methods' objectives together; its snapshots are queued and shown at a pace that the eye
 * can follow, so that pausing keeps the picture and loses no optimizer state. What it leaves behind is only pictures: every figure of
 * the page that is not marked as training is the float64 reference's.
 */
export const createTraining = (parts: TrainingParts): TrainingController => {
  const wait = parts.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  let engine: Engine | null = null;
  let preparing: { readonly preference: EnginePreference; readonly engine: Promise<Engine> } | null = null;

  /** All of one training: dropped as a whole on reset, so that late answers find nothing to write to. */
  interface Session {
    readonly run: TrainingRun;
    readonly set: TrainingSet;
    /** Frames in order, the first at step 0. */
    frames: Snapshot[];
    /** Index of the frame on the screen. */
    shown: number;
    playing: boolean;
    /** An engine is at work on the frames after the last. */
    training: boolean;
    complete: boolean;
    /** Set when shown frames are rewritten (a single step): answers of an older generation are dropped. */
    generation: number;
    /** Cancels the engine's present piece of work. */
    work: AbortController;
    looping: boolean;
  }
  let session: Session | null = null;

  const report = (phase: Training['phase']): void => {
    const frame = session?.frames[session.shown];
    const norms = frame?.gradientNorms ?? [];
    parts.onTraining({
      phase,
      step: frame?.step ?? 0,
      steps: session?.run.steps ?? 0,
      recorded: session?.frames.at(-1)?.step ?? 0,
      gradientNorm: norms.length > 0 && frame && frame.step > 0 ? Math.max(...norms) : null,
    });
  };

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
  const withEngine = async <T>(own: Session, work: (engine: Engine) => Promise<T>): Promise<T> => {
    const first = await chosen();
    try {
      return await work(first);
    } catch (error) {
      if (named(error, 'AbortError') || first.id === 'reference' || session !== own) throw error;
      await loseEngine(first);
      return withEngine(own, work);
    }
  };

  const mapsOf = async (own: Session, snapshot: Snapshot): Promise<Maps | null> => {
    const { run, set } = own;
    const details = run.experiment.outcome.details[run.changeStep];
    if (!run.domain || !details || set.problem.model.dimension !== 2) return null;
    const grid = gridPoints(run.domain, LIVE_RESOLUTION, details.transform);
    // The float64 engine draws: a coarse map costs it a millisecond or two, and it never waits behind the device's training.
    const logits = await parts.reference.map(set.problem.model, snapshot.thetas, grid);
    const methods: Record<string, Float32Array> = zip(set.ids, logits);
    const before = run.experiment.maps?.before ?? new Float32Array(0);
    return { step: run.changeStep, domain: run.domain, resolution: LIVE_RESOLUTION, outputs: set.problem.model.outputs, before, methods };
  };

  /** Puts frame `index` on the screen, with its boundaries. */
  const show = async (own: Session, index: number): Promise<void> => {
    const snapshot = own.frames[index];
    const details = own.run.experiment.outcome.details[own.run.changeStep];
    if (!snapshot || !details) return;
    own.shown = index;
    let maps: Maps | null = null;
    try {
      maps = await mapsOf(own, snapshot);
    } catch {
      maps = null;
    }
    if (session !== own || own.shown !== index) return;
    const frame: LiveFrame = {
      step: snapshot.step,
      changeStep: own.run.changeStep,
      model: own.set.problem.model,
      transform: details.transform,
      thetas: zip(own.set.ids, snapshot.thetas),
      values: zip(own.set.ids, snapshot.values),
      gradientNorms: zip(own.set.ids, snapshot.gradientNorms),
      maps,
    };
    parts.live.publish(frame);
    report(own.playing ? 'running' : 'paused');
  };

  const fail = (own: Session, error: unknown): void => {
    if (session !== own || named(error, 'AbortError')) return;
    own.playing = false;
    own.complete = true;
    parts.notify(`Training stopped: ${error instanceof Error ? error.message : String(error)}`, 'error');
    report('paused');
  };

  const diverged = (own: Session, snapshot: Snapshot): void => {
    const worst = own.set.ids[snapshot.gradientNorms.findIndex((norm) => !Number.isFinite(norm))] ?? 'A method';
    own.work.abort();
    own.complete = true;
    parts.notify(
      `${worst} diverged at step ${snapshot.step}; a smaller learning rate keeps it finite. The last finite picture stays.`,
      'warning',
    );
  };

  /** Trains on from the last recorded frame to the end; frames arrive in `frames`. */
  const trainOn = async (own: Session): Promise<void> => {
    const generation = own.generation;
    own.training = true;
    own.work = new AbortController();
    const { signal } = own.work;
    try {
      await withEngine(own, async (on) => {
        const last = own.frames.at(-1);
        if (!last) return;
        const steps = own.run.steps - last.step;
        if (steps <= 0) return;
        const accept = (snapshot: Snapshot): void => {
          if (session !== own || own.generation !== generation || signal.aborted) return;
          const at: Snapshot = { ...snapshot, step: last.step + snapshot.step };
          if (at.step <= (own.frames.at(-1)?.step ?? 0)) return;
          if (!finite(at)) diverged(own, at);
          else own.frames.push(at);
        };
        const problem: Problem = { ...own.set.problem, thetas: last.thetas };
        const stepsPerSnapshot = Math.max(1, Math.round(own.run.steps / FRAMES));
        accept(await on.train(problem, { optimizer: own.run.optimizer, steps, stepsPerSnapshot, onSnapshot: accept, signal }));
      });
      if (own.generation === generation) own.complete = true;
    } catch (error) {
      if (own.generation === generation) fail(own, error);
    } finally {
      if (own.generation === generation) own.training = false;
    }
  };

  const finish = (): void => {
    session?.work.abort();
    session = null;
    parts.live.publish(null);
    parts.onTraining({ phase: 'idle', step: 0, steps: 0, recorded: 0, gradientNorm: null });
  };

  const play = async (own: Session): Promise<void> => {
    own.playing = true;
    report('running');
    if (own.looping) return;
    own.looping = true;
    try {
      while (session === own && own.playing) {
        if (!own.training && !own.complete) void trainOn(own);
        if (own.shown < own.frames.length - 1) {
          await Promise.all([show(own, own.shown + 1), wait(FRAME_MS)]);
        } else if (own.complete) {
          own.playing = false;
          // The picture goes over to the float64 results; the frames stay, so that one can look back.
          if (own.shown > 0 && (own.frames.at(-1)?.step ?? 0) >= own.run.steps) {
            parts.live.publish(null);
            report('done');
          } else report('paused');
        } else {
          await wait(FRAME_MS);
        }
      }
    } finally {
      own.looping = false;
    }
  };

  const begin = (): Session | null => {
    const run = parts.current();
    const set = run ? trainingSet(run) : null;
    if (!run || !set) {
      parts.notify('There is nothing to train yet: the first results are still being computed.', 'info');
      return null;
    }
    const zeros = set.ids.map(() => 0);
    const work = new AbortController();
    session = {
      run,
      set,
      frames: [{ step: 0, thetas: set.problem.thetas, values: zeros, gradientNorms: zeros }],
      shown: 0,
      playing: false,
      training: false,
      complete: false,
      generation: 0,
      work,
      looping: false,
    };
    return session;
  };

  /** Drops what was recorded after the shown frame: the next step starts there. */
  const cutAfterShown = (own: Session): void => {
    own.generation++;
    own.work.abort();
    own.training = false;
    own.complete = false;
    own.frames = own.frames.slice(0, own.shown + 1);
  };

  return {
    playOrPause() {
      if (session?.playing) {
        session.playing = false;
        report('paused');
        return;
      }
      const atEnd = session?.complete && session.shown >= session.frames.length - 1;
      if (atEnd) finish();
      const own = session ?? begin();
      if (own) void play(own);
    },
    async stepOnce() {
      const own = session ?? begin();
      if (!own) return;
      own.playing = false;
      cutAfterShown(own);
      const { generation } = own;
      const last = own.frames.at(-1);
      if (!last) return;
      own.work = new AbortController();
      const { signal } = own.work;
      try {
        const problem: Problem = { ...own.set.problem, thetas: last.thetas };
        const next = await withEngine(own, (on) =>
          on.train(problem, { optimizer: own.run.optimizer, steps: 1, stepsPerSnapshot: 1, signal }),
        );
        if (session !== own || own.generation !== generation) return;
        const at: Snapshot = { ...next, step: last.step + 1 };
        if (!finite(at)) {
          diverged(own, at);
          return;
        }
        own.frames.push(at);
        await show(own, own.frames.length - 1);
      } catch (error) {
        fail(own, error);
      }
    },
    reset() {
      finish();
      const own = begin();
      if (own) void show(own, 0);
    },
    seek(step) {
      const own = session;
      if (!own) return;
      own.playing = false;
      let nearest = 0;
      own.frames.forEach((frame, i) => {
        if (Math.abs(frame.step - step) < Math.abs((own.frames[nearest]?.step ?? 0) - step)) nearest = i;
      });
      void show(own, nearest);
    },
    finish,
    async prepare() {
      await chosen();
    },
    dispose() {
      session?.work.abort();
      session = null;
    },
  };
};
