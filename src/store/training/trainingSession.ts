import type { Snapshot } from '../../engine/engine.ts';
import { stepsPerFrame } from '../../engine/frames.ts';
import type { Shares } from './shares.ts';
import type { Trained, TrainingRun, TrainingSet } from './trainingSet.ts';

/** All of one training: dropped as a whole on reset, so that late answers find nothing to write to. */
export interface Session extends Trained {
  run: TrainingRun;
  set: TrainingSet;
  /** Frames in order, the first where training started. */
  frames: Snapshot[];
  readonly stepsPerFrame: number;
  /** Of each frame that was on the screen. */
  readonly shares: Map<Snapshot, Shares>;
  /** Index of the frame on the screen. */
  shown: number;
  playing: boolean;
  /** An engine is at work on the frames after the last. */
  training: boolean;
  complete: boolean;
  /** The step that one wants to see; null while it plays. */
  wanted: number | null;
  /** Every frame is of one training from the start: no edit has come between, and the optimizer was not started anew. */
  unbroken: boolean;
  /** Frames of single steps are there before all was recorded: recording begins at the start. */
  stepped: boolean;
  /** The step that single steps, pressed one after the other, are on the way to. */
  heading: number | null;
  /** Set when shown frames are rewritten (a single step): answers of an older generation are dropped. */
  generation: number;
  /** Cancels the engine's present piece of work. */
  work: AbortController;
  looping: boolean;
}

/** A training that stands at its start. */
export const createSession = (run: TrainingRun, set: TrainingSet): Session => {
  const zeros = set.ids.map(() => 0);
  return {
    run,
    set,
    frames: [{ step: 0, thetas: set.problem.thetas, values: zeros, gradientNorms: zeros }],
    stepsPerFrame: stepsPerFrame(run.steps),
    shares: new Map(),
    shown: 0,
    playing: false,
    training: false,
    complete: false,
    wanted: null,
    unbroken: true,
    stepped: false,
    heading: null,
    generation: 0,
    work: new AbortController(),
    looping: false,
  };
};

/** Every θ and every gradient of a frame is a number. */
export const finite = (snapshot: Snapshot): boolean =>
  snapshot.gradientNorms.every(Number.isFinite) && snapshot.thetas.every((theta) => theta.every(Number.isFinite));

/** Index of the recorded frame nearest to a step: the next one that way where the nearest is on the screen already. */
export const nearestFrame = ({ frames, shown }: Pick<Session, 'frames' | 'shown'>, wanted: number): number => {
  const here = frames[shown]?.step ?? 0;
  let nearest = 0;
  frames.forEach((frame, i) => {
    if (Math.abs(frame.step - wanted) < Math.abs((frames[nearest]?.step ?? 0) - wanted)) nearest = i;
  });
  if (nearest !== shown || wanted === here) return nearest;
  return Math.min(frames.length - 1, Math.max(0, nearest + Math.sign(wanted - here)));
};

/** Puts the frame of a single step in its place among those that are recorded. */
export const insertFrame = (own: Session, frame: Snapshot): void => {
  const after = own.frames.findIndex(({ step }) => step > frame.step);
  own.frames.splice(after < 0 ? own.frames.length : after, 0, frame);
  own.stepped ||= !own.complete && !own.training;
  if (after >= 0 && after <= own.shown) own.shown++;
};

/** Drops what was recorded after the shown frame: the next step starts there. */
export const cutAfterShown = (own: Session): void => {
  own.generation++;
  own.unbroken = false;
  own.stepped = false;
  own.wanted = null;
  own.work.abort();
  own.training = false;
  own.complete = false;
  own.frames = own.frames.slice(0, own.shown + 1);
};

/** Goes on with other objectives, each method from where the shown frame has it (a new one from its start), for as many steps as a whole training. */
export const goOn = (own: Session, run: TrainingRun, set: TrainingSet): void => {
  const stand = own.frames[own.shown];
  const thetas = set.problem.thetas.map((start, k) => {
    const reached = stand?.thetas[own.set.ids.indexOf(set.ids[k] ?? '')];
    return reached?.length === start.length ? reached : start;
  });
  const zeros = set.ids.map(() => 0);
  const step = stand?.step ?? 0;
  own.shown = 0;
  cutAfterShown(own);
  own.frames = [{ step, thetas, values: zeros, gradientNorms: zeros }];
  own.run = { ...run, steps: step + run.steps };
  own.set = set;
};
