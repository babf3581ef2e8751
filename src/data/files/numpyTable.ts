import { DataError } from '../dataError.ts';
import type { Archive } from './archive.ts';
import { type NumpyArray, readNpy } from './numpy.ts';
import { type Cell, namesOf, type Table } from './table.ts';

const mostColumns = 1_000;

/** An array under its name, with names for its columns or for its values where another array has them. */
interface Named {
  readonly name: string;
  readonly array: NumpyArray;
  readonly columnNames?: readonly string[];
  readonly valueNames?: readonly string[];
}

const columnsOf = ({ name, array, columnNames, valueNames }: Named): { name: string; cell: (row: number) => Cell }[] =>
  Array.from({ length: Math.min(array.columns, mostColumns) }, (_, j) => ({
    name: array.fields?.[j] ?? columnNames?.[j] ?? (array.columns === 1 ? name : `${name} ${j + 1}`.trim()),
    cell: (row) => {
      const value = array.at(row, j);
      return typeof value === 'number' ? (valueNames?.[value] ?? value) : value;
    },
  }));

const tableOf = (format: string, arrays: readonly Named[], notes: readonly string[]): Table => {
  const count = arrays[0]?.array.count ?? 0;
  const all = arrays.reduce((sum, { array }) => sum + array.columns, 0);
  const columns = arrays.flatMap(columnsOf).slice(0, mostColumns);
  if (columns.length < 3) {
    const found = columns.length === 1 ? 'one column' : `${columns.length} columns`;
    const why = notes.length === 0 ? '' : ` ${notes.join(' ')}`;
    throw new DataError(
      `${arrays.length === 1 ? 'The array has' : 'The arrays have'} ${found}; three are needed: two numbers and a label.${why}`,
    );
  }
  return {
    format,
    names: namesOf(
      columns.map(({ name }) => name),
      columns.length,
    ),
    rows: Array.from({ length: count }, (_, i) => ({ line: i + 1, cells: columns.map(({ cell }) => cell(i)) })),
    unit: 'row',
    notes: all > columns.length ? [...notes, `Only the first ${mostColumns} of its ${all} columns are looked at.`] : notes,
  };
};

export const npyTable = (bytes: Uint8Array): Table => {
  const array = readNpy(bytes);
  return tableOf(`NumPy array, ${array.count} × ${array.columns}`, [{ name: 'column', array }], array.notes);
};

const textsOf = ({ array }: Named): string[] => Array.from({ length: array.count }, (_, i) => String(array.at(i, 0)).trim());

/** True where a list has a name for each of the numbers 0, 1, … */
const namesAll = (texts: readonly string[]): boolean => texts.length > 0 && !texts.includes('') && new Set(texts).size === texts.length;

const labelNames = /^(?:y|t|label|target|class|categor|species)/i;

const listNames = /name|class|label|target|categor/i;

/**
 * The list of labels 0, 1, … that a list of names is about: the only one of its kind, or the only one that is called so. A list that
 * is not called a list of names has as many texts as there are labels.
 */
const labelsFor = (arrays: readonly Named[], other: Named): Named | undefined => {
  const { count } = other.array;
  const fits = ({ array }: Named): boolean => {
    if (array.columns > 1 || array.holds !== 'numbers') return false;
    let largest = 0;
    for (let i = 0; i < array.count; i++) {
      const value = array.at(i, 0);
      if (!Number.isInteger(value) || Number(value) < 0 || Number(value) >= count) return false;
      largest = Math.max(largest, Number(value));
    }
    return listNames.test(other.name) || largest === count - 1;
  };
  const found = arrays.filter(fits);
  const called = found.filter(({ name }) => labelNames.test(name));
  return found.length === 1 ? found[0] : called.length === 1 ? called[0] : undefined;
};

/** The arrays with names from lists of texts that are about them, and what was done, a sentence each; `rest` are lists about nothing here. */
const withNames = (arrays: readonly Named[], others: readonly Named[]): { named: Named[]; notes: string[]; rest: Named[] } => {
  let named = [...arrays];
  const notes: string[] = [];
  const rest: Named[] = [];
  for (const other of others) {
    const texts = other.array.holds === 'texts' && other.array.flat ? textsOf(other) : [];
    const wide = named.filter(({ array, columnNames }) => array.columns > 1 && array.columns === texts.length && !columnNames);
    const labels = namesAll(texts) && !/feature|column/i.test(other.name) ? labelsFor(named, other) : undefined;
    if (/feature|column/i.test(other.name) && wide.length === 1) {
      named = named.map((own) => (own === wide[0] ? { ...own, columnNames: texts } : own));
      notes.push(`The columns of ${wide[0]?.name} have their names from ${other.name}.`);
    } else if (labels && !labels.valueNames) {
      named = named.map((own) => (own === labels ? { ...own, valueNames: texts } : own));
      notes.push(`The values of ${labels.name} have their names from ${other.name}.`);
    } else rest.push(other);
  }
  return { named, notes, rest };
};

/** Number of rows of the table: that of the largest arrays which together have three columns, two of them numbers; else of the largest. */
const rowsOf = (arrays: readonly Named[]): number => {
  const counts = [...new Set(arrays.map(({ array }) => array.count))].sort((a, b) => b - a);
  const enough = counts.find((count) => {
    const own = arrays.filter(({ array }) => array.count === count).map(({ array }) => array);
    const width = (some: readonly NumpyArray[]): number => some.reduce((sum, { columns }) => sum + columns, 0);
    return width(own) >= 3 && width(own.filter(({ holds }) => holds !== 'texts')) >= 2;
  });
  return enough ?? counts[0] ?? 0;
};

/** At most five names of many. */
const listed = (arrays: readonly Named[]): string =>
  `${arrays
    .slice(0, 5)
    .map(({ name }) => name.slice(0, 40))
    .join(', ')}${arrays.length > 5 ? ` and ${arrays.length - 5} more` : ''}`;

/** True of the name of an array in an archive. */
export const isArrayName = (name: string): boolean => name.endsWith('.npy');

/** The arrays of an NPZ side by side, those of one length; what is left out is named. Throws a `DataError`. */
export const npzTable = ({ names, entry }: Archive): Table => {
  const arrays: Named[] = [];
  const problems: string[] = [];
  for (const file of names.filter(isArrayName)) {
    const name = file.replace(/\.npy$/, '');
    try {
      const array = readNpy(entry(file), 'it');
      arrays.push({ name, array });
      problems.push(...array.notes);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(`Array ${name.slice(0, 40)} is left out: ${error.message.replace(/\.$/, '')}.`);
    }
  }
  if (arrays.length === 0) throw new DataError(problems.slice(0, 3).join(' '));
  const count = rowsOf(arrays);
  const used = arrays.filter(({ array }) => array.count === count);
  const { named, notes, rest } = withNames(
    used,
    arrays.filter(({ array }) => array.count !== count),
  );
  const left = rest.length === 0 ? [] : [`Arrays of another length than ${named[0]?.name ?? ''} (${count}) are left out: ${listed(rest)}.`];
  const more = problems.length > 5 ? [`So are ${problems.length - 5} more arrays.`] : [];
  return tableOf(`NumPy archive with ${listed(named)}`, named, [...notes, ...problems.slice(0, 5), ...more, ...left]);
};
