import type { ChangeKind } from '../data/files/changes.ts';
import { guarded, guardedFigure, guardedLabel, isNameMisread, unguarded } from '../data/files/guard.ts';
import { tableLimits } from '../data/files/limits.ts';
import { inputPairs, labelRank, mayIdentify, rich, splitNames } from '../data/files/meaning.ts';
import { type Own, ownName, ownText } from '../data/files/own.ts';
import { uniqueNames } from '../data/files/table.ts';
import { classesOf } from '../data/labels.ts';
import { applyChange } from './apply.ts';
import { effectsOf } from './changes.ts';
import { basePoints, dimensionOf } from './defaults.ts';
import { figures } from './figures.ts';
import type { MethodResults, Results, Scenario } from './types.ts';

type Cell = string | number | null;

/** A cell of a CSV file: quoted where it must be, or where a reader might look for another separator; empty for a figure that is not defined. */
const cell = (value: Cell): string => {
  if (value === null) return '';
  const text = String(value);
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. */
const written = (rows: readonly (readonly Cell[])[]): string => `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** Figures as CSV, with a header: no text is a formula to a spreadsheet. */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  written(rows.map((row, i) => row.map((value, j) => (typeof value === 'string' ? guardedFigure(value, i === 0, j === 0) : value))));

/** Row of the data as a table has it: the change (0: the past), what it does, the number of the point, and the point. */
interface DataRow {
  readonly task: number;
  readonly change: ChangeKind;
  readonly index: number;
  readonly row: readonly number[];
}

const dataRows = ({ data, steps }: Pick<Scenario, 'data' | 'steps'>): DataRow[] => {
  let points = basePoints(data);
  const rows = points.map((row, index): DataRow => ({ task: 0, change: 'past', index, row }));
  steps.forEach((step, k) => {
    const say = (change: DataRow['change'], index: number, row: readonly number[]): void =>
      void rows.push({ task: k + 1, change, index, row });
    const at = (index: number): number[] => points[index] ?? [];
    const { removed = [], relabelled = [], moved = [], added = [] } = effectsOf(step);
    const { rows: after } = applyChange(points, step);
    for (const [index, label] of relabelled) say('relabel', index, [...at(index).slice(0, -1), label]);
    for (const index of removed) say('remove', index, at(index));
    for (const [index, x] of moved) say('move', index, [...x, ...at(index).slice(-1)]);
    added.forEach((row, i) => void say('add', after.length - added.length + i, row));
    points = after;
  });
  return rows;
};

/** Inputs that are all nearer to zero than this are read in a unit of their own, if their names say nothing else. */
const smallest = 1e-12;

/** True where the values of an input cannot be those of a label: more than a label has, or no whole numbers; of words, not two. */
const isMeasured = (values: ReadonlySet<number>, words: boolean): boolean =>
  values.size >= rich || [...values].some((value) => !Number.isInteger(value)) || (words && values.size > 2);

/** True where a reader would guess the inputs and the label from these names and rows. */
const isGuessed = (inputs: readonly string[], label: string, rows: readonly (readonly number[])[], words: boolean): boolean => {
  const lower = [...inputs, label].map((name) => name.toLowerCase());
  if ([...inputs, label].some(isNameMisread) || lower.some((name) => ours.includes(name) || splitNames.includes(name))) return false;
  const values = inputs.map((_, j) => new Set(rows.map((row) => row[j] ?? 0)));
  if (values.some((own) => [...own].every((value) => Math.abs(value) < smallest) && own.size > 1)) return false;
  const pair = inputPairs.find((names) => names.every((name) => lower.includes(name)));
  if (pair && (lower[0] !== pair[0] || lower[1] !== pair[1])) return false;
  const others = inputs.slice(pair ? 2 : 0);
  if (mayIdentify(label) || others.some((name) => labelRank(name) < Number.POSITIVE_INFINITY)) return false;
  return labelRank(label) < Number.POSITIVE_INFINITY || values.slice(pair ? 2 : 0).every((own) => isMeasured(own, words));
};

/** Names of the columns that say more than a name: of a change and its point, and of the file that a row is from. */
const ours = ['task', 'change', 'index', 'file'];

/** The names as a header from which they come back; where a reader would not guess what they are, those of the inputs are guarded. */
const headerOf = (names: readonly string[], rows: readonly (readonly number[])[], words: boolean): string[] => {
  const [inputs, label] = [names.slice(0, -1), names.at(-1) ?? ''];
  if (isGuessed(inputs, label, rows, words)) return [...names];
  const odd = isNameMisread(label) || ours.includes(label.toLowerCase()) || splitNames.includes(label.toLowerCase());
  return [...inputs.map(guarded), odd ? guarded(label) : label];
};

/** A name for each class 0, 1, …, no name twice; the numbers themselves where none has a name. Null for numbers as labels. */
const classesIn = ({ data, model }: Pick<Scenario, 'data' | 'model'>, rows: readonly (readonly number[])[]): string[] | null => {
  if (model.likelihood === 'gaussian') return null;
  const count = rows.reduce((most, row) => Math.max(most, (row.at(-1) ?? 0) + 1), Math.max(2, data.classes?.length ?? 0));
  return uniqueNames(Array.from({ length: count }, (_, label) => data.classes?.[label] ?? String(label)));
};

/** True where a reader that guesses takes two inputs, all rows and all classes in their order. */
const speaksForItself = ({ inputs, classes, unsaid }: Own, rows: readonly DataRow[]): boolean => {
  const tasks = new Set(rows.map(({ task }) => task));
  if (inputs !== 2 || classes === null || unsaid > 0 || rows.length > tableLimits.points || tasks.size > tableLimits.tasks) return false;
  const labels = rows.flatMap(({ change, row }) => (change === 'remove' || change === 'move' ? [] : [row.at(-1) as number]));
  const found = [...new Set(labels)].map((label) => guardedLabel(classes[label] ?? ''));
  const guessed = classesOf(found).classes.map(unguarded);
  return guessed.length === classes.length && guessed.length <= tableLimits.classes && classes.every((name, c) => name === guessed[c]);
};

/** The points and what becomes of them as a table: names of the columns, and a row of cells each. */
const dataTable = (scenario: Pick<Scenario, 'data' | 'steps' | 'model'>): { names: string[]; cells: Cell[][] } => {
  const { data } = scenario;
  const dimension = dimensionOf(data);
  const rows = dataRows(scenario);
  const points = rows.map(({ row }) => row);
  const changing = rows.some(({ task }) => task > 0);
  const altering = rows.some(({ change }) => change !== 'past' && change !== 'add');
  const columns = Array.from({ length: dimension + 1 }, (_, j) => data.columns?.[j] ?? (j < dimension ? `x${j + 1}` : 'label'));
  const classes = classesIn(scenario, points);
  const guardedNames = data.classes === undefined ? undefined : classes?.map(guardedLabel);
  const named = (label: number): Cell => guardedNames?.[label] ?? label;
  const labels = new Set(points.map((row) => named(row.at(-1) as number)));
  const words = labels.size < rich && [...labels].some((label) => typeof label === 'string' && !/^-?\d+$/.test(label));
  const unsaid = scenario.steps.length - new Set(rows.flatMap(({ task }) => (task > 0 ? [task] : []))).size;
  const own: Own = { inputs: dimension, classes, unsaid };
  const silent = !speaksForItself(own, rows);
  const cells = rows.map(({ task, change, index, row }, i): Cell[] => [
    ...row.slice(0, -1),
    named(row.at(-1) as number),
    ...(changing ? [task] : []),
    ...(altering ? [change, index] : []),
    ...(silent ? [i === 0 ? ownText(own) : ''] : []),
  ]);
  const header = silent ? columns.map((name) => (isNameMisread(name) ? guarded(name) : name)) : headerOf(columns, points, words);
  const more = [...(changing ? ['task'] : []), ...(altering ? ['change', 'index'] : []), ...(silent ? [ownName] : [])];
  return { names: [...header, ...more], cells };
};

/**
 * The points as CSV, from which the page makes the same points and changes again: the past, then what each change does, in their order.
 * Where there are changes, a column `task` says which one a row belongs to (0: the past). Where some do more than add, `change` says
 * what (past, add, remove, relabel, move) and `index` to which point, as the points stand before that change: a removed point as it
 * was, a relabelled one with its new label, a moved one at its new place. Changes of δ and of the model have a number and no rows.
 * A name that a reader would take for something else stands behind an apostrophe. Where a reader would not guess all of it (other than
 * two inputs, numbers as labels, classes without a point, more of anything than is taken of other tables), a last column says it.
 */
export const dataCsv = (scenario: Pick<Scenario, 'data' | 'steps' | 'model'>): string => {
  const { names, cells } = dataTable(scenario);
  return written([names, ...cells]);
};

/** The same as JSON, a list of rows with the names first, a row a line. */
export const dataJson = (scenario: Pick<Scenario, 'data' | 'steps' | 'model'>): string => {
  const { names, cells } = dataTable(scenario);
  return `[\n${[names, ...cells].map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
};

/** Every figure of a method under its id, and how its solver ended. */
const figuresOf = (method: MethodResults): Record<string, Cell> => {
  const solved = method.undefinedBecause === undefined;
  return {
    ...Object.fromEntries(figures.map(({ id, value }) => [id, value(method)])),
    converged: solved ? String(method.converged) : null,
    iterations: solved ? method.iterations : null,
  };
};

/** The results as tidy CSV: one figure a row, by step (from 1), change, method and figure; empty where it is not defined. */
export const resultsCsv = ({ steps }: Pick<Results, 'steps'>): string =>
  toCsv([
    ['step', 'change', 'method', 'figure', 'value'],
    ...steps.flatMap(({ change, methods }, k) =>
      Object.entries(methods).flatMap(([id, method]) =>
        Object.entries(figuresOf(method)).map(([figure, value]) => [k + 1, change, id, figure, value]),
      ),
    ),
  ]);

/** The table of figures of one change: a row a method; `why` where a method is not defined. */
export const figuresCsv = ({ methods }: Results['steps'][number]): string => {
  const rows = Object.entries(methods);
  const heads = rows[0] ? Object.keys(figuresOf(rows[0][1])) : [];
  return toCsv([
    ['method', ...heads, 'why'],
    ...rows.map(([id, method]) => [id, ...Object.values(figuresOf(method)), method.undefinedBecause ?? null]),
  ]);
};
