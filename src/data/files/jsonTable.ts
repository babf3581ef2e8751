import { DataError } from '../dataError.ts';
import { headerNames } from './guard.ts';
import { type Held, heldIn, isObject, type JsonObject, mapOf, own } from './jsonShapes.ts';
import { asNumbers, readJson } from './jsonText.ts';
import { readingsOf } from './numbers.ts';
import { ownName } from './own.ts';
import type { Cell, Row, Table } from './table.ts';

/** Columns that are looked at, at most. */
const mostColumns = 1_000;
/** Numbers that a list in an entry is taken apart into, at most. */
const mostParts = 100;

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.trim();
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? String(value) : '(nested)';
};

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** A value under its name; the parts of an object or a list as columns of their own. */
const partsOf = ([name, value]: readonly [string, unknown]): (readonly [string, unknown])[] => {
  if (Array.isArray(value) && value.length > 0 && value.length <= mostParts && value.every(isPlain))
    return value.map((part, j) => [`${name} ${j + 1}`, part]);
  if (isObject(value) && Object.values(value).every(isPlain)) return Object.entries(value).map(([key, part]) => [`${name}.${key}`, part]);
  return [[name, value]];
};

const what = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${JSON.stringify(value).slice(0, 30)}`;
};

const finished = (format: string, names: readonly Cell[], found: number, rows: readonly Row[], most = mostColumns): Table => {
  if (rows.length === 0) throw new DataError('The JSON holds no rows.');
  if (found < 3)
    throw new DataError(`The JSON has ${found === 1 ? 'one column' : `${found} columns`}; three are needed: two numbers and a label.`);
  const notes = found > most ? [`Only the first ${most} of its ${found} columns are looked at.`] : [];
  return { format, ...headerNames(names, Math.min(found, most)), rows, unit: 'entry', notes };
};

/** [{ x, y, label }, …] */
const ofObjects = (entries: readonly unknown[]): Table => {
  // Own entries only: a key may be called constructor.
  const partsIn = (entry: unknown, i: number): (readonly [string, unknown])[] => {
    if (!isObject(entry)) throw new DataError(`Entry ${i + 1} of the JSON is ${what(entry)}, the first one an object.`);
    return Object.entries(entry).flatMap(partsOf);
  };
  const keys = new Set<string>();
  entries.forEach((entry, i) => {
    for (const [key] of partsIn(entry, i)) keys.add(key);
  });
  const names = [...keys].slice(0, mostColumns);
  const rows = entries.map((entry, i) => {
    const own = new Map(partsIn(entry, i));
    return { line: i + 1, cells: names.map((name) => cellOf(own.get(name))) };
  });
  return finished('JSON, a list of objects', names, keys.size, rows);
};

/** [[x, y, label], …], the first one maybe of names. */
const ofRows = (entries: readonly unknown[], names?: readonly Cell[]): Table => {
  const [first] = entries as readonly unknown[][];
  const header =
    names === undefined &&
    (first?.every((value) => typeof value === 'string' && value.trim() !== '' && readingsOf(value) === 'none') ?? false);
  const most = first?.at(-1) === ownName ? first.length : mostColumns;
  let width = 0;
  const rows = entries.map((entry, i) => {
    if (!Array.isArray(entry)) throw new DataError(`Entry ${i + 1} of the JSON is ${what(entry)}, the first one a list.`);
    width = Math.max(width, entry.length);
    return { line: i + 1, cells: entry.slice(0, most).map(cellOf) };
  });
  const named = names ?? (header ? (rows[0]?.cells ?? []) : []);
  return finished('JSON, a list of rows', named, width, header ? rows.slice(1) : rows, most);
};

/** { x: […], y: […], label: […] }, or { X: [[…], …], y: […] } */
const ofColumns = (entries: readonly (readonly [string, readonly unknown[]])[]): Table => {
  const columns = entries.slice(0, mostColumns);
  const [length, ...others] = new Set(columns.map(([, values]) => values.length));
  if (others.length > 0) {
    const lengths = columns.map(([name, values]) => `${name.slice(0, 30)} ${values.length}`).slice(0, 4);
    throw new DataError(`The columns of the JSON differ in length (${lengths.join(', ')}).`);
  }
  const table = ofObjects(
    Array.from({ length: length ?? 0 }, (_, i) => Object.fromEntries(columns.map(([name, values]) => [name, values[i]]))),
  );
  return { ...table, format: 'JSON, an object of columns' };
};

const listed = (value: readonly unknown[]): Table => {
  if (value.length === 0) throw new DataError('The JSON is an empty list.');
  const map = mapOf(value);
  if (map) return ofHeld(map);
  if (isObject(value[0])) return ofObjects(value);
  if (Array.isArray(value[0])) return ofRows(value);
  throw new DataError(`Entry 1 of the JSON is ${what(value[0])}; rows like {"x": 1, "y": 2, "label": 0} or [1, 2, 0] are needed.`);
};

const ofHeld = ({ format, entries, names, notes }: Held): Table => {
  const table = names !== undefined ? ofRows(entries, names.map(cellOf)) : isObject(entries[0]) ? ofObjects(entries) : listed(entries);
  return { ...table, format, notes: [...notes, ...table.notes] };
};

/** The table that the only object among other entries is; null where it is none. */
const tableWithin = (entries: readonly (readonly [string, unknown])[]): Table | null => {
  const [inner, ...others] = entries.map(([, part]) => part).filter(isObject);
  if (!inner || others.length > 0 || Object.values(inner).every(isPlain)) return null;
  try {
    return ofObject(inner);
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
};

const ofObject = (value: JsonObject): Table => {
  const held = heldIn(value);
  if (held) return ofHeld(held);
  const entries = Object.entries(value);
  const lists = entries.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const tables = lists.filter(([, list]) => isObject(list[0]) || Array.isArray(list[0]));
  const [only] = tables;
  // A matrix with its labels: { "X": [[ … ], …], "y": [ … ] }.
  if (only && lists.length === 2 && tables.length === 1 && lists[0]?.[1].length === lists[1]?.[1].length) return ofColumns(lists);
  // A table in a wrapping: { "data": [ … ] }.
  if (tables.length === 1 && only) return listed(only[1]);
  if (lists.length >= 3) return ofColumns(lists);
  const inner = lists.length === 0 ? tableWithin(entries) : null;
  if (inner) return inner;
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
};

const tableOf = (value: unknown): Table => {
  if (Array.isArray(value)) return listed(value);
  if (isObject(value)) return ofObject(value);
  throw new DataError(`The JSON is ${what(value)}; a list or an object is needed.`);
};

/** Fields that only a scenario has, beside its data. */
const scenarioFields = ['model', 'prior', 'memory', 'steps', 'methods'];

/** True of JSON that says it is a scenario: data as a scenario has them, or most of its fields. */
const isScenario = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const data = own(value, 'data');
  const fields = scenarioFields.filter((field) => Object.hasOwn(value, field)).length;
  if (fields >= 3) return true;
  return (
    isObject(data) && (Object.hasOwn(data, 'points') || Object.hasOwn(data, 'preset')) && (fields > 0 || Object.hasOwn(value, 'version'))
  );
};

/** True of JSON that says it is a lesson. */
const isLesson = (value: unknown): boolean => isObject(value) && own(value, 'replayground') === 'lesson';

/** JSON as a scenario or a lesson, not yet validated, or as a table: a list of objects or of rows, an object of columns, or what other programs write. Throws a `DataError`. */
export const jsonContent = (text: string): { kind: 'scenario' | 'lesson'; value: unknown } | { kind: 'table'; table: Table } => {
  const { value, lines, bad } = readJson(text);
  if (isLesson(value)) return { kind: 'lesson', value: asNumbers(text) ?? value };
  // Numbers of a scenario are numbers, however many digits they have.
  if (isScenario(value)) return { kind: 'scenario', value: asNumbers(text) ?? value };
  const table = tableOf(value);
  if (lines === null) return { kind: 'table', table };
  const rows = [
    ...table.rows.map((row) => ({ ...row, line: lines[row.line - 1] ?? row.line })),
    ...bad.map((line) => ({ line, cells: [], problem: 'it is no JSON' })),
  ].sort((a, b) => a.line - b.line);
  const format = table.format.replace(/^JSON, a list of (?:objects|rows)$/, 'JSON lines');
  return { kind: 'table', table: { ...table, rows, unit: 'line', format } };
};
