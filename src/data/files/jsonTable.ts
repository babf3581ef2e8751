import { DataError } from '../dataError.ts';
import { type Cell, namesOf, type Row, type Table } from './table.ts';

/** Columns that are looked at, at most. */
const mostColumns = 1_000;

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.trim();
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? String(value) : '(nested)';
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const what = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${JSON.stringify(value).slice(0, 30)}`;
};

const finished = (format: string, names: readonly Cell[], width: number, rows: readonly Row[]): Table => {
  if (rows.length === 0) throw new DataError('The JSON holds no rows.');
  if (width < 3)
    throw new DataError(`The JSON has ${width === 1 ? 'one column' : `${width} columns`}; three are needed: two numbers and a label.`);
  return { format, names: namesOf(names, width), rows, unit: 'entry', decimalComma: false, notes: [] };
};

/** [{ x, y, label }, …] */
const ofObjects = (entries: readonly unknown[]): Table => {
  const keys = new Map<string, number>();
  for (const entry of entries.slice(0, 1_000)) {
    for (const key of Object.keys(isObject(entry) ? entry : {})) if (!keys.has(key) && keys.size < mostColumns) keys.set(key, keys.size);
  }
  const names = [...keys.keys()];
  const rows = entries.map((entry, i) => {
    if (!isObject(entry)) throw new DataError(`Entry ${i + 1} of the JSON is ${what(entry)}, the first one an object.`);
    // Own entries only: a key may be called constructor.
    const own = new Map(Object.entries(entry));
    return { line: i + 1, cells: names.map((name) => cellOf(own.get(name))) };
  });
  return finished('JSON, a list of objects', names, names.length, rows);
};

/** [[x, y, label], …], the first one maybe of names. */
const ofRows = (entries: readonly unknown[]): Table => {
  const [first] = entries as readonly unknown[][];
  const header = first?.every((value) => typeof value === 'string' && value.trim() !== '' && Number.isNaN(Number(value))) ?? false;
  const rows = entries.map((entry, i) => {
    if (!Array.isArray(entry)) throw new DataError(`Entry ${i + 1} of the JSON is ${what(entry)}, the first one a list.`);
    return { line: i + 1, cells: entry.slice(0, mostColumns).map(cellOf) };
  });
  const named = header ? (rows[0]?.cells ?? []) : [];
  return finished('JSON, a list of rows', named, Math.min(first?.length ?? 0, mostColumns), header ? rows.slice(1) : rows);
};

/** { x: […], y: […], label: […] } */
const ofColumns = (entries: readonly (readonly [string, readonly unknown[]])[]): Table => {
  const columns = entries.slice(0, mostColumns);
  const [length, ...others] = new Set(columns.map(([, values]) => values.length));
  if (others.length > 0) {
    const lengths = columns.map(([name, values]) => `${name.slice(0, 30)} ${values.length}`).slice(0, 4);
    throw new DataError(`The columns of the JSON differ in length (${lengths.join(', ')}).`);
  }
  const rows = Array.from({ length: length ?? 0 }, (_, i) => ({ line: i + 1, cells: columns.map(([, values]) => cellOf(values[i])) }));
  return finished(
    'JSON, an object of columns',
    columns.map(([name]) => name),
    columns.length,
    rows,
  );
};

/** The table that a JSON value is: a list of objects or of rows, or an object of columns. Throws a `DataError` where it is none. */
export const jsonTable = (value: unknown): Table => {
  if (Array.isArray(value)) {
    if (value.length === 0) throw new DataError('The JSON is an empty list.');
    if (isObject(value[0])) return ofObjects(value);
    if (Array.isArray(value[0])) return ofRows(value);
    throw new DataError(`Entry 1 of the JSON is ${what(value[0])}; rows like {"x": 1, "y": 2, "label": 0} or [1, 2, 0] are needed.`);
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    const lists = entries.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
    const [only] = lists;
    // A table in a wrapping: { "data": [ … ] }.
    if (lists.length === 1 && only && (isObject(only[1][0]) || Array.isArray(only[1][0]))) return jsonTable(only[1]);
    if (lists.length >= 3) return ofColumns(lists);
    throw new DataError(
      `The JSON is an object with ${
        entries.length === 0
          ? 'nothing in it'
          : `the keys ${entries
              .slice(0, 4)
              .map(([key]) => key.slice(0, 20))
              .join(', ')}`
      }; columns like {"x": […], "y": […], "label": […]} are needed.`,
    );
  }
  throw new DataError(`The JSON is ${what(value)}; a list or an object is needed.`);
};

/** Place of a parser's error, as line and character from 1; engines word it in three ways, or do not say. */
const placeOf = (text: string, message: string): string => {
  const place = /line (\d+) column (\d+)/.exec(message);
  if (place) return ` in line ${place[1]}, at character ${place[2]}`;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    const before = text.slice(0, Number(position)).split('\n');
    return ` in line ${before.length}, at character ${(before.at(-1)?.length ?? 0) + 1}`;
  }
  const token = /token '?(.{1,2}?)'?,/su.exec(message)?.[1];
  return token === undefined ? '' : ` at “${token}”`;
};

/** The value of a JSON text. Throws a `DataError` that says where it breaks. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const atEnd = position !== undefined && Number(position) >= text.trimEnd().length;
    if (atEnd || /end of (?:JSON input|data)|Unterminated/i.test(message))
      throw new DataError('It begins like JSON and ends before it is complete.');
    throw new DataError(`It begins like JSON and breaks${placeOf(text, message)}.`);
  }
};
