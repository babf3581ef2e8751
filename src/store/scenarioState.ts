/** State of the page that follows from its scenario. */

import { newestLabel, tabOf } from '../scenario/changes.ts';
import { MOST_CLASSES } from '../scenario/classes.ts';
import { classCountOf, dimensionOf } from '../scenario/defaults.ts';
import { labelRange } from '../scenario/labelRange.ts';
import type { ChangeKind, Scenario } from '../scenario/types.ts';
import { axesOf, FIRST_TWO, nextDomain } from './domain.ts';
import { FIRST_PANEL, firstChoice, screenOf } from './linkView.ts';
import type { Pasts } from './pasts.ts';
import { atTab, NOTHING_LOOKED_AT } from './screenActions.ts';
import type { State } from './state.ts';

/** The tab of a scenario's last change. */
export const lastTab = ({ steps }: Scenario): ChangeKind => {
  const last = steps.at(-1);
  return last ? tabOf(last) : 'add';
};

const isGaussian = ({ model }: Scenario): boolean => model.likelihood === 'gaussian';

/**
 * Label of the brush in an opened scenario: that of its newest points, so that a first stroke goes on with them. Without any the second
 * class, or the largest number; numbers to three digits.
 */
export const openedClass = (scenario: Scenario): number => {
  const label = newestLabel(scenario);
  if (isGaussian(scenario)) return Number((label ?? labelRange(scenario.data.points ?? [])[1]).toPrecision(3));
  return label !== null && label < MOST_CLASSES ? label : 1;
};

/** Label of the brush after an edit: as it was, if the scenario still has it. */
const keptClass = (before: Scenario, after: Scenario, rows: readonly (readonly number[])[], label: number): number => {
  if (isGaussian(before) !== isGaussian(after)) return openedClass(after);
  return isGaussian(after) || label < Math.max(classCount(rows), classCountOf(after)) ? label : 0;
};

const classCount = (rows: readonly (readonly number[])[]): number => rows.reduce((most, row) => Math.max(most, (row.at(-1) ?? 0) + 1), 2);

/** The state that a page with `panels` starts in, but for its engine. */
export const firstState = (scenario: Scenario, panels: readonly string[], past: Pasts): Omit<State, 'engine'> => {
  const { axes = FIRST_TWO, ...screen } = screenOf(scenario, panels);
  return {
    scenario,
    undoable: [],
    redoable: [],
    gesture: null,
    touched: false,
    experiment: null,
    experimentOf: null,
    computing: true,
    progress: null,
    work: { slow: false, seconds: 0, paused: null },
    problem: null,
    view: null,
    overview: null,
    training: { phase: 'idle', step: 0, steps: 0, recorded: 0, gradientNorm: null, shares: null },
    enginePreference: 'auto',
    optimizer: { kind: 'adam', learningRate: 0.05 },
    trainSteps: 400,
    tool: 'brush',
    changeTab: 'add',
    ...atTab(lastTab(scenario)),
    brushClass: openedClass(scenario),
    brushRadius: 22,
    chosenMethod: firstChoice(scenario),
    hidden: [],
    theme: 'system',
    newcomer: true,
    activeStep: null,
    hovered: null,
    selected: [],
    curtain: null,
    followed: null,
    looked: NOTHING_LOOKED_AT,
    panel: FIRST_PANEL,
    panelOptions: {},
    panelTall: false,
    overlay: null,
    lesson: null,
    veiled: [],
    presenting: false,
    dialog: null,
    linkText: '',
    notices: [],
    axes,
    domain: nextDomain(scenario, past(scenario), null, false, axes),
    ...screen,
  };
};

/** The parts of a state that follow where `part` brings another scenario: its domain, and state of the screen that no longer fits. */
export const following = (before: State, part: Partial<State>, past: Pasts): Partial<State> => {
  const after: State = { ...before, ...part };
  const { scenario } = after;
  if (scenario === before.scenario) return {};
  const rows = past(scenario);
  const samePast = rows === past(before.scenario);
  const axes = axesOf(after.axes, dimensionOf(scenario.data));
  const sameAxes = axes.every((axis, k) => axis === before.axes[k]);
  const sameInputs = scenario.model.inputs === before.scenario.model.inputs;
  const domain = nextDomain(scenario, rows, before.domain, samePast && sameInputs, axes);
  const sameDomain = JSON.stringify(domain) === JSON.stringify(before.domain);
  return {
    axes: sameAxes ? before.axes : axes,
    domain: sameDomain ? before.domain : domain,
    // Where one looks is kept until there are other data.
    view: sameAxes && (samePast || sameDomain) ? before.view : null,
    activeStep: after.activeStep !== null && after.activeStep >= scenario.steps.length - 1 ? null : after.activeStep,
    chosenMethod: scenario.methods.includes(after.chosenMethod) ? after.chosenMethod : firstChoice(scenario),
    brushClass: keptClass(before.scenario, scenario, rows, after.brushClass),
    newcomer: after.newcomer && scenario.data === before.scenario.data,
    hovered: null,
    looked: NOTHING_LOOKED_AT,
    overlay: null,
    selected: [],
  };
};
