import type { ChangeKind } from '../data/files/changes.ts';
import { applyChange } from './apply.ts';
import { effectsOf } from './changes.ts';
import { basePoints, dimensionOf } from './defaults.ts';
import { figures } from './figures.ts';
import type { MethodResults, Results, Scenario } from './types.ts';

type Cell = string | number | null;

/** A cell of a CSV file: quoted where it must be, empty for a figure that is not defined. */
const cell = (value: Cell): string => {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as RFC 4180 has them, with a header. */
export const toCsv = (rows: readonly (readonly Cell[])[]): string => `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

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

/** The points and what becomes of them as a table: names of the columns, and a row of cells each. */
const dataTable = (scenario: Pick<Scenario, 'data' | 'steps' | 'model'>): { names: string[]; cells: Cell[][] } => {
  const { data, model } = scenario;
  const dimension = dimensionOf(data);
  const rows = dataRows(scenario);
  const changing = rows.some(({ task }) => task > 0);
  const altering = rows.some(({ change }) => change !== 'past' && change !== 'add');
  const ours = [...(changing ? ['task'] : []), ...(altering ? ['change', 'index'] : [])];
  const columns = Array.from({ length: dimension + 1 }, (_, j) => {
    const name = data.columns?.[j] ?? (j < dimension ? `x${j + 1}` : 'label');
    return ours.includes(name.toLowerCase()) ? `${name}_` : name;
  });
  const named = (label: number): Cell => (model.likelihood === 'gaussian' ? label : (data.classes?.[label] ?? label));
  const cells = rows.map(({ task, change, index, row }): Cell[] => [
    ...row.slice(0, -1),
    named(row.at(-1) as number),
    ...(changing ? [task] : []),
    ...(altering ? [change, index] : []),
  ]);
  return { names: [...columns, ...ours], cells };
};

/**
 * The points as CSV, from which the page makes the same points and changes again: the past, then what each change does, in their order.
 * Where there are changes, a column `task` says which one a row belongs to (0: the past). Where some do more than add, `change` says
 * what (past, add, remove, relabel, move) and `index` to which point, as the points stand before that change: a removed point as it
 * was, a relabelled one with its new label, a moved one at its new place. Changes of δ and of the model have a number and no rows.
 */
export const dataCsv = (scenario: Pick<Scenario, 'data' | 'steps' | 'model'>): string => {
  const { names, cells } = dataTable(scenario);
  return toCsv([names, ...cells]);
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
