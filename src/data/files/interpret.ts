import { createRandom } from '../../core/random.ts';
import { DataError } from '../dataError.ts';
import { classesOf, naturally } from '../labels.ts';
import type { Choice } from './choice.ts';
import { mostColumns, principalComponents } from './components.ts';
import { numberOf } from './numbers.ts';
import { type Cell, isMissing, type Row, type Table } from './table.ts';

/** What becomes of a table at most; more points are sampled. */
export const tableLimits = { points: 5_000, classes: 10, values: 50, tasks: 20, namedDrops: 5 } as const;

export interface LabelValue {
  readonly value: string;
  readonly count: number;
  /** The class that it becomes; null where its rows are left out. */
  readonly name: string | null;
}

/** What a choice makes of a table: everything that the preview shows and a scenario needs. */
export interface Interpretation {
  /** The past, then what each change adds; rows [x1, …, xd, label]. */
  readonly tasks: readonly { readonly name: string; readonly points: number[][] }[];
  /** Names of the d inputs and the label. */
  readonly columns: string[];
  readonly classes: string[];
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

interface ReadRow {
  readonly x: readonly number[];
  readonly label: string;
  readonly task: string;
}

const shown = (cell: Cell | undefined): string => String(cell ?? '').slice(0, 30);

/** The cells that matter, 'left out' by choice, or what is wrong with them. */
const readRow = ({ cells, source }: Row, { names, decimalComma }: Table, choice: Choice): ReadRow | 'left out' | { reason: string } => {
  if (choice.split !== null && String(cells[choice.split.column] ?? '') !== choice.split.value) return 'left out';
  const x: number[] = [];
  for (const column of choice.inputs.columns) {
    const cell = cells[column];
    const value = numberOf(cell, decimalComma);
    if (value === null)
      return { reason: isMissing(cell) ? `${names[column]} is missing` : `${names[column]} is not a number: “${shown(cell)}”` };
    x.push(value);
  }
  const label = cells[choice.label];
  if (isMissing(label)) return { reason: `${names[choice.label]} is missing` };
  const task = choice.task === null ? '' : cells[choice.task];
  if (choice.task !== null && isMissing(task)) return { reason: `${names[choice.task]} is missing` };
  return { x, label: String(label).slice(0, 60), task: String(task).slice(0, 60) || (source ?? '') };
};

/** How often each label occurs, in natural order, and the class of each: the ten most frequent ones unless the choice says otherwise. */
const labelValues = (rows: readonly ReadRow[], choice: Choice, name: string): LabelValue[] => {
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (counts.size > tableLimits.values) {
    throw new DataError(`Column ${name} has ${counts.size} different values; a label has at most ${tableLimits.values}.`);
  }
  const { classes, indexOf } = classesOf([...counts.keys()]);
  const said = new Map(choice.classes);
  const frequent = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || naturally(a[0], b[0]))
      .slice(0, tableLimits.classes)
      .map(([value]) => value),
  );
  return [...counts]
    .map(([value, count]) => {
      const named = said.get(value);
      const own = frequent.has(value) ? (classes[indexOf(value)] ?? value) : null;
      return { value, count, name: named === undefined ? own : named };
    })
    .sort((a, b) => indexOf(a.value) - indexOf(b.value));
};

/** At most `tableLimits.points` of the items, in their order: a sample that is the same each time. */
const sampled = <Item>(items: readonly Item[]): readonly Item[] => {
  if (items.length <= tableLimits.points) return items;
  const chosen = new Set(createRandom(0).pick(items.length, tableLimits.points));
  return items.filter((_, i) => chosen.has(i));
};

const nameOfComponents = (table: Table, columns: readonly number[]): string[] => {
  const all = columns.map((column) => table.names[column] ?? '').join(', ');
  return [1, 2].map((k) => `component ${k} of ${all}`.slice(0, 80));
};

/** The rows of the table as a choice reads them. Throws a `DataError` where that gives no data to work with. */
export const interpret = (table: Table, choice: Choice): Interpretation => {
  const readable: ReadRow[] = [];
  const first: { line: number; source?: string; reason: string }[] = [];
  let [dropped, leftOut] = [0, 0];
  for (const row of table.rows) {
    const result = readRow(row, table, choice);
    if (result === 'left out') leftOut++;
    else if ('reason' in result) {
      dropped++;
      if (first.length < tableLimits.namedDrops) {
        first.push({ line: row.line, ...(row.source === undefined ? {} : { source: row.source }), reason: result.reason });
      }
    } else readable.push(result);
  }
  const [problem] = first;
  if (readable.length === 0) {
    throw new DataError(
      problem === undefined
        ? 'No row is left: the split leaves all of them out.'
        : `No row can be read; ${table.unit} ${problem.line}: ${problem.reason}.`,
    );
  }

  const labelName = table.names[choice.label] ?? 'label';
  const values = labelValues(readable, choice, labelName);
  const classOf = new Map(values.map(({ value, name }) => [value, name]));
  const classes = [...new Set(values.flatMap(({ name }) => (name === null ? [] : [name])))];
  if (classes.length < 2) {
    const only = classes[0] === undefined ? 'no class' : `one class only (${classes[0]})`;
    throw new DataError(`Column ${labelName} has ${only}; at least two are needed.`);
  }
  if (classes.length > tableLimits.classes) {
    throw new DataError(`Column ${labelName} has ${classes.length} classes; at most ${tableLimits.classes} can be shown.`);
  }
  const usable = readable.filter(({ label }) => classOf.get(label) != null);
  const used = sampled(usable);
  const { columns } = choice.inputs;
  if (choice.inputs.kind === 'all' && columns.length > mostColumns)
    throw new DataError(`A model takes at most ${mostColumns} columns here; ${columns.length} are chosen.`);
  const components = choice.inputs.kind === 'components' ? principalComponents(used.map(({ x }) => x)) : null;
  const indexOf = new Map(classes.map((name, c) => [name, c]));
  const points = used.map(({ x, label }, i) => [...(components?.places[i] ?? x), indexOf.get(classOf.get(label) ?? '') ?? 0]);

  const byTask = new Map<string, number[][]>();
  used.forEach(({ task }, i) => {
    const own = byTask.get(task);
    if (own) own.push(points[i] ?? []);
    else byTask.set(task, [points[i] ?? []]);
  });
  if (byTask.size > tableLimits.tasks) {
    throw new DataError(
      `Column ${table.names[choice.task ?? 0]} has ${byTask.size} different values; at most ${tableLimits.tasks} tasks follow each other.`,
    );
  }
  // Files come in the order in which they were given.
  const inOrder = [...byTask].sort(([a], [b]) => (choice.task !== null && table.rows[0]?.source !== undefined ? 0 : naturally(a, b)));
  return {
    tasks: inOrder.map(([name, own]) => ({ name, points: own })),
    columns: [
      ...(choice.inputs.kind === 'components' ? nameOfComponents(table, columns) : columns.map((column) => table.names[column] ?? '')),
      labelName,
    ],
    classes,
    classCounts: classes.map((_, c) => points.filter((row) => row.at(-1) === c).length),
    values,
    kept: used.length,
    sampledFrom: usable.length > used.length ? usable.length : null,
    dropped: { count: dropped, first },
    leftOut: leftOut + readable.length - usable.length,
    varianceHeld: components?.held ?? null,
  };
};
