import type { TermKind } from '../core/terms.ts';
import type { EnginePreference } from '../engine/choose.ts';
import type { Optimizer } from '../engine/engine.ts';
import { runnable, samePast } from '../scenario/ask.ts';
import type { ChangeKind, Scenario } from '../scenario/types.ts';
import type { Domain, Experiment, Maps, Progress } from '../studies/experiment.ts';
import type { Axes } from './domain.ts';
import type { PackedScenario } from './history/packing.ts';
import type { LiveChannel } from './live.ts';
import type { StudyDesk } from './studies.ts';

export type Theme = 'system' | 'light' | 'dark';
/** Choices inside the panels, by 'panel.choice': part of the screen, and of a link's view. */
export type PanelOptions = Readonly<Record<string, string | number | boolean>>;

/** The past gradient on the canvas: how far each past point's prediction has moved, and whether a method keeps that. */
export interface Stems {
  /** h(f) − h(f*) of each of `results.points`, with a sign; 0 for a new point. */
  readonly changes: ArrayLike<number>;
  /** Rows of those that the method keeps. */
  readonly kept: ReadonlySet<number>;
  /** The change that has the longest stem; a longer one is cut. */
  readonly most: number;
  /** Quantity that has risen where a stem goes up: 'p(B)'. */
  readonly rising: string;
  /** Place of θ, after the name of the gradient: 'at exact'. */
  readonly where: string;
  readonly method: string;
  /** ‖G‖, and the length of Ĝ along G, nats per unit of weight; null where there is none. */
  readonly truth: number | null;
  readonly reach: number | null;
  /** Sentence on what the stems leave out, or why there are no bars; '' for none. */
  readonly note: string;
}

/** Marks of a panel on the canvas besides the data: gone with the panel, and when the scenario changes. */
export interface Overlay {
  /** A model whose boundary is drawn: θ of the shown step's model, at a probe or on the way. */
  readonly trial?: {
    readonly theta: Float64Array;
    readonly label: string;
    /** Another model to hold it against, as a plain line. */
    readonly against?: { readonly theta: Float64Array; readonly label: string };
  };
  /** A figure of each of `results.points`, drawn as a halo around the point: its area is the size, filled is positive, dashed negative. */
  readonly halos?: { readonly values: ArrayLike<number>; readonly title: string; readonly positive: string; readonly negative: string };
  /** What has changed of the past's predictions, as stems on the points. */
  readonly stems?: Stems;
  /** A kind for each of `results.points`: an index into `names`, −1 for none. The first two are outlined. */
  readonly kinds?: { readonly of: ArrayLike<number>; readonly names: readonly string[] };
}

/** The method and the weight of the model that are looked at in any panel, and marked in all. */
export interface Looked {
  readonly method: string | null;
  readonly weight: number | null;
}

export interface Training {
  readonly phase: 'idle' | 'running' | 'paused' | 'done';
  /** Optimizer steps done, and how many there will be. */
  readonly step: number;
  readonly steps: number;
  /** The last step that is recorded, to which one can scrub; 0 when there is none. */
  readonly recorded: number;
  /** Largest ‖∇F‖ over the methods in training; null before the first snapshot. */
  readonly gradientNorm: number | null;
  /** Share of the map that each method decides otherwise at this step than exact retraining's solution; null where no step is shown or no map compared. */
  readonly shares: Readonly<Record<string, number>> | null;
}

/** Run that takes long, or that is not made though its figures are missing. */
export interface Work {
  /** It takes more than a second: by what is expected, or by the clock. */
  readonly slow: boolean;
  /** Seconds that it is expected to take. */
  readonly seconds: number;
  /** It was stopped; or it would take long, and nobody has asked for it since the page was opened. */
  readonly paused: 'stopped' | 'long' | null;
}

/** Place in the lessons that are open beside the canvas: the list where no lesson is named. */
export interface LessonPlace {
  readonly lesson: string | null;
  readonly step: string | null;
  /** The address asked for it: it is still to be set up. */
  readonly isAsked?: boolean;
}

/** Engine that trains, for the badge in the header. */
export interface EngineBadge {
  readonly state: 'waiting' | 'ready' | 'fallback' | 'lost';
  /** 'WebGPU on swiftshader', 'CPU'. */
  readonly description: string;
  readonly precision: 'float32' | 'float64';
  /** Terms that it knows; methods with others are trained by the reference. */
  readonly terms: 'all' | readonly TermKind[];
  /** Why it is not the first choice. */
  readonly reason?: string;
}

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  /** Sentence of the notice. */
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

/** Everything the page knows. Plain data, replaced and never changed in place. */
export interface State {
  /** The experiment as it is defined now: what undo, links and files carry. */
  readonly scenario: Scenario;
  readonly undoable: readonly PackedScenario[];
  readonly redoable: readonly PackedScenario[];
  /** Pointer or slider gesture under way: its edits are one undo step, and the maps stay coarse until it ends. */
  readonly gesture: string | null;
  /** The visitor has edited since the scenario was loaded, opened or shared. */
  readonly touched: boolean;

  /** The newest finished run; of `experimentOf`, which may be a moment older than `scenario`. */
  readonly experiment: Experiment | null;
  readonly experimentOf: Scenario | null;
  readonly computing: boolean;
  readonly progress: Progress | null;
  readonly work: Work;
  /** Why the newest scenario has no results, in one sentence. */
  readonly problem: string | null;
  /** Inputs on the canvas: across, and upwards. The first two unless there are more. */
  readonly axes: Axes;
  /** Box of all the data, in raw data units; stable while painting. Null when the data has less than two inputs. */
  readonly domain: Domain | null;
  /** Box to which the canvas has been panned and zoomed; null: it shows all of `domain`. */
  readonly view: Domain | null;

  /** Maps of all the data while the canvas shows a part of them, for the small pictures; null: `experiment` has them. */
  readonly overview: Maps | null;

  readonly training: Training;
  readonly engine: EngineBadge;
  /** Engine asked for to train and to draw. */
  readonly enginePreference: EnginePreference;
  readonly optimizer: Optimizer;
  /** Number of optimizer steps of Watch it train. */
  readonly trainSteps: number;

  /** Id of the tool of the canvas. */
  readonly tool: string;
  /** The kind of change in whose tab the page is. */
  readonly changeTab: ChangeKind;
  /** Label that added and relabelled points get. */
  readonly brushClass: number;
  /** Brush and eraser radius, CSS pixels. */
  readonly brushRadius: number;
  /** The method whose map lies under the canvas, hatched where it differs from exact. */
  readonly chosenMethod: string;
  /** Methods whose lines are off; they are computed all the same, so hiding changes no number. */
  readonly hidden: readonly string[];
  readonly theme: Theme;
  /** The page shows what it shows everybody, and says so: no link, no kept work, no scenario opened, no other past. */
  readonly newcomer: boolean;
  /** Index of the change that is looked at; null: the last. */
  readonly activeStep: number | null;
  /** Index into `results.steps[k].points` of the point under the pointer or the keyboard cursor. */
  readonly hovered: number | null;
  /** Points that the lasso has caught, as the canvas counts them; none once the scenario changes. */
  readonly selected: readonly number[];
  /** Share of the canvas' width that lies left of the curtain, 0 … 1; null: there is none. */
  readonly curtain: number | null;
  /** Number of the point that is followed, as the canvas counts them. */
  readonly followed: number | null;
  readonly looked: Looked;
  /** The id of the panel that is open. */
  readonly panel: string;
  readonly panelOptions: PanelOptions;
  /** The panel has more room, and the canvas less. */
  readonly panelTall: boolean;
  readonly overlay: Overlay | null;
  /** Null: no lesson is open. */
  readonly lesson: LessonPlace | null;
  /** Methods that a question of a lesson keeps covered until it is answered; their lines are `hidden`. */
  readonly veiled: readonly string[];
  /** The presenter shows the scenario to a room, in place of the page. */
  readonly presenting: boolean;
  readonly dialog: 'help' | 'link' | 'embed' | null;
  /** The link that is shown in the dialog when the clipboard refused it. */
  readonly linkText: string;
  readonly notices: readonly Notice[];
}

export interface OpenOptions {
  /** False: nothing of before is left to undo. */
  readonly undoable?: boolean;
  /** False: no link or file holds it. */
  readonly saved?: boolean;
  /** True of a scenario that nobody asked for just now: one that takes long waits until it is asked for. */
  readonly kept?: boolean;
}

/** Actions of the page. All are bound: they may be taken out of the store and passed on. */
export interface Actions {
  /**
   * Makes `next` the scenario, as one undo step. Edits with the same gesture id, in a row, are one step together;
   * end it with `endGesture`, which also asks for the fine maps.
   */
  edit(next: Scenario, gesture?: string): void;
  endGesture(): void;
  undo(): void;
  redo(): void;
  /** Replaces the scenario by one that was opened or linked; an undo step like any edit. */
  open(next: Scenario, options?: OpenOptions): void;
  /** Stops the run under way; its scenario stays, without figures until it is asked for again. */
  stopComputing(): void;
  /** Runs the scenario that was stopped, or that failed. */
  computeAgain(): void;
  /** A link or a file now holds the work. */
  saved(): void;

  chooseTool(id: string): void;
  chooseChangeTab(tab: ChangeKind): void;
  chooseMethod(id: string): void;
  toggleMethod(id: string): void;
  /** Asks for another engine; what is being trained is left. */
  chooseEngine(preference: EnginePreference): void;
  chooseStep(index: number | null): void;
  hover(point: number | null): void;
  /** Marks a method or a weight everywhere; what is not named is looked at no more. */
  lookAt(looked: Partial<Looked>): void;
  /** Chooses inside a panel. */
  choose(option: string, value: PanelOptions[string]): void;
  /** Shows two other inputs on the canvas. */
  chooseAxes(axes: Axes): void;
  /** Pans or zooms the canvas; null: everything again. The maps stay coarse until `endGesture`. */
  look(view: Domain | null): void;
  /** Hangs the curtain in the middle of the canvas, or takes it away. */
  toggleCurtain(): void;
  /** Any other state of the screen. */
  show(
    part: Partial<
      Pick<
        State,
        | 'brushClass'
        | 'newcomer'
        | 'brushRadius'
        | 'selected'
        | 'curtain'
        | 'followed'
        | 'theme'
        | 'panel'
        | 'panelTall'
        | 'overlay'
        | 'lesson'
        | 'veiled'
        | 'presenting'
        | 'hidden'
        | 'dialog'
        | 'linkText'
        | 'optimizer'
        | 'trainSteps'
      >
    >,
  ): void;

  notify(text: string, tone?: Notice['tone'], actions?: Notice['actions']): void;
  dismiss(id: number): void;

  /** Starts, pauses or goes on with visible training. */
  playOrPause(): void;
  /** Takes one optimizer step and pauses. */
  stepOnce(): void;
  /** Back to θ*, not training. */
  resetTraining(): void;
  /** Shows the recorded frame nearest to this optimizer step. */
  seekTraining(step: number): void;
  /** Leaves visible training: the picture shows the float64 results again. */
  finishTraining(): void;
}

export interface Store extends Actions {
  getState(): State;
  subscribe(listener: (state: State, before: State) => void): () => void;
  /** Frames of visible training. */
  readonly live: LiveChannel;
  /** Questions of the panels beyond the figures, and their answers. */
  readonly studies: StudyDesk;
}

/** Index of the step that is looked at; 0 when there are none (the page then runs an empty change). */
export const shownStep = (state: Pick<State, 'scenario' | 'activeStep'>): number => {
  const last = Math.max(0, state.scenario.steps.length - 1);
  return state.activeStep === null ? last : Math.min(state.activeStep, last);
};

/** Box that the canvas shows, in raw data units. */
export const visibleDomain = ({ domain, view }: Pick<State, 'domain' | 'view'>): Domain | null => domain && (view ?? domain);

/** Nothing computes the figures of the scenario: it was stopped, waits to be asked for, or failed. */
export const isHalted = ({ work, problem }: Pick<State, 'work' | 'problem'>): boolean => work.paused !== null || problem !== null;

/** The figures or the picture on the screen are of another step, of other data or another model, or of before the last edit for longer than a glance. */
export const isOutdated = (state: Pick<State, 'experiment' | 'experimentOf' | 'scenario' | 'activeStep' | 'work' | 'problem'>): boolean => {
  const { experiment, experimentOf } = state;
  if (!experiment || !experimentOf) return false;
  if (experiment.maps && experiment.maps.step !== shownStep(state)) return true;
  const scenario = runnable(state.scenario);
  if (experimentOf === scenario) return false;
  return state.work.slow || isHalted(state) || !samePast(experimentOf, scenario, 0) || experimentOf.steps.length !== scenario.steps.length;
};
