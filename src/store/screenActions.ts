import { tabOf, tabs } from '../scenario/changes.ts';
import { dimensionOf } from '../scenario/defaults.ts';
import type { ChangeKind } from '../scenario/types.ts';
import { axesOf, nextDomain } from './domain.ts';
import type { Pasts } from './pasts.ts';
import type { Actions, Looked, State } from './state.ts';

export const NOTHING_LOOKED_AT: Looked = { method: null, weight: null };

/** A tool of the canvas as the store knows it: the kind of change that it makes, if any. */
export interface ToolTab {
  readonly id: string;
  readonly tab?: ChangeKind;
}

/** Tool that changes nothing: of the tabs whose changes are no strokes. */
const HAND = 'pan';

/** A tab of changes, with the tool that makes its changes. */
export const atTab = (changeTab: ChangeKind): Partial<State> => {
  const tool = tabs.find(({ kind }) => kind === changeTab)?.tool;
  return { changeTab, tool: tool ?? HAND };
};

/** A text as a sentence, with its end. */
export const sentence = (text: string): string => {
  const clean = text.trim();
  return /[.!?]$/.test(clean) ? clean : `${clean}.`;
};

type ScreenActions = Pick<
  Actions,
  | 'saved'
  | 'chooseTool'
  | 'chooseChangeTab'
  | 'chooseMethod'
  | 'toggleMethod'
  | 'chooseStep'
  | 'hover'
  | 'lookAt'
  | 'choose'
  | 'chooseAxes'
  | 'look'
  | 'toggleCurtain'
  | 'show'
  | 'notify'
  | 'dismiss'
>;

/** Actions on the screen alone: no figure changes by them. */
export const createScreenActions = (
  get: () => State,
  set: (part: Partial<State>) => void,
  past: Pasts,
  tools: readonly ToolTab[],
): ScreenActions => {
  let noticeId = 0;
  return {
    saved: () => set({ touched: false }),
    chooseTool: (tool) => {
      const tab = tools.find(({ id }) => id === tool)?.tab;
      set(tab ? { tool, changeTab: tab } : { tool });
    },
    chooseChangeTab: (tab) => set(atTab(tab)),
    chooseMethod: (chosenMethod) => {
      if (!get().veiled.includes(chosenMethod)) set({ chosenMethod });
    },
    toggleMethod: (id) => {
      const { hidden, veiled } = get();
      if (veiled.includes(id)) return;
      set({ hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] });
    },
    chooseStep: (index) => {
      const last = get().scenario.steps.length - 1;
      const activeStep = index === null || index >= last ? null : Math.max(0, index);
      const change = get().scenario.steps[activeStep ?? last];
      const tab = change && tabOf(change);
      // A hand that draws on an earlier change is taken to the last, with the tool that it has.
      const part = index === null && tab ? { changeTab: tab } : tab && tab !== get().changeTab && atTab(tab);
      set({ activeStep, hovered: null, selected: [], ...part });
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
    toggleCurtain: () => set({ curtain: get().curtain === null ? 0.5 : null }),
    show: (part) => set(part.panel && part.panel !== get().panel ? { overlay: null, looked: NOTHING_LOOKED_AT, ...part } : part),
    notify: (text, tone = 'info', actions = []) => {
      const notice = { id: ++noticeId, tone, text: sentence(text), actions };
      set({ notices: [...get().notices.filter((other) => other.text !== notice.text), notice].slice(-3) });
    },
    dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
  };
};
