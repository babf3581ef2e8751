import { DataError } from '../dataError.ts';
import { judge } from './notation.ts';
import type { Table } from './table.ts';

/** Several files as one table: their columns by name, and a column 'file' that tells them apart. Throws where they do not fit. */
export const combine = (files: readonly { readonly name: string; readonly table: Table }[]): Table => {
  const [first] = files;
  if (first === undefined) throw new DataError('There is no file.');
  if (files.length === 1) return first.table;
  const { own: _, ...common } = first.table;
  const { names } = common;
  const parts = files.map(({ name, table }) => {
    const places = names.map((column) => table.names.indexOf(column));
    const missing = names.filter((_, j) => places[j] === -1);
    if (missing.length > 0) throw new DataError(`${name} has no column ${missing[0]}, which ${first.name} has.`);
    const [own, theirs] = [judge(table).table, judge(first.table).table];
    if (own !== theirs && own !== null && theirs !== null) {
      throw new DataError(`${name} and ${first.name} write decimals differently; open them one by one.`);
    }
    return { name, table, places };
  });
  return {
    ...common,
    format: `${files.length} files: ${first.table.format}`,
    names: [...names.map((name) => (name === 'file' ? 'file (2)' : name)), 'file'],
    rows: parts.flatMap(({ name, table, places }) =>
      table.rows.map(({ cells, ...row }) => ({ ...row, source: name, cells: [...places.map((place) => cells[place] ?? ''), name] })),
    ),
    notes: [...new Set(parts.flatMap(({ table }) => table.notes))],
  };
};
