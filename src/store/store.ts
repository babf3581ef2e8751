import { createStore as createZustand } from 'zustand/vanilla';
import type { EnginePreference } from '../engine/choose.ts';
import type { Engine } from '../engine/engine.ts';
import { runnable, samePast } from '../scenario/ask.ts';
import type { Scenario } from '../scenario/types.ts';
import { drawnBy, engineMaps } from '../studies/drawnBy.ts';
import type { ExperimentRunner } from '../studies/experiment.ts';
import type { StudyRunner } from '../studies/study.ts';
import { createCompute } from './compute.ts';
import { edited, redone, undone } from './history/history.ts';
import { firstChoice, screenOf } from './linkView.ts';
import { createLiveChannel } from './live.ts';
import { createPace } from './pace.ts';
import { createPasts } from './pasts.ts';
import { firstState, following, lastTab, openedClass } from './scenarioState.ts';
import { atTab, createScreenActions, sentence, type ToolTab } from './screenActions.ts';
import { createOverview } from './smallMaps.ts';
import { type State, type Store, shownStep, visibleDomain } from './state.ts';
import { createStudyDesk } from './studies.ts';
import { createTraining, type TrainingController } from './training/training.ts';
import { badgeOf } from './training/trainingEngine.ts';

/** Nodes a side of the maps while a gesture is under way, and when it has ended. */
export const COARSE = 64;
export const FINE = 160;
/** Seconds from which a run is slow, and from which one that was kept waits to be asked for. */
const SLOW_S = 1;
const LONG_S = 10;
/** Time after a gesture in which the processor is still left to the page, ms: its fine maps and figures come then. */
const STILL_MS = 400;

export interface StoreParts {
  readonly initial: Scenario;
  /** Ids of the panels that a link may name. */
  readonly panels: readonly string[];
  readonly tools: readonly ToolTab[];
  readonly runner: ExperimentRunner;
  /** Runner of studies; without it every one fails. */
  readonly studies?: StudyRunner;
  /** Rows [x1, …, xd, label] of a scenario's past, before any change. */
  pastRows(scenario: Scenario): readonly (readonly number[])[];
  /** The float64 engine. */
  readonly reference: Engine;
  chooseEngine(preference: EnginePreference): Promise<{ engine: Engine; note: string | null }>;
  /** Waits between two frames of training; tests pass their own. */
  wait?(ms: number): Promise<void>;
  /** While it is on, what works in the background leaves the processor to the page; tests may leave it out. */
  ease?(on: boolean): void;
  /** Runs after a picture, when nothing presses; tests may leave it out. */
  whenIdle?(work: () => void): void;
}

/** A failure of a run as a sentence. */
const toldOf = ({ name, message }: Error): string =>
  name === 'RangeError' && /alloc|array length/i.test(message)
    ? 'This scenario needs more memory than the browser has; take fewer points, classes or weights.'
    : sentence(message);

const NO_STUDIES: StudyRunner = { run: () => Promise.reject(new Error('This page answers no studies.')) };

/** The page's state and everything that changes it. Starts the first run at once. */
export const createPlaygroundStore = (parts: StoreParts): Store & { dispose(): void } => {
  const live = createLiveChannel();
  const past = createPasts(parts.pastRows);
  const zustand = createZustand<State>()(() => ({
    ...firstState(parts.initial, parts.panels, past),
    engine: badgeOf(parts.reference, 'waiting'),
  }));
  const get = zustand.getState;
  const set = (part: Partial<State>): void => zustand.setState(part);
  const screen = createScreenActions(get, set, past, parts.tools);
  const studies = createStudyDesk(parts.studies ?? NO_STUDIES, () => get().enginePreference);

  let preparing = false;
  /** Compiles what training would need of what is on the screen; not under a hand, which ends with results of its own. */
  const prepareWhenIdle = (): void => {
    if (preparing || get().gesture !== null || !parts.whenIdle) return;
    preparing = true;
    parts.whenIdle(() => {
      preparing = false;
      if (get().gesture === null) void training.prepare();
    });
  };
  /** The engine that was chosen last, once there is one: it draws what need not follow the pointer. */
  let drawing: Engine | null = null;
  const pace = createPace();
  /** Figures of other data or of another model say nothing of what is on the screen: they stay for the second that most runs take, not longer. */
  const withoutStrangers = (): Partial<State> => {
    const { experimentOf, scenario } = get();
    return experimentOf && !samePast(experimentOf, runnable(scenario), 0) ? { experiment: null, experimentOf: null } : {};
  };
  const work = (part: Partial<State['work']>): Partial<State> => ({
    work: { ...get().work, ...part },
    ...((part.slow || part.paused) && withoutStrangers()),
  });
  const compute = createCompute(
    drawnBy(parts.runner, () => drawing, COARSE),
    {
      onBusy: (computing) => set(computing ? { computing } : { computing, progress: null, ...work({ slow: false }) }),
      onSlow: (slow) => set(work(slow ? { slow, seconds: pace.expect(runnable(get().scenario)) } : { slow })),
      onProgress: (progress) => set({ progress }),
      onResult: (experiment, request) => {
        const other = request.scenario !== get().experimentOf;
        pace.learn(request.scenario, experiment.elapsedMs);
        set({ experiment, experimentOf: request.scenario, problem: null });
        if (other && get().training.phase === 'running') training.retarget();
        prepareWhenIdle();
      },
      onProblem: (error, _request, newest) => {
        if (!newest) return;
        training.finish();
        set({ problem: toldOf(error) });
      },
    },
  );

  const training: TrainingController = createTraining({
    live,
    reference: parts.reference,
    preference: () => get().enginePreference,
    chooseEngine: async (preference) => {
      const choice = await parts.chooseEngine(preference);
      drawing = choice.engine;
      return choice;
    },
    drawing: () => drawing ?? parts.reference,
    current: () => {
      const { experiment, optimizer, trainSteps } = get();
      const domain = visibleDomain(get());
      return experiment ? { experiment, changeStep: shownStep(get()), domain, optimizer, steps: trainSteps } : null;
    },
    onTraining: (next) => set({ training: next }),
    calm: () => get().gesture !== null,
    onEngine: (engine) => set({ engine }),
    notify: screen.notify,
    ...(parts.wait ? { wait: parts.wait } : {}),
  });

  const pause = (paused: 'stopped' | 'long'): void => {
    compute.stop();
    training.finish();
    set(work({ paused }));
  };

  /** True while a scenario is opened that nobody asked for just now. */
  let unasked = false;
  const ask = (): void => {
    const state = get();
    const scenario = runnable(state.scenario);
    const seconds = pace.expect(scenario);
    const slow = seconds > SLOW_S;
    if (unasked && seconds > LONG_S) {
      set({ problem: null, ...work({ seconds }) });
      pause('long');
      return;
    }
    const domain = visibleDomain(state);
    const view = domain ? { step: shownStep(state), domain, resolution: state.gesture === null ? FINE : COARSE } : null;
    compute.request({ scenario, view }, state.gesture !== null);
    const { work: now } = get();
    if (now.paused !== null || slow) set(work({ paused: null, seconds, slow: slow || now.slow }));
  };

  /** Takes on a state with another scenario, and what must follow from it. */
  const become = (part: Partial<State>): void => set({ ...part, ...following(get(), part, past) });

  let resting: ReturnType<typeof setTimeout> | undefined;
  /** Eases what works in the background under a hand, and until it has been still for a while: one stroke often follows another. */
  const easing = (on: boolean): void => {
    clearTimeout(resting);
    if (on) parts.ease?.(true);
    else resting = setTimeout(() => parts.ease?.(false), STILL_MS);
  };

  const overview = createOverview({
    get,
    set: (maps) => set({ overview: maps }),
    draw: (outcome, view) => engineMaps(drawing ?? parts.reference, outcome, view),
  });

  const unsubscribe = zustand.subscribe((state, before) => {
    if (state.overview === before.overview) overview(state);
    const otherStep = state.activeStep !== before.activeStep;
    const other = state.scenario !== before.scenario || otherStep;
    // A training that runs follows an edit of its change as soon as its results are there (`onResult`); what has another past or model is
    // not what it was started for, and a held picture is of what was before.
    const sameRace = !otherStep && samePast(runnable(before.scenario), runnable(state.scenario), shownStep(state));
    const follows = state.training.phase === 'running' && sameRace;
    if (other && !follows && (state.training.phase !== 'idle' || live.current())) training.finish();
    if ((state.gesture === null) !== (before.gesture === null)) easing(state.gesture !== null);
    const elsewhere = visibleDomain(state) !== visibleDomain(before);
    if (elsewhere) training.reframe();
    const looks = otherStep || elsewhere || state.gesture !== before.gesture;
    // To look around is no wish to compute what was stopped.
    if (state.scenario !== before.scenario || (looks && state.work.paused === null)) ask();
  });

  const store: Store & { dispose(): void } = {
    getState: get,
    subscribe: zustand.subscribe,
    live,
    studies,
    edit: (next, gesture) => become(edited(get(), next, gesture ?? null)),
    endGesture: () => {
      if (get().gesture !== null) set({ gesture: null });
    },
    // What a question of the lesson covers stays covered: its column stays as well.
    undo: () => become(undone(get())),
    redo: () => become(redone(get())),
    open: (next, options) => {
      unasked = options?.kept === true;
      const after = options?.undoable === false ? { scenario: next, undoable: [], redoable: [], gesture: null } : edited(get(), next, null);
      become({
        ...after,
        hidden: [],
        veiled: [],
        chosenMethod: firstChoice(next),
        touched: options?.saved === false,
        activeStep: null,
        newcomer: false,
        brushClass: openedClass(next),
        ...atTab(lastTab(next)),
        ...screenOf(next, parts.panels),
      });
      unasked = false;
    },
    stopComputing: () => {
      if (get().computing) pause('stopped');
    },
    computeAgain: () => {
      set({ problem: null });
      ask();
    },
    chooseEngine: (enginePreference) => {
      if (enginePreference === get().enginePreference) return;
      training.finish();
      drawing = null;
      set({ enginePreference });
      void training.prepare();
    },
    ...screen,
    playOrPause: () => training.playOrPause(),
    stepOnce: () => void training.stepOnce(),
    resetTraining: () => training.reset(),
    seekTraining: (step) => training.seek(step),
    finishTraining: () => training.finish(),
    dispose: () => {
      clearTimeout(resting);
      unsubscribe();
      compute.dispose();
      training.dispose();
    },
  };
  ask();
  return store;
};
