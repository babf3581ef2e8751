import { createRandom } from '../../core/random.ts';
import { DataError } from '../dataError.ts';
import { naturally } from '../labels.ts';
import { type ChangeRow, replay, type TableChange } from './changes.ts';
import type { Choice } from './choice.ts';
import { mostColumns, principalComponents } from './components.ts';
import { type LabelValue, labelsOf } from './labelValues.ts';
import { lastHeldOut } from './lastTask.ts';
import { limitsOf, ownLimits } from './limits.ts';
import { judge } from './notation.ts';
import { cellsOf, type Place, placeOf, type ReadRow, readRow } from './readRow.ts';
import { clipped, longestName, type Row, type Table } from './table.ts';
import { exponentOf, inUnits } from './units.ts';

/** Dropped rows that are named. */
const namedDrops = 5;

/** A table as read by a choice: everything that the preview shows and a scenario needs. */
export interface Interpretation {
  /** The past, then what each change adds; rows [x1, …, xd, label]. */
  readonly tasks: readonly { readonly name: string; readonly points: number[][] }[];
  /** Changes after the past, in order: the points that each task adds, or the changes that the rows name. */
  readonly changes: readonly { readonly name: string; readonly change: TableChange }[];
  /** Names of the d inputs and the label. */
  readonly columns: string[];
  readonly classes: string[];
  /** The label is a number that the model predicts: there are no classes. */
  readonly regression: boolean;
  /** Points of each class. */
  readonly classCounts: number[];
  readonly values: readonly LabelValue[];
  /** Points that are used. */
  readonly kept: number;
  /** Points that could be used, where a sample is taken; null otherwise. */
  readonly sampledFrom: number | null;
  /** Rows that cannot be used: how many, and the first five. */
  readonly dropped: {
    readonly count: number;
    readonly first: readonly { readonly line: number; readonly source?: string; readonly reason: string }[];
  };
  /** Rows that were left out because the choice says so. */
  readonly leftOut: number;
  /** Share of the variance that two principal components hold; null for columns. */
  readonly varianceHeld: number | null;
}

/** At most so many of the items, in their order: a sample that is the same each time. */
const sampled = <Item>(items: readonly Item[], most: number): readonly Item[] => {
  if (items.length <= most) return items;
  const chosen = new Set(createRandom(0).pick(items.length, most));
  return items.filter((_, i) => chosen.has(i));
};

const nameOfComponents = (table: Table, columns: readonly number[]): string[] => {
  const all = columns.map((column) => table.names[column] ?? '').join(', ');
  return [1, 2].map((k) => clipped(`component ${k} of ${all}`, 80));
};

type Tasks = Interpretation['tasks'];

/** The points of each task, in natural order; files in the order in which they were given. */
const tasksOf = (used: readonly ReadRow[], points: readonly number[][], table: Table, { task }: Choice): Tasks => {
  const byTask = new Map<string, number[][]>();
  used.forEach((row, i) => {
    const own = byTask.get(row.task);
    if (own) own.push(points[i] ?? []);
    else byTask.set(row.task, [points[i] ?? []]);
  });
  const most = limitsOf(table).tasks;
  if (byTask.size > most) {
    throw new DataError(`Column ${table.names[task ?? 0]} has ${byTask.size} different values; at most ${most} tasks follow each other.`);
  }
  const inOrder = [...byTask].sort(([a], [b]) => (task !== null && table.rows[0]?.source !== undefined ? 0 : naturally(a, b)));
  return inOrder.map(([name, own]) => ({ name, points: own }));
};

/** The past and the changes that a table of changes tells. */
const sequenceOf = (
  slots: readonly { readonly place: Place; readonly row: Row; readonly read: ReadRow | null }[],
  points: ReadonlyMap<ReadRow, number[]>,
  others: ReadonlySet<ReadRow>,
  labelOf: (label: string) => number | null,
  drop: (row: Row, reason: string) => void,
): { readonly tasks: Tasks; readonly changes: Interpretation['changes'] } => {
  const valuesOf = (read: ReadRow, { kind }: Place): number[] | null => {
    if (!others.has(read)) return points.get(read) ?? null;
    const label = labelOf(read.label);
    return kind === 'relabel' && label === null ? null : [...read.x, label ?? 0];
  };
  const rowOf = new Map<ChangeRow, Row>();
  const rows = slots.map(({ place, row, read }): ChangeRow => {
    const told = { ...place, values: read && valuesOf(read, place) };
    rowOf.set(told, row);
    return told;
  });
  const { past, changes, lost } = replay(rows);
  for (const told of lost) drop(rowOf.get(told) ?? { line: 0, cells: [] }, `there is no point ${told.index} then`);
  if (past.length === 0) throw new DataError('The changes are there, the points of the past are not.');
  if (changes.length > ownLimits.changes)
    throw new DataError(`It has ${changes.length} changes; at most ${ownLimits.changes} follow each other.`);
  const added = changes.flatMap(({ name, change }) => (change.kind === 'add' ? [{ name, points: change.points }] : []));
  return { tasks: [{ name: slots[0]?.place.task ?? '', points: past }, ...added], changes };
};

/** Share of the work that reading the rows is; then come classes and the sample. */
const reading = 0.85;
/** Rows after which progress is told. */
const stride = 20_000;

/** The rows of the table as a choice reads them. Throws a `DataError` where that gives no data to work with. */
export const interpret = (table: Table, choice: Choice, onProgress: (share: number) => void = () => {}): Interpretation => {
  const replayed = choice.change != null && choice.task !== null;
  const slots: { readonly place: Place; readonly row: Row; readonly read: ReadRow | null }[] = [];
  const readable: ReadRow[] = [];
  const judgement = judge(table);
  const cells = cellsOf(table, choice, judgement);
  const first: { line: number; source?: string; reason: string }[] = [];
  let [dropped, leftOut] = [0, 0];
  const drop = (row: Row, reason: string): void => {
    dropped++;
    if (first.length < namedDrops) {
      first.push({ line: row.line, ...(row.source === undefined ? {} : { source: row.source }), reason });
    }
  };
  table.rows.forEach((row, i) => {
    if (i % stride === 0) onProgress((reading * i) / table.rows.length);
    const place = replayed && row.problem === undefined ? placeOf(row, table, choice) : null;
    if (place && 'reason' in place) {
      drop(row, place.reason);
      return;
    }
    const result = readRow(row, table, choice, place?.kind ?? null, cells);
    const read = result !== 'left out' && 'x' in result ? result : null;
    if (place) slots.push({ place, row, read });
    if (result === 'left out') leftOut++;
    else if ('reason' in result) drop(row, result.reason);
    else readable.push(result);
  });
  const [problem] = first;
  if (readable.length === 0) {
    throw new DataError(
      problem === undefined
        ? 'No row is left: the split leaves all of them out.'
        : `No row can be read; ${table.unit} ${problem.line}: ${problem.reason}.`,
    );
  }

  const labels = labelsOf(readable, table, choice);
  onProgress(reading + 0.05);
  const others = new Set(slots.flatMap(({ place, read }) => (read && place.kind !== 'past' && place.kind !== 'add' ? [read] : [])));
  const come = others.size > 0 ? readable.filter((row) => !others.has(row)) : readable;
  const usable = come.filter(({ label }) => labels.of(label) !== null);
  const used = sampled(usable, limitsOf(table).points);
  onProgress(reading + 0.1);
  const { columns } = choice.inputs;
  const exponents = columns.map((column, input) =>
    table.own || table.meanings?.[column] === '' ? 0 : exponentOf(readable.map(({ x }) => x[input] ?? 0)),
  );
  if (exponents.some((exponent) => exponent !== 0))
    for (const row of readable) row.x = row.x.map((value, input) => inUnits(value, exponents[input] ?? 0));
  const nameOf = (column: number, exponent: number): string => {
    const name = table.names[column] ?? '';
    return exponent === 0 ? name : `${clipped(name, longestName - 20)} in units of 1e${exponent}`;
  };
  if (choice.inputs.kind === 'all' && columns.length > mostColumns && !table.own)
    throw new DataError(`A model takes at most ${mostColumns} columns here; ${columns.length} are chosen.`);
  if (choice.inputs.kind === 'components' && others.size > 0)
    throw new DataError('Principal components know nothing of points that are moved later; choose columns.');
  const components = choice.inputs.kind === 'components' ? principalComponents(used.map(({ x }) => x)) : null;
  const points = used.map(({ x, label }, i) => [...(components?.places[i] ?? x), labels.of(label) ?? 0]);

  const sequence = replayed ? sequenceOf(slots, new Map(used.map((row, i) => [row, points[i] ?? []])), others, labels.of, drop) : null;
  const inOrder = sequence?.tasks ?? tasksOf(used, points, table, choice);
  const tasks = choice.lastOnly && !sequence ? lastHeldOut(inOrder) : inOrder;
  return {
    tasks,
    changes: sequence?.changes ?? tasks.slice(1).map(({ name, points: own }) => ({ name, change: { kind: 'add', points: own } })),
    columns: [
      ...(choice.inputs.kind === 'components'
        ? nameOfComponents(table, columns)
        : columns.map((column, input) => nameOf(column, exponents[input] ?? 0))),
      nameOf(choice.label, labels.exponent),
    ],
    classes: labels.classes,
    regression: choice.regression === true,
    classCounts: labels.classes.map((_, c) => points.filter((row) => row.at(-1) === c).length),
    values: labels.values,
    kept: used.length,
    sampledFrom: usable.length > used.length ? usable.length : null,
    dropped: { count: dropped, first },
    leftOut: leftOut + come.length - usable.length,
    varianceHeld: components?.held ?? null,
  };
};
