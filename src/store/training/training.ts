import type { Engine, Problem, Snapshot } from '../../engine/engine.ts';
import type { LiveChannel } from '../live.ts';
import type { Training } from '../state.ts';
import { sharesOf } from './shares.ts';
import { createTrainingEngine, type EngineParts, named } from './trainingEngine.ts';
import { createSession, cutAfterShown, finite, goOn, insertFrame, nearestFrame, type Session } from './trainingSession.ts';
import { frameOf, type TrainingRun, trainingSet } from './trainingSet.ts';

/** The least time between two frames; under a hand, which has other news to see, they are fewer. */
const FRAME_MS = 30;
const CALM_FRAME_MS = 100;
/** Steps that are made again for one more; past them a single step starts the optimizer anew. */
const AGAIN = 1_000;

export interface TrainingParts extends EngineParts {
  readonly live: LiveChannel;
  /** The engine that draws the frames. */
  drawing(): Engine;
  /** Results to train on now; null when there are none yet. */
  current(): TrainingRun | null;
  onTraining(training: Training): void;
  /** Is a hand at work? */
  calm?(): boolean;
  /** Waits until the next picture is due. */
  wait?(ms: number): Promise<void>;
}

export interface TrainingController {
  playOrPause(): void;
  stepOnce(): Promise<void>;
  reset(): void;
  /** Shows the recorded frame nearest to a step; before anything was trained, all is recorded first, unseen. */
  seek(step: number): void;
  /**
   * Other results are there. A training that runs goes on with their objectives, each method from where it stands (a new one from its
   * start), for as many steps as a whole training has; any other state is left, for its picture is of a scenario that is gone.
   */
  retarget(): void;
  /** Draws what comes next where the canvas looks now. */
  reframe(): void;
  /** Leaves training; the picture shows the results again. */
  finish(): void;
  /** Gets the engine ready before it is needed. */
  prepare(): Promise<void>;
  dispose(): void;
}

/**
 * Visible training: an engine trains all the methods' objectives together; its snapshots are queued and shown at a pace that the eye
 * can follow, so that pausing keeps the picture and loses no optimizer state. What it leaves behind is only pictures: every figure of
 * the page that is not marked as training is the float64 reference's.
 */
export const createTraining = (parts: TrainingParts): TrainingController => {
  const { prepare, withEngine } = createTrainingEngine(parts);
  const wait = parts.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
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
      shares: (phase !== 'done' && frame && session?.shares.get(frame)) || null,
    });
  };

  /** Puts frame `index` on the screen, with its boundaries. */
  const show = async (own: Session, index: number): Promise<void> => {
    const snapshot = own.frames[index];
    if (!snapshot) return;
    own.shown = index;
    const drawing = parts.drawing();
    const [frame, shares] = await Promise.all([frameOf(own, snapshot, drawing), sharesOf(own, snapshot, drawing).catch(() => null)]);
    if (shares) own.shares.set(snapshot, shares);
    if (!frame || session !== own || own.shown !== index) return;
    const { run, set, unbroken, frames, shares: known } = own;
    const { changeStep, optimizer, steps } = run;
    parts.live.record({ changeStep, optimizer, steps, unbroken, ids: set.ids, frames, shares: known });
    parts.live.publish(frame);
    report(own.playing ? 'running' : 'paused');
  };

  /** Shows the recorded frame nearest to the step that is wanted: the next one that way where the nearest is on the screen already. */
  const showWanted = (own: Session): void => {
    const nearest = nearestFrame(own, own.wanted ?? 0);
    own.wanted = null;
    void show(own, nearest);
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
      await withEngine(
        () => session === own,
        async (on) => {
          const last = own.stepped ? own.frames[0] : own.frames.at(-1);
          if (!last) return;
          if (last.step > 0) own.unbroken = false;
          const steps = own.run.steps - last.step;
          if (steps <= 0) return;
          const accept = (snapshot: Snapshot): void => {
            if (session !== own || own.generation !== generation || signal.aborted) return;
            const at: Snapshot = { ...snapshot, step: last.step + snapshot.step };
            if (at.step <= (own.frames.at(-1)?.step ?? 0)) return;
            if (!finite(at)) diverged(own, at);
            else {
              own.frames.push(at);
              if (own.wanted !== null && at.step >= own.wanted) showWanted(own);
            }
          };
          const problem: Problem = { ...own.set.problem, thetas: last.thetas };
          accept(
            await on.train(problem, {
              optimizer: own.run.optimizer,
              steps,
              stepsPerSnapshot: own.stepsPerFrame,
              onSnapshot: accept,
              signal,
            }),
          );
        },
      );
      if (own.generation === generation) own.complete = true;
    } catch (error) {
      if (own.generation === generation) fail(own, error);
    } finally {
      if (own.generation === generation) {
        own.training = false;
        if (own.complete && own.wanted !== null) showWanted(own);
      }
    }
  };

  const finish = (): void => {
    session?.work.abort();
    session = null;
    parts.live.record(null);
    parts.live.publish(null);
    parts.onTraining({ phase: 'idle', step: 0, steps: 0, recorded: 0, gradientNorm: null, shares: null });
  };

  const play = async (own: Session): Promise<void> => {
    own.playing = true;
    own.wanted = null;
    report('running');
    if (own.looping) return;
    own.looping = true;
    try {
      while (session === own && own.playing) {
        if (!own.training && !own.complete) void trainOn(own);
        if (own.shown < own.frames.length - 1) {
          await Promise.all([show(own, own.shown + 1), wait(parts.calm?.() ? CALM_FRAME_MS : FRAME_MS)]);
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
    session = createSession(run, set);
    return session;
  };

  /** The frame `steps` after another, trained in one piece; null where it has no place any more, or diverged. */
  const frameAfter = async (own: Session, from: Snapshot, steps: number, signal?: AbortSignal): Promise<Snapshot | null> => {
    const { generation } = own;
    const problem: Problem = { ...own.set.problem, thetas: from.thetas };
    const next = await withEngine(
      () => session === own,
      (on) => on.train(problem, { optimizer: own.run.optimizer, steps, stepsPerSnapshot: steps, ...(signal && { signal }) }),
    );
    if (session !== own || own.generation !== generation) return null;
    const frame: Snapshot = { ...next, step: from.step + steps };
    if (finite(frame)) return frame;
    diverged(own, frame);
    return null;
  };

  /**
   * Takes one step of an unbroken training on from the shown one. No engine hands out the state of its optimizer, so the steps before
   * are made again: the step is the one that training takes.
   */
  const nextStep = async (own: Session): Promise<void> => {
    const step = (own.heading ?? own.frames[own.shown]?.step ?? 0) + 1;
    if (step > own.run.steps) {
      await show(own, own.frames.length - 1);
      return;
    }
    own.heading = step;
    own.wanted = null;
    const at = (): number => own.frames.findIndex((frame) => frame.step === step);
    try {
      const [start] = own.frames;
      if (at() < 0 && start) {
        const frame = await frameAfter(own, start, step);
        if (!frame) return;
        if (at() < 0) insertFrame(own, frame);
      }
      // Played on, or another step pressed, in the meantime.
      if (!own.playing && own.heading === step) await show(own, at());
    } catch (error) {
      fail(own, error);
    } finally {
      if (own.heading === step) own.heading = null;
    }
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
      if (own.unbroken && (own.frames[own.shown]?.step ?? 0) < AGAIN) {
        await nextStep(own);
        return;
      }
      cutAfterShown(own);
      const last = own.frames.at(-1);
      if (!last) return;
      own.work = new AbortController();
      try {
        const frame = await frameAfter(own, last, 1, own.work.signal);
        if (!frame) return;
        own.frames.push(frame);
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
      const own = session ?? begin();
      if (!own) return;
      own.playing = false;
      own.wanted = step;
      const ahead = step > (own.frames.at(-1)?.step ?? 0);
      // Where not all is recorded yet, the rest is trained unseen; what one has stepped through is not gone on with.
      if (ahead && own.unbroken && !own.training && !own.complete) void trainOn(own);
      if (!ahead || !own.training) showWanted(own);
    },
    reframe() {
      const domain = parts.current()?.domain;
      if (session && domain) session.run = { ...session.run, domain };
    },
    retarget() {
      const own = session;
      if (!own) return;
      const run = parts.current();
      const set = run && trainingSet(run);
      if (own.playing && run && set && own.frames[own.shown]) goOn(own, run, set);
      else finish();
    },
    finish,
    prepare,
    dispose() {
      session?.work.abort();
      session = null;
    },
  };
};
