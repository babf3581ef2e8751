import { classNames } from './classes.ts';
import { basePoints, pastCount } from './defaults.ts';
import { withoutGivenSites } from './sites.ts';
import type { Scenario } from './types.ts';

/*
 * Points that leave the past of a scenario without a change and come again as its change. The model keeps its shape: the likelihood and
 * the names of the classes stay, also where all the points of a class are held out.
 */

/** A class with points in the past, and how many. */
export interface HeldClass {
  readonly label: number;
  readonly name: string;
  readonly count: number;
}

/** The classes of the past, by label; none for numbers as labels, and where one class is all there is. */
export const pastClasses = (scenario: Scenario): HeldClass[] => {
  const counts = new Map<number, number>();
  for (const row of basePoints(scenario.data)) counts.set(row.at(-1) ?? 0, (counts.get(row.at(-1) ?? 0) ?? 0) + 1);
  const classes = classNames(scenario).flatMap((name, label) => {
    const count = counts.get(label);
    return count === undefined ? [] : [{ label, name, count }];
  });
  return classes.length < 2 ? [] : classes;
};

/** Points of the last fifth of n; 0 where there is no past beside it. */
export const lastFifth = (n: number): number => (n < 2 ? 0 : Math.max(1, Math.round(n / 5)));

/**
 * The scenario whose past is without the points that `isHeld` picks, by row [x1, …, xd, label] and index; they are its one change. θ*,
 * probes, a hand-picked memory and sites that are given point by point, which speak of all the points, are dropped. The same object where it has a change, or where none or
 * all of the points are picked.
 */
export const holdOut = (scenario: Scenario, isHeld: (row: readonly number[], index: number) => boolean): Scenario => {
  const rows = basePoints(scenario.data);
  const held = rows.map(isHeld);
  const points = rows.filter((_, i) => !held[i]);
  if (scenario.steps.length > 0 || points.length === 0 || points.length === rows.length) return scenario;
  const { base: _, probes: __, sites, ...rest } = scenario;
  const { indices: ___, ...memory } = scenario.memory;
  const { preset: ____, ...data } = scenario.data;
  return {
    ...rest,
    data: { ...data, points, ...(rest.model.likelihood === 'categorical' && { classes: classNames(scenario) }) },
    memory: { ...memory, size: Math.min(memory.size, points.length) },
    steps: [{ kind: 'add', points: rows.filter((_row, i) => held[i]) }],
    ...withoutGivenSites(sites),
  };
};

export const holdOutClass = (scenario: Scenario, label: number): Scenario => holdOut(scenario, (row) => row.at(-1) === label);

export const holdOutLast = (scenario: Scenario): Scenario => {
  const count = pastCount(scenario);
  return holdOut(scenario, (_, index) => index >= count - lastFifth(count));
};
