import { createStore as createZustand } from 'zustand/vanilla';
import type { EnginePreference } from '../engine/choose.ts';
import type { Engine } from '../engine/engine.ts';
import { runnable } from '../scenario/ask.ts';
import { tabOf } from '../scenario/changes.ts';
import { classCountOf, dimensionOf } from '../scenario/defaults.ts';
import type { ChangeKind, Scenario } from '../scenario/types.ts';
import { drawnBy, engineMaps } from '../studies/drawnBy.ts';
import type { ExperimentRequest, ExperimentRunner } from '../studies/experiment.ts';
import type { StudyRunner } from '../studies/study.ts';
import { createCompute } from './compute.ts';
import { axesOf, FIRST_TWO, nextDomain } from './domain.ts';
import { edited, redone, undone } from './history/history.ts';
import { FIRST_PANEL, firstChoice, screenOf } from './linkView.ts';
import { createLiveChannel } from './live.ts';
import { createOverview } from './smallMaps.ts';
import { type Looked, type State, type Store, shownStep, type Tool, visibleDomain } from './state.ts';
import { createStudyDesk } from './studies.ts';
import { createTraining, type TrainingController } from './training/training.ts';
import { badgeOf } from './training/trainingEngine.ts';

/** Nodes a side of the maps while a gesture is under way, and when it has ended. */
export const COARSE = 64;
export const FINE = 160;
/** Time after a gesture in which the processor is still left to the page, ms: its fine maps and figures come then. */
const STILL_MS = 400;

export interface StoreParts {
  readonly initial: Scenario;
  /** Ids of the panels that a link may name. */
  readonly panels: readonly string[];
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

const NO_STUDIES: StudyRunner = { run: () => Promise.reject(new Error('This page answers no studies.')) };
const NOTHING_LOOKED_AT: Looked = { method: null, weight: null };

const TAB_TOOL: Partial<Record<ChangeKind, Tool>> = { add: 'brush', remove: 'erase', relabel: 'relabel' };
const TOOL_TAB: Partial<Record<Tool, ChangeKind>> = { add: 'add', brush: 'add', move: 'add', erase: 'remove', relabel: 'relabel' };

const classCount = (rows: readonly (readonly number[])[]): number => rows.reduce((most, row) => Math.max(most, (row.at(-1) ?? 0) + 1), 2);

const sentence = (text: string): string => {
  const clean = text.trim();
  return /[.!?]$/.test(clean) ? clean : `${clean}.`;
};

/** The page's state and everything that changes it. Starts the first run at once. */
export const createPlaygroundStore = (parts: StoreParts): Store & { dispose(): void } => {
  const live = createLiveChannel();
  /** Of the newest two data only: the history holds many more, and their rows would outweigh it. */
  let pasts: readonly { readonly data: Scenario['data']; readonly rows: readonly (readonly number[])[] }[] = [];
  const past = (scenario: Scenario): readonly (readonly number[])[] => {
    const known = pasts.find(({ data }) => data === scenario.data);
    if (known) return known.rows;
    let rows: readonly (readonly number[])[] = [];
    try {
      rows = parts.pastRows(scenario);
    } catch {
      // A preset that cannot be made has no rows; the run says why.
    }
    pasts = [...pasts.slice(-1), { data: scenario.data, rows }];
    return rows;
  };
  const lastTab = (scenario: Scenario): ChangeKind => {
    const last = scenario.steps.at(-1);
    return last ? tabOf(last) : 'add';
  };

  /** First state of the screen for a scenario, with the domain that follows from it. */
  const startOf = (scenario: Scenario) => {
    const { axes = FIRST_TWO, ...screen } = screenOf(scenario, parts.panels);
    return { ...screen, axes, domain: nextDomain(scenario, past(scenario), null, false, axes) };
  };

  const zustand = createZustand<State>()(() => ({
    scenario: parts.initial,
    undoable: [],
    redoable: [],
    gesture: null,
    touched: false,
    experiment: null,
    experimentOf: null,
    computing: true,
    progress: null,
    problem: null,
    view: null,
    overview: null,
    training: { phase: 'idle', step: 0, steps: 0, recorded: 0, gradientNorm: null },
    engine: badgeOf(parts.reference, 'waiting'),
    enginePreference: 'auto',
    optimizer: { kind: 'adam', learningRate: 0.05 },
    trainSteps: 400,
    tool: TAB_TOOL[lastTab(parts.initial)] ?? 'brush',
    changeTab: lastTab(parts.initial),
    brushClass: 1,
    brushRadius: 22,
    chosenMethod: firstChoice(parts.initial),
    hidden: [],
    theme: 'system',
    activeStep: null,
    hovered: null,
    selected: [],
    looked: NOTHING_LOOKED_AT,
    panel: FIRST_PANEL,
    panelOptions: {},
    panelTall: false,
    overlay: null,
    dialog: null,
    linkText: '',
    notices: [],
    ...startOf(parts.initial),
  }));
  const get = zustand.getState;
  const studies = createStudyDesk(parts.studies ?? NO_STUDIES, () => get().enginePreference);
  const set = (part: Partial<State>): void => zustand.setState(part);

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
  const compute = createCompute(
    drawnBy(parts.runner, () => drawing, COARSE),
    {
      onBusy: (computing) => set(computing ? { computing } : { computing, progress: null }),
      onProgress: (progress) => set({ progress }),
      onResult: (experiment, request) => {
        const other = request.scenario !== get().experimentOf;
        set({ experiment, experimentOf: request.scenario, problem: null });
        if (other && get().training.phase === 'running') training.retarget();
        prepareWhenIdle();
      },
      onProblem: (error, _request, newest) => {
        if (!newest) return;
        training.finish();
        set({ problem: sentence(error.message) });
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
    notify: (text, tone) => notify(text, tone),
    ...(parts.wait ? { wait: parts.wait } : {}),
  });

  const ask = (): void => {
    const state = get();
    const domain = visibleDomain(state);
    const view = domain ? { step: shownStep(state), domain, resolution: state.gesture === null ? FINE : COARSE } : null;
    const request: ExperimentRequest = { scenario: runnable(state.scenario), view };
    compute.request(request, state.gesture !== null);
  };

  /** Takes on a state with another scenario, and what must follow from it: its domain, and screen state that no longer fits. */
  const become = (part: Partial<State>): void => {
    const before = get();
    const after: State = { ...before, ...part };
    const { scenario } = after;
    if (scenario === before.scenario) {
      set(part);
      return;
    }
    const rows = past(scenario);
    const samePast = rows === past(before.scenario);
    const axes = axesOf(after.axes, dimensionOf(scenario.data));
    const sameAxes = axes.every((axis, k) => axis === before.axes[k]);
    const domain = nextDomain(scenario, rows, before.domain, samePast, axes);
    const sameDomain = JSON.stringify(domain) === JSON.stringify(before.domain);
    set({
      ...part,
      axes: sameAxes ? before.axes : axes,
      domain: sameDomain ? before.domain : domain,
      // Where one looks is kept until there are other data.
      view: sameAxes && (samePast || sameDomain) ? before.view : null,
      activeStep: after.activeStep !== null && after.activeStep >= scenario.steps.length - 1 ? null : after.activeStep,
      chosenMethod: scenario.methods.includes(after.chosenMethod) ? after.chosenMethod : firstChoice(scenario),
      brushClass: after.brushClass < Math.max(classCount(rows), classCountOf(scenario)) ? after.brushClass : 0,
      hovered: null,
      looked: NOTHING_LOOKED_AT,
      overlay: null,
      selected: [],
    });
  };

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
    // A training that runs follows an edit as soon as its results are there (`onResult`); a held picture is of what was before.
    const follows = state.training.phase === 'running' && !otherStep;
    if (other && !follows && (state.training.phase !== 'idle' || live.current())) training.finish();
    if ((state.gesture === null) !== (before.gesture === null)) easing(state.gesture !== null);
    const elsewhere = visibleDomain(state) !== visibleDomain(before);
    if (elsewhere) training.reframe();
    if (other || elsewhere || state.gesture !== before.gesture) ask();
  });

  let noticeId = 0;
  const notify: Store['notify'] = (text, tone = 'info', actions = []) => {
    const notice = { id: ++noticeId, tone, text: sentence(text), actions };
    set({ notices: [...get().notices.filter((other) => other.text !== notice.text), notice].slice(-3) });
  };

  const store: Store & { dispose(): void } = {
    getState: get,
    subscribe: zustand.subscribe,
    live,
    studies,
    edit: (next, gesture) => become(edited(get(), next, gesture ?? null)),
    endGesture: () => {
      if (get().gesture !== null) set({ gesture: null });
    },
    undo: () => become(undone(get())),
    redo: () => become(redone(get())),
    open: (next, options) => {
      const after = options?.undoable === false ? { scenario: next, undoable: [], redoable: [], gesture: null } : edited(get(), next, null);
      const tab = lastTab(next);
      const tool = TAB_TOOL[tab];
      become({
        hidden: [],
        chosenMethod: firstChoice(next),
        ...after,
        touched: options?.saved === false,
        activeStep: null,
        changeTab: tab,
        ...(tool ? { tool } : {}),
        ...screenOf(next, parts.panels),
      });
    },
    chooseEngine: (enginePreference) => {
      if (enginePreference === get().enginePreference) return;
      training.finish();
      drawing = null;
      set({ enginePreference });
      void training.prepare();
    },
    saved: () => set({ touched: false }),
    chooseTool: (tool) => {
      const tab = TOOL_TAB[tool];
      set(tab ? { tool, changeTab: tab } : { tool });
    },
    chooseChangeTab: (changeTab) => {
      const tool = TAB_TOOL[changeTab];
      set(tool ? { changeTab, tool } : { changeTab });
    },
    chooseMethod: (chosenMethod) => set({ chosenMethod }),
    toggleMethod: (id) => {
      const { hidden } = get();
      set({ hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] });
    },
    chooseStep: (index) => {
      const last = get().scenario.steps.length - 1;
      const activeStep = index === null || index >= last ? null : Math.max(0, index);
      const change = get().scenario.steps[activeStep ?? last];
      set({ activeStep, hovered: null, selected: [], ...(change ? { changeTab: tabOf(change) } : {}) });
    },
    hover: (hovered) => {
      if (hovered !== get().hovered) set({ hovered });
    },
    lookAt: (looked) => {
      const next = { ...NOTHING_LOOKED_AT, ...looked };
      const { method, weight } = get().looked;
      if (next.method !== method || next.weight !== weight) set({ looked: next });
    },
    choose: (option, value) => {
      if (get().panelOptions[option] !== value) set({ panelOptions: { ...get().panelOptions, [option]: value } });
    },
    chooseAxes: (asked) => {
      const { scenario } = get();
      const axes = axesOf(asked, dimensionOf(scenario.data));
      set({ axes, domain: nextDomain(scenario, past(scenario), null, false, axes), view: null });
    },
    look: (view) => set({ view, gesture: 'view' }),
    show: (part) => set(part.panel && part.panel !== get().panel ? { overlay: null, looked: NOTHING_LOOKED_AT, ...part } : part),
    notify,
    dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
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
