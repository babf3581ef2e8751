import { enginePreference } from '../engine/choose.ts';
import { dimensionOf } from '../scenario/defaults.ts';
import type { Scenario } from '../scenario/types.ts';
import { axesOf, FIRST_TWO } from './domain.ts';
import type { PanelOptions, State } from './state.ts';

/** The panel that is open where a link names none; links leave it out, so it is the same for ever. */
export const FIRST_PANEL = 'gradient';

/** 'panel.choice' entries of a view. A panel that finds nonsense there takes its own default. */
const optionsOf = (view: Record<string, unknown>, panels: readonly string[]): PanelOptions =>
  Object.fromEntries(
    Object.entries(view)
      .filter((entry): entry is [string, PanelOptions[string]] => {
        const [name, value] = entry;
        const plain = typeof value === 'boolean' || Number.isFinite(value) || (typeof value === 'string' && value.length <= 64);
        return plain && panels.some((panel) => name.startsWith(`${panel}.`));
      })
      .slice(0, 24),
  );

/** State of the screen of a page with `panels` as a link or a file asks for it; nonsense is left out. */
export const screenOf = (scenario: Scenario, panels: readonly string[]): Partial<State> => {
  const view = scenario.view ?? {};
  const part: { -readonly [K in keyof State]?: State[K] } = {};
  if (typeof view.method === 'string' && scenario.methods.includes(view.method)) part.chosenMethod = view.method;
  if (view.engine !== undefined) part.enginePreference = enginePreference(view.engine);
  const panel = panels.find((id) => id === view.panel);
  if (panel) part.panel = panel;
  part.panelOptions = optionsOf(view, panels);
  part.axes = axesOf(view.axes, dimensionOf(scenario.data));
  const hidden = view.hidden;
  if (Array.isArray(hidden)) part.hidden = hidden.filter((id): id is string => typeof id === 'string' && scenario.methods.includes(id));
  return part;
};

/** The scenario with what the screen shows written into `view`, for links and files. */
export const withScreen = (
  state: Pick<State, 'scenario' | 'chosenMethod' | 'hidden' | 'enginePreference' | 'axes' | 'panel' | 'panelOptions'>,
): Scenario => {
  const { view: _, ...rest } = state.scenario;
  const view: Record<string, unknown> = {};
  if (state.chosenMethod !== firstChoice(state.scenario)) view.method = state.chosenMethod;
  if (state.hidden.length > 0) view.hidden = [...state.hidden];
  if (state.enginePreference !== 'auto') view.engine = state.enginePreference;
  if (state.axes.some((axis, k) => axis !== FIRST_TWO[k])) view.axes = [...state.axes];
  if (state.panel !== FIRST_PANEL) view.panel = state.panel;
  if (typeof state.scenario.view?.note === 'string') view.note = state.scenario.view.note;
  // Of the open panel only: what the others were set to is not on the screen.
  for (const [name, value] of Object.entries(state.panelOptions)) if (name.startsWith(`${state.panel}.`)) view[name] = value;
  return Object.keys(view).length > 0 ? { ...rest, view } : rest;
};

/** The method whose map is shown unless another is chosen. */
export const firstChoice = (scenario: Scenario): string =>
  scenario.methods.includes('k-prior') ? 'k-prior' : (scenario.methods[0] ?? 'exact');
