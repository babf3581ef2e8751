import { type Applied, applyChange, unchanged } from './apply.ts';
import { doesNothing, growth, presentModel, presentPrecision } from './changes.ts';
import { basePoints, resolveModel } from './defaults.ts';
import { withoutGivenSites } from './sites.ts';
import type { Change, ChangeKind, Changes, Scenario, ScenarioData, ScenarioModel } from './types.ts';

/*
 * What a person does to a scenario, as pure functions. They count points as the page shows them for the last step: the past as it
 * stands before that step, 0 … n − 1, then the points that the step brought. An edit of the last step's kind extends that step,
 * another one starts a new step, and a step that comes to nothing disappears. A gesture (a stroke, a drag) starts from the scenario
 * at its beginning each time, since numbers change when a step is begun.
 */

/** `find` with its last answer kept: a stroke asks a hundred times of the scenario that it began with. */
const remembering = <K, T>(find: (key: K) => T): ((key: K) => T) => {
  let last: { readonly key: K; readonly found: T } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, found: find(key) };
    return last.found;
  };
};

const rowsOf = remembering((data: ScenarioData) => basePoints(data));

/** The rows as they stand before step `index`; before the first one, the data itself. Not to be changed. */
export const pointsBefore = (scenario: Scenario, index: number): number[][] =>
  scenario.steps.slice(0, index).reduce((rows, step) => applyChange(rows, step).rows, rowsOf(scenario.data));

/** The rows after all the steps. */
export const pointsAfter = (scenario: Scenario): number[][] => pointsBefore(scenario, scenario.steps.length);

/** The points as the page shows them for the last step, and so as the edits count them: first `past`, then `added`. */
export const displayedPoints = (scenario: Scenario): { past: number[][]; added: number[][] } => {
  const last = scenario.steps.at(-1);
  const past = pointsBefore(scenario, scenario.steps.length - 1);
  return { past, added: last === undefined ? [] : applyChange(past, last).added };
};

/** Adds rows [x1, …, xd, label]. */
export const addPoints = (scenario: Scenario, rows: readonly (readonly number[])[]): Scenario =>
  rows.length === 0
    ? scenario
    : written(scenario, { kind: 'add', points: [...(lastOf(scenario, 'add')?.points ?? []), ...rows.map((row) => [...row])] });

/** Removes points; those that the last step added are taken out of it. Unchanged where no point at all would be left. */
export const removePoints = (scenario: Scenario, indices: readonly number[]): Scenario => {
  const current = new Set(indices.map(currentIndex(scenario)).filter((index) => index !== undefined));
  const edited = removeCurrent(
    scenario,
    [...current].sort((a, b) => a - b),
  );
  return countAfter(edited) === 0 ? scenario : edited;
};

/** Number of rows after all the steps. */
const countAfter = ({ data, steps }: Scenario): number => steps.reduce((count, step) => count + growth(step), rowsOf(data).length);

/** Gives points other labels; those that the last step added get theirs there. A point that has its old label again is left out. */
export const relabelPoints = (scenario: Scenario, labels: readonly (readonly [index: number, label: number])[]): Scenario => {
  const current = currentIndex(scenario);
  const wanted = new Map<number, number>();
  for (const [index, label] of labels) {
    const at = current(index);
    if (at !== undefined) wanted.set(at, label);
  }
  return wanted.size === 0 ? scenario : relabelCurrent(scenario, wanted);
};

/** Moves one point to x; one that the last step added or moved goes there within that step. */
export const movePoint = (scenario: Scenario, index: number, x: readonly number[]): Scenario => {
  const current = currentIndex(scenario)(index);
  return current === undefined ? scenario : moveCurrent(scenario, current, [...x]);
};

/** Changes δ. The step disappears where δ is what it was. */
export const setPriorChange = (scenario: Scenario, precision: number): Scenario => {
  const before = beforeLast(scenario, 'prior');
  return precision === presentPrecision(before) ? before : append(before, { kind: 'prior', precision });
};

/** Changes the model. The step disappears where the model is what it was. */
export const setModelChange = (scenario: Scenario, model: ScenarioModel): Scenario => {
  const before = beforeLast(scenario, 'model');
  const same = JSON.stringify(resolveModel(model)) === JSON.stringify(resolveModel(presentModel(before)));
  return same ? before : append(before, { kind: 'model', model });
};

/**
 * The scenario on other data: its title, the steps, a hand-picked memory, θ*, probes and sites that are given point by point, which speak of the old data, are dropped, and
 * the likelihood follows the number of classes (a gaussian one stays).
 */
export const withData = ({ base, probes, title, sites, ...scenario }: Scenario, data: ScenarioData): Scenario => {
  const { indices, ...memory } = scenario.memory;
  const many = (data.points ?? []).some((row) => (row.at(-1) ?? 0) > 1);
  const likelihood = scenario.model.likelihood ?? 'bernoulli';
  const fits = likelihood === 'gaussian' || many === (likelihood === 'categorical');
  const model: ScenarioModel = fits ? scenario.model : { ...scenario.model, likelihood: many ? 'categorical' : 'bernoulli' };
  return { ...scenario, data, model, memory, steps: [], ...withoutGivenSites(sites) };
};

export const dropLastStep = (scenario: Scenario): Scenario => replaceLast(scenario, null);

export const clearSteps = (scenario: Scenario): Scenario => (scenario.steps.length === 0 ? scenario : { ...scenario, steps: [] });

const append = (scenario: Scenario, step: Change): Scenario => ({ ...scenario, steps: [...scenario.steps, step] });

const replaceLast = (scenario: Scenario, step: Change | null): Scenario => ({
  ...scenario,
  steps: [...scenario.steps.slice(0, -1), ...(step === null ? [] : [step])],
});

/** The last step, if it is of this kind: an edit of the kind extends it. */
const lastOf = <Kind extends ChangeKind>({ steps }: Scenario, kind: Kind): Changes[Kind] | undefined => {
  const last = steps.at(-1);
  return last?.kind === kind ? (last as Changes[Kind]) : undefined;
};

/** The scenario without its last step, if that is of this kind: what an edit of the kind starts from. */
export const beforeLast = (scenario: Scenario, kind: ChangeKind): Scenario =>
  scenario.steps.at(-1)?.kind === kind ? dropLastStep(scenario) : scenario;

/** True of step `at` where it is of this kind and has later ones: an edit of the kind, while it is looked at, is an edit of it. */
export const isEarlier = ({ steps }: Pick<Scenario, 'steps'>, at: number, kind: ChangeKind): boolean =>
  at < steps.length - 1 && steps[at]?.kind === kind;

/** The scenario without what comes after step `at`. */
export const upToStep = (scenario: Scenario, at: number): Scenario => ({ ...scenario, steps: scenario.steps.slice(0, at + 1) });

/** Puts a step that touches no point in the place of step `at`; it stays also where it does nothing, as a hand may drag on from there. */
export const replaceStep = (scenario: Scenario, at: number, step: Change): Scenario => ({
  ...scenario,
  steps: scenario.steps.map((present, k) => (k === at ? step : present)),
});

/** The scenario with the step, in the place of the last one where that is of its kind. A step that does nothing is left out. */
const written = (scenario: Scenario, step: Change): Scenario => {
  const before = beforeLast(scenario, step.kind);
  return doesNothing(step) ? before : append(before, step);
};

/** The last step and what it does, with `firstAdded`: the index after it of the first point that it brings. */
const applyLast = remembering((scenario: Scenario): { before: number[][]; applied: Applied; firstAdded: number } => {
  const last = scenario.steps.at(-1);
  const before = pointsBefore(scenario, scenario.steps.length - 1);
  const applied = last === undefined ? unchanged(before) : applyChange(before, last);
  return { before, applied, firstAdded: applied.rows.length - applied.added.length };
});

/** From the numbering of the page to that after the last step; undefined for a point that the step took away. */
const currentIndex = remembering((scenario: Scenario): ((displayed: number) => number | undefined) => {
  const { before, applied, firstAdded } = applyLast(scenario);
  const position = new Map(applied.origin.map((index, at) => [index, at]));
  return (displayed) => {
    const at = displayed < before.length ? position.get(displayed) : firstAdded + displayed - before.length;
    return at === undefined || at >= applied.rows.length ? undefined : at;
  };
});

// From here on, indices are those after the last step.

/** Rows that the last step lists, and the index of the first: an edit of one of them is an edit of that step. */
const ownRows = (scenario: Scenario): { rows: readonly number[][]; first: number } => {
  const add = lastOf(scenario, 'add');
  return add ? { rows: add.points, first: applyLast(scenario).firstAdded } : { rows: [], first: Number.POSITIVE_INFINITY };
};

const removeCurrent = (scenario: Scenario, indices: readonly number[]): Scenario => {
  const { rows, first } = ownRows(scenario);
  const others = indices.filter((index) => index < first);
  if (others.length < indices.length) {
    const gone = new Set(indices);
    return removeCurrent(written(scenario, { kind: 'add', points: rows.filter((_, i) => !gone.has(first + i)) }), others);
  }
  if (indices.length === 0) return scenario;
  const removed = lastOf(scenario, 'remove');
  const before = removed ? indices.map((index) => applyLast(scenario).applied.origin[index] ?? -1) : indices;
  return written(scenario, { kind: 'remove', indices: [...(removed?.indices ?? []), ...before].sort((a, b) => a - b) });
};

const relabelCurrent = (scenario: Scenario, wanted: ReadonlyMap<number, number>): Scenario => {
  const { rows, first } = ownRows(scenario);
  const points = rows.map((row, i) => [...row.slice(0, -1), wanted.get(first + i) ?? row.at(-1) ?? 0]);
  const edited = points.length > 0 ? written(scenario, { kind: 'add', points }) : scenario;
  const relabelled = lastOf(edited, 'relabel');
  const before = relabelled ? applyLast(edited).before : pointsAfter(edited);
  return written(edited, { kind: 'relabel', labels: changedLabels(before, new Map([...(relabelled?.labels ?? []), ...wanted])) });
};

/** The labels that differ from the rows' own, by ascending index. */
const changedLabels = (rows: readonly number[][], wanted: ReadonlyMap<number, number>): [number, number][] =>
  [...wanted].filter(([index, label]) => rows[index]?.at(-1) !== label).sort(([a], [b]) => a - b);

const moveCurrent = (scenario: Scenario, index: number, x: number[]): Scenario => {
  const { rows, first } = ownRows(scenario);
  if (index >= first) {
    return written(scenario, { kind: 'add', points: rows.map((row, i) => (first + i === index ? [...x, ...row.slice(-1)] : row)) });
  }
  const { before, applied, firstAdded } = applyLast(scenario);
  const moved = lastOf(scenario, 'move')?.points;
  const places = new Map(moved);
  places.set(moved ? (moved[index - firstAdded]?.[0] ?? applied.origin[index] ?? -1) : index, x);
  const start = moved ? before : applied.rows;
  const points = [...places].filter(([from, to]) => to.some((coordinate, j) => coordinate !== start[from]?.[j]));
  return written(scenario, { kind: 'move', points });
};
