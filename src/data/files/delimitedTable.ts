import Papa from 'papaparse';
import { DataError } from '../dataError.ts';
import { hasDecimalCommas, numberOf } from './numbers.ts';
import { namesOf, type Row, type Table } from './table.ts';

/** Separators of columns, in the order in which they are believed: a comma may also be a decimal sign. */
const separators = [';', '\t', '|', ','] as const;
export type Separator = (typeof separators)[number] | ' ';

const separatorNames: Record<Separator, string> = { ';': 'semicolons', '\t': 'tabs', '|': 'bars', ',': 'commas', ' ': 'spaces' };

const withoutQuoted = (line: string): string => line.replace(/"[^"]*"/g, 'q');
const bySpaces = (line: string): string[] => line.match(/"(?:[^"]|"")*"|\S+/g) ?? [];

/** Columns of a line less one. */
const count = (line: string, separator: Separator): number =>
  separator === ' ' ? bySpaces(line).length - 1 : withoutQuoted(line).split(separator).length - 1;

/**
 * The separator that each of the first lines has equally often, at least twice; else the one that the first line has most often.
 * papaparse's own guess takes `1,5;2,3;0` for commas and does not see runs of spaces.
 */
export const separatorOf = (text: string): Separator => {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10);
  const [first = ''] = lines;
  const candidates: readonly Separator[] = [...separators, ' '];
  const regular = candidates.find(
    (separator) => count(first, separator) >= 2 && lines.every((line) => count(line, separator) === count(first, separator)),
  );
  if (regular !== undefined) return regular;
  const counts = separators.map((separator) => ({ separator, found: count(first, separator) })).sort((a, b) => b.found - a.found);
  const [most] = counts;
  if (most !== undefined && most.found > 0) return most.separator;
  return count(first, ' ') >= 2 ? ' ' : ',';
};

/** A line that is a comment; a header may begin with a column that is called '#'. */
const comment = /^[ \t]*#(?![,;\t|])/;

/** The text with its comment lines emptied, so that lines keep their numbers; a '#' inside quotes is left alone. */
const withoutComments = (text: string): { text: string; comments: number } => {
  if (!/(?:^|[\r\n])[ \t]*#/.test(text)) return { text, comments: 0 };
  let comments = 0;
  let quoted = false;
  const lines = text.split(/(\r\n|\r|\n)/);
  for (let i = 0; i < lines.length; i += 2) {
    const line = lines[i] ?? '';
    if (!quoted && comment.test(line)) {
      lines[i] = '';
      comments++;
    } else if ((line.match(/"/g)?.length ?? 0) % 2 === 1) quoted = !quoted;
  }
  return { text: lines.join(''), comments };
};

const unquoted = (field: string): string =>
  field.length >= 2 && field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;

const breaksIn = (field: string): number => field.match(/\r\n|\r|\n/g)?.length ?? 0;

/** The rows that hold something, each with the line that it starts on; `onProgress` gets the share that is read. */
const rowsOf = (text: string, separator: Separator, onProgress: (share: number) => void): Row[] => {
  const rows: Row[] = [];
  let line = 1;
  const see = (fields: readonly string[]): void => {
    if (fields.some((field) => field.trim() !== '')) rows.push({ line, cells: fields.map((field) => field.trim()) });
    // A quoted field may hold line breaks.
    line += 1 + fields.reduce((breaks, field) => breaks + breaksIn(field), 0);
  };
  if (separator === ' ') {
    const parts = text.split(/\r\n|\r|\n/);
    parts.forEach((part, i) => {
      see(bySpaces(part).map(unquoted));
      if (i % 5_000 === 0) onProgress(i / parts.length);
    });
    return rows;
  }
  // papaparse judges line ends by the first million characters; the whole text has one kind only.
  const newline = text.includes('\n') ? '\n' : '\r';
  const plain = newline === '\n' ? text.replaceAll('\r\n', '\n') : text;
  let seen = 0;
  Papa.parse<string[]>(plain, {
    delimiter: separator,
    newline,
    dynamicTyping: false,
    step: ({ data, meta }) => {
      see(data);
      if (++seen % 5_000 === 0) onProgress(meta.cursor / plain.length);
    },
  });
  return rows;
};

function* fieldsOf(rows: readonly Row[]): Generator<string> {
  for (const { cells } of rows.slice(0, 2_000)) for (const cell of cells) if (typeof cell === 'string') yield cell;
}

/** True where the first row names the columns: at most one of its fields is a number. */
const startsWithHeader = (rows: readonly Row[], decimalComma: boolean): boolean =>
  (rows[0]?.cells ?? []).filter((cell) => numberOf(cell, decimalComma) !== null).length < 2;

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** The table of a text with a row a line. Throws a `DataError` where it holds none. */
export const delimitedTable = (source: string, onProgress: (share: number) => void = () => {}): Table => {
  // Excel's own way to say what separates: a first line sep=;
  const said = /^sep=([;,|\t])[ \t]*(?=\r|\n)/i.exec(source);
  const { text, comments } = withoutComments(said ? source.slice(said[0].length) : source);
  const separator = (said?.[1] as Separator | undefined) ?? separatorOf(text);
  const rows = rowsOf(text, separator, onProgress);
  const [first] = rows;
  if (first === undefined) throw new DataError('The file is empty.');
  if (first.cells.length < 3) {
    const found = first.cells.length === 1 ? 'one column' : 'two columns';
    throw new DataError(
      `Line ${first.line} has ${found} (“${first.cells.join(separator).slice(0, 40)}”); three are needed: two numbers and a label.`,
    );
  }
  const decimalComma = hasDecimalCommas(fieldsOf(rows), separator === ';');
  const hasHeader = startsWithHeader(rows, decimalComma);
  const width = rows.slice(0, 1_000).reduce((most, { cells }) => Math.max(most, cells.length), first.cells.length);
  if (hasHeader && rows.length === 1) throw new DataError('The file has a header but no rows.');
  return {
    format: listed([
      `columns by ${separatorNames[separator]}`,
      decimalComma ? 'decimal commas' : '',
      hasHeader ? `header in line ${first.line}` : 'no header',
      comments === 0 ? '' : comments === 1 ? 'one comment' : `${comments} comments`,
    ]),
    names: namesOf(hasHeader ? first.cells : [], Math.min(width, first.cells.length + 20)),
    rows: hasHeader ? rows.slice(1) : rows,
    unit: 'line',
    decimalComma,
    notes: [],
  };
};
