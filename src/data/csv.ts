import Papa from 'papaparse';
import { createRandom } from '../core/random.ts';
import { type Columns, columnsOf } from './columns.ts';
import { DataError } from './dataError.ts';
import { type Delimiter, delimiterOf, parseNumber } from './delimited.ts';
import { classesOf } from './labels.ts';

export { DataError } from './dataError.ts';

/** What a file may hold at most. */
export const csvLimits = { characters: 10_000_000, rows: 5_000, classes: 10 } as const;

export interface CsvData {
  /** Rows [x1, x2, label], labels 0, 1, … */
  points: number[][];
  /** Names of x1, x2 and the label. */
  columns: string[];
  /** Names of the classes, as the file has them. */
  classes: string[];
  /** How many points there are. */
  kept: number;
  /** Rows that could not be read, with their line in the file (from 1). */
  dropped: { line: number; reason: string }[];
  /** What the reader had to guess or left out, a sentence each. */
  notes: string[];
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The rows of the text that hold something, each with the line that it starts on. */
const rowsOf = (text: string, delimiter: Delimiter): Row[] => {
  const rows: Row[] = [];
  let line = 1;
  for (const fields of Papa.parse<string[]>(text, { delimiter, dynamicTyping: false }).data) {
    if (fields.some((field) => field.trim() !== '')) rows.push({ line, fields: fields.map((field) => field.trim()) });
    // A quoted field may hold line breaks.
    line += 1 + fields.reduce((breaks, field) => breaks + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  return rows;
};

interface ReadRow {
  readonly x: readonly [number, number];
  readonly label: string;
}

/** The three fields that matter, or what is wrong with them. */
const readRow = ({ fields }: Row, { x1, x2, label, names }: Columns, delimiter: Delimiter): ReadRow | string => {
  const read = (column: number): number | string => {
    const field = fields[column] ?? '';
    return (
      parseNumber(field, delimiter) ??
      (field === '' ? `${names[column]} is missing` : `${names[column]} is not a number: “${field.slice(0, 30)}”`)
    );
  };
  const [first, second, name] = [read(x1), read(x2), fields[label] ?? ''];
  if (typeof first === 'string') return first;
  if (typeof second === 'string') return second;
  return name === '' ? `${names[label]} is missing` : { x: [first, second], label: name };
};

/** At most `csvLimits.rows` of the rows: a sample that is the same each time, in the order of the file. */
const sampled = <Item>(items: readonly Item[], notes: string[]): readonly Item[] => {
  if (items.length <= csvLimits.rows) return items;
  notes.push(`The file has ${items.length} points; a random sample of ${csvLimits.rows} is used.`);
  const chosen = new Set(createRandom(0).pick(items.length, csvLimits.rows));
  return items.filter((_, i) => chosen.has(i));
};

/**
 * The points of a text with columns for two features and a label, separated by comma, semicolon (then with decimal commas, if any),
 * tab or bar. Rows that cannot be read are left out and named. Throws a `DataError` where there is nothing to make a scenario of.
 */
export const readCsv = (source: string): CsvData => {
  if (source.length > csvLimits.characters) {
    throw new DataError(`The file has ${source.length} characters; at most ${csvLimits.characters} are read.`);
  }
  const text = source.replace(/^\ufeff/, '');
  const delimiter = delimiterOf(text);
  const rows = rowsOf(text, delimiter);
  const notes: string[] = [];
  const columns = columnsOf(
    rows.map(({ fields }) => fields),
    delimiter,
    notes,
  );

  const readable: ReadRow[] = [];
  const dropped: CsvData['dropped'] = [];
  for (const row of columns.hasHeader ? rows.slice(1) : rows) {
    const result = readRow(row, columns, delimiter);
    if (typeof result === 'string') dropped.push({ line: row.line, reason: result });
    else readable.push(result);
  }
  const [first] = dropped;
  if (readable.length === 0) {
    throw new DataError(
      first === undefined ? 'The file has a header but no rows.' : `No row can be read; line ${first.line}: ${first.reason}.`,
    );
  }

  const { classes, indexOf } = classesOf(readable.map(({ label }) => label));
  const labelName = columns.names[columns.label] ?? 'label';
  if (classes.length === 1) throw new DataError(`Column ${labelName} has one class only (${classes[0]}); at least two are needed.`);
  if (classes.length > csvLimits.classes) {
    throw new DataError(`Column ${labelName} has ${classes.length} different values; at most ${csvLimits.classes} classes can be shown.`);
  }
  const points = sampled(readable, notes).map(({ x, label }) => [...x, indexOf(label)]);
  return {
    points,
    columns: [columns.x1, columns.x2, columns.label].map((column) => columns.names[column] ?? ''),
    classes,
    kept: points.length,
    dropped,
    notes,
  };
};
