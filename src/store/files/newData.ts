import { monomialCount } from '../../core/features.ts';
import type { Interpretation } from '../../data/files/interpret.ts';
import { dimensionOf } from '../../scenario/defaults.ts';
import { comfortableDegree } from '../../scenario/degree.ts';
import { withData } from '../../scenario/edits.ts';
import type { Scenario } from '../../scenario/types.ts';

/** Inputs whose spread or place is beyond this make polynomial features and small networks ill-conditioned: standardise them. */
const COMFORTABLE = { spread: [0.2, 5], centre: 5 } as const;

export type Scaling = 'raw' | 'standardised';

/** True where raw coordinates [x1, …, xd, label] are far from zero mean and unit variance. */
export const wantsStandardising = (points: readonly (readonly number[])[]): boolean =>
  [...(points[0] ?? []).keys()].slice(0, -1).some((j) => {
    const values = points.map((row) => row[j] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(values.length, 1));
    return (spread > 0 && (spread < COMFORTABLE.spread[0] || spread > COMFORTABLE.spread[1])) || Math.abs(mean) > COMFORTABLE.centre;
  });

/** The scenario on a visitor's own rows: the first task is the past, each other one a change that adds its points. */
export const withTable = (scenario: Scenario, title: string, table: Interpretation, scaling: Scaling): Scenario => {
  const points = table.tasks[0]?.points ?? [];
  const { columns, classes, regression } = table;
  const opened = withData(scenario, { points, columns, ...(regression ? {} : { classes }) });
  const likelihood = regression ? 'gaussian' : classes.length > 2 ? 'categorical' : 'bernoulli';
  const { features } = opened.model;
  const degree = features && comfortableDegree(columns.length - 1, classes.length > 2 ? classes.length : 1, features.degree);
  return {
    ...opened,
    title,
    model: { ...opened.model, likelihood, inputs: scaling, ...(degree ? { features: { kind: 'polynomial', degree } } : {}) },
    memory: { ...opened.memory, size: Math.min(opened.memory.size, points.length) },
    steps: table.changes.map(({ change }) => change),
  };
};

const number = (count: number): string => count.toLocaleString('en');

/** Sentence for a person where the features had to be of a lower degree for so many columns; '' where they are as before. */
export const loweredDegree = (before: Scenario, after: Scenario): string => {
  const [was, is] = [before.model.features?.degree, after.model.features?.degree];
  if (was === undefined || is === undefined || is >= was) return '';
  const dimension = dimensionOf(after.data);
  const features = (degree: number): string => number(monomialCount(dimension, degree));
  return ` The features are of degree ${is}, which are ${features(is)}; degree ${was} would be ${features(was)}.`;
};

/** Line and reason of a dropped row: 'line 4: x is missing'. */
export const droppedRow = (unit: string, { line, source, reason }: Interpretation['dropped']['first'][number]): string =>
  `${source === undefined ? '' : `${source}, `}${unit} ${line}: ${reason.replace(/[.!?]*$/, '')}`;

/** Sentences for a person when a table is open: the number of rows kept, and which were not and why. */
export const told = (table: Interpretation, unit: string): string => {
  const { tasks, changes, kept, sampledFrom, dropped } = table;
  const past = tasks[0]?.points.length ?? 0;
  const [first] = dropped.first;
  const points = (count: number): string => `${number(count)} point${count === 1 ? '' : 's'}`;
  const count = changes.length === 1 ? 'one change' : `${changes.length} changes`;
  const adds = changes.every(({ change }) => change.kind === 'add');
  const follow = adds ? `${points(kept - past)} come in ${count}` : `${count} ${changes.length === 1 ? 'follows' : 'follow'}`;
  const opened = `${points(past)} are the past now${changes.length === 0 ? '' : `, ${follow}`}.`;
  return [
    opened,
    ...(first === undefined ? [] : [`${number(dropped.count)} left out, such as ${droppedRow(unit, first)}.`]),
    ...(sampledFrom === null ? [] : [`They are a random sample of ${number(sampledFrom)}.`]),
  ].join(' ');
};
