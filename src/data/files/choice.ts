import { DataError } from '../dataError.ts';
import { naturally } from '../labels.ts';
import { changeKinds } from './changes.ts';
import { guessLabel, inputPairs, measured, rich, splitNames } from './meaning.ts';
import { type Judgement, judge, mostly, notationOf, readCell, someRows, type TwoReadings, twoReadings } from './notation.ts';
import type { Decimal } from './numbers.ts';
import type { Own } from './own.ts';
import { clipped, isMissing, type Table, textOf } from './table.ts';

/** A person's choice of the columns of a table and of their meaning. Columns are numbered from 0. */
export interface Choice {
  /** Two columns, all of those that are inputs of the model, or all that the two principal components are made of. */
  readonly inputs:
    | { readonly kind: 'columns'; readonly columns: readonly [number, number] }
    | { readonly kind: 'all' | 'components'; readonly columns: readonly number[] };
  readonly label: number;
  /** The label is a number that the model predicts, not a class. */
  readonly regression?: boolean;
  /** Its values, in order, are the past and the changes that follow. */
  readonly task: number | null;
  /** Of the tasks the last alone is a change; the others are the past together. */
  readonly lastOnly?: boolean;
  /** Columns with the kind of change and its point, where `task` also removes, relabels and moves points. */
  readonly change?: ChangeColumns | null;
  /** Only rows that have this value there are taken. */
  readonly split: { readonly column: number; readonly value: string } | null;
  /** Name of the class of a label's value; null leaves its rows out. Values that are not named stay as they are. */
  readonly classes: readonly (readonly [value: string, name: string | null])[];
  /** Decimal sign of the numbers, where a person has said it; else it is judged by the table. */
  readonly decimal?: Decimal;
}

export interface ChangeColumns {
  readonly kind: number;
  readonly index: number;
}

/** Facts about a column that a choice rests on. */
export interface ColumnInfo {
  readonly name: string;
  /** Most of its filled cells are numbers. */
  readonly numeric: boolean;
  /** All its numbers are whole. */
  readonly whole: boolean;
  /** Different values, at most `distinctLimit` of them counted. */
  readonly distinct: number;
  readonly missing: number;
  /** The first few values. */
  readonly examples: readonly string[];
  /** All its values where they are few, for a split. */
  readonly values: readonly string[];
  /** A number that is another one with the other decimal sign, where nothing in the table says which it is. */
  readonly undecided: TwoReadings | null;
}

export const distinctLimit = 51;

/** Figures of every column, from rows spread over the table. */
export const columnInfos = (table: Table, judgement: Judgement = judge(table)): ColumnInfo[] => {
  const some = someRows(table);
  return table.names.map((name, column) => {
    const notation = notationOf(judgement, column, undefined);
    const values = new Set<string>();
    let [filled, numbers, whole] = [0, 0, 0];
    for (const { cells } of some) {
      const cell = cells[column];
      if (cell === undefined || isMissing(cell)) continue;
      filled++;
      const number = readCell(cell, notation);
      if (number !== null) numbers++;
      if (Number.isInteger(number)) whole++;
      if (values.size < distinctLimit) values.add(textOf(cell));
    }
    const listed = [...values];
    return {
      name,
      numeric: filled > 0 && numbers >= mostly * filled,
      whole: whole === numbers,
      distinct: values.size,
      missing: some.length - filled,
      examples: listed.slice(0, 3).map((value) => clipped(value, 24)),
      values: values.size <= 12 ? listed.sort(naturally) : [],
      undecided: notation.decimal === null ? twoReadings(judgement.ambiguous[column] ?? null) : null,
    };
  });
};

/** The columns of a table of changes, by their names and what is in them; null where it is none. */
export const changeColumns = (infos: readonly ColumnInfo[]): ChangeColumns | null => {
  const [kind, index] = ['change', 'index'].map((name) => infos.findIndex((info) => info.name.toLowerCase() === name));
  const known = infos[kind ?? -1]?.values.every((value) => changeKinds.some((change) => change === value));
  return kind !== undefined && index !== undefined && known && infos[index]?.numeric ? { kind, index } : null;
};

/** The table and its columns under the names by which they are guessed. */
const told = (table: Table, infos: readonly ColumnInfo[]): [Table, readonly ColumnInfo[]] => {
  const { meanings: names } = table;
  return names === undefined
    ? [table, infos]
    : [{ ...table, names }, infos.map((info, column) => ({ ...info, name: names[column] ?? '' }))];
};

/** True of a column that is a number to predict rather than a class: more values than classes may have, or fractions. */
export const isPredicted = ({ numeric, whole, distinct }: ColumnInfo): boolean =>
  numeric && (distinct >= distinctLimit || (distinct >= rich && !whole));

/** The choice that a table of this page tells. */
const ownChoice = (table: Table, { inputs, classes }: Own): Choice => {
  const columns = Array.from({ length: inputs }, (_, column) => column);
  const [first, second, ...others] = columns;
  const pair = first !== undefined && second !== undefined && others.length === 0;
  const more = table.names.length - inputs - 1;
  return {
    inputs: pair ? { kind: 'columns', columns: [first, second] } : { kind: 'all', columns },
    label: inputs,
    ...(classes === null ? { regression: true } : {}),
    task: more > 0 ? inputs + 1 : null,
    ...(more > 1 ? { change: { kind: inputs + 2, index: inputs + 3 } } : {}),
    split: null,
    classes: [],
  };
};

/**
 * The columns that a table is probably about, or that this page says when it wrote it. Where some names are names and nothing else, the page wrote the table, and the label is
 * behind the inputs. Throws a `DataError` where there are not two columns of numbers beside a label.
 */
export const guessChoice = (table: Table, infos: readonly ColumnInfo[] = columnInfos(table)): Choice => {
  if (table.own) return ownChoice(table, table.own);
  const [plain, columns] = told(table, infos);
  const lower = columns.map(({ name }) => name.toLowerCase());
  const task =
    [lower.indexOf('task'), lower.indexOf('file')].find(
      (column) =>
        column >= 0 && (infos[column]?.distinct ?? 0) > 1 && (column !== lower.indexOf('file') || table.rows[0]?.source !== undefined),
    ) ?? null;
  const splitColumn = splitNames
    .map((name) => lower.indexOf(name))
    .find((column) => column >= 0 && infos[column]?.values.includes('train'));
  const split = splitColumn === undefined ? null : { column: splitColumn, value: 'train' };
  const change = task === null ? null : changeColumns(columns);
  const free = [...infos.keys()].filter(
    (column) => column !== task && column !== splitColumn && column !== change?.kind && column !== change?.index,
  );
  const pairs = inputPairs.map((pair) => pair.map((name) => lower.indexOf(name)));
  const pair = pairs.find(([a = -1, b = -1]) => a >= 0 && b >= 0 && infos[a]?.numeric && infos[b]?.numeric);
  const label =
    plain === table
      ? guessLabel(
          table,
          infos,
          free.filter((column) => !pair?.includes(column)),
        )
      : (free.filter((column) => columns[column]?.name !== '').at(-1) ?? free.at(-1));
  const numeric = free.filter((column) => column !== label && infos[column]?.numeric);
  const [first, second] = pair ?? measured(plain, columns, numeric);
  if (label === undefined || first === undefined || second === undefined) {
    const found = numeric.length === 0 ? 'no column of numbers' : `one column of numbers (${infos[numeric[0] ?? 0]?.name})`;
    throw new DataError(`Found ${found} beside the label${label === undefined ? '' : ` ${infos[label]?.name}`}; two are needed.`);
  }
  const predicted = infos[label] && isPredicted(infos[label]);
  return {
    inputs: { kind: 'columns', columns: [first, second] },
    label,
    ...(predicted ? { regression: true } : {}),
    task,
    ...(change ? { change } : {}),
    split,
    classes: [],
  };
};
