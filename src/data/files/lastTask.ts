import type { ColumnInfo } from './choice.ts';
import { clipped } from './table.ts';

interface Task {
  readonly name: string;
  readonly points: number[][];
}

/** Names of what is trained on: never what is held out. */
const trained = /^(?:train|training|learn|learning|fit)$/i;

/** Names in their order, but those of what is trained on first. */
const inOrder = <Named>(all: readonly Named[], nameOf: (one: Named) => string): Named[] => [
  ...all.filter((one) => trained.test(nameOf(one))),
  ...all.filter((one) => !trained.test(nameOf(one))),
];

/** The tasks as two: the last one, and all the others as the past together. A single task stays as it is. */
export const lastHeldOut = (tasks: readonly Task[]): readonly Task[] => {
  const ordered = inOrder(tasks, ({ name }) => name);
  const [past, last] = [ordered.slice(0, -1), ordered.at(-1)];
  if (last === undefined || past.length === 0) return tasks;
  return [{ name: clipped(past.map(({ name }) => name).join(', '), 80), points: past.flatMap(({ points }) => points) }, last];
};

/** Words in names of columns that order the rows or part them. */
const words = new Set([
  ...['task', 'split', 'set', 'subset', 'partition', 'fold', 'time', 'period', 'year', 'quarter', 'month', 'week', 'season', 'session'],
  ...['batch', 'wave'],
]);
/** Most values of such a column. */
const few = 20;

/** True of a column whose last value can be held out: by its name, with a few values. */
export const isOrdering = ({ name, distinct }: Pick<ColumnInfo, 'name' | 'distinct'>): boolean =>
  distinct > 1 &&
  distinct <= few &&
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => words.has(word));

/** What is held out of such a column: 'fold 5', or 'the last period' where its values are many. */
export const heldName = ({ name, values }: Pick<ColumnInfo, 'name' | 'values'>): string => {
  const last = inOrder(values, (value) => value).at(-1);
  return last === undefined ? `the last ${name}` : `${name} ${last}`;
};
