import { DataError } from '../dataError.ts';
import { headerNames } from './guard.ts';
import { filledWidth, headed, usual } from './header.ts';
import { isComment, linesOf } from './lines.ts';
import { readingsOf } from './numbers.ts';
import { bySpaces, type Separator, separatorNames, separatorOf } from './separator.ts';
import type { Cell, Layout, Row, Table } from './table.ts';

/** The first lines that are no comments. */
const firstOf = (lines: readonly string[]): string[] => {
  const found: string[] = [];
  for (let i = 0; i < lines.length && found.length < 30; i++) {
    const line = lines[i] ?? '';
    if (line.trim() !== '' && !isComment(line)) found.push(line.slice(0, 20_000));
  }
  return found;
};

const separatorsIn = (cell: Cell | undefined): boolean => (String(cell ?? '').match(/[;,\t|]/g)?.length ?? 0) >= 2;

const withoutOuterQuotes = (lines: readonly string[], rows: readonly Row[]): string[] => {
  const inner = lines.map(() => '');
  for (const { line, cells } of rows) inner[line - 1] = String(cells[0] ?? '');
  return inner;
};

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** The names that a comment gives to columns without a header: as many words as there are columns, or null. */
const namesIn = (text: string | undefined, separator: Separator, width: number): string[] | null => {
  if (text === undefined) return null;
  const ways = [separator === ' ' ? bySpaces(text) : text.split(separator), text.split(','), text.split(/[ \t]+/)];
  const names = ways.map((way) => way.map((name) => name.trim().replace(/^"(.*)"$/, '$1'))).find((way) => way.length === width);
  return names?.every((name) => name !== '' && name.length <= 60 && readingsOf(name) === 'none') && new Set(names).size === width
    ? names
    : null;
};

const counted = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);

/** The rows before the table: lines of one cell, such as a title, where most rows have three and more. */
const preambleOf = (rows: readonly Row[]): number => {
  const width = usual(rows.slice(0, 500).map(({ cells }) => cells.length));
  if (width < 3) return 0;
  const end = rows.slice(0, 20).findIndex((row) => filledWidth(row) > 1);
  return Math.max(end, 0);
};

/** True where no cell has a decimal point, and two at least are whole numbers. */
const withoutPoints = (cells: readonly Cell[]): boolean =>
  cells.every((cell) => !/\d\.\d/.test(String(cell))) && cells.filter((cell) => /^[+-]?\d+$/.test(String(cell))).length >= 2;

/** Share of the rows that may be shorter than the header before their ends count as empty. */
const fewShort = 0.1;

/** The rows, each as wide as the names, or with the reason why it cannot be used. */
const fitted = (rows: readonly Row[], width: number): { rows: Row[]; short: number } => {
  const short = rows.reduce((count, { cells, problem }) => (problem === undefined && cells.length < width ? count + 1 : count), 0);
  const told = short <= fewShort * rows.length;
  const fit = rows.map((row): Row => {
    const { line, cells, problem } = row;
    if (problem !== undefined) return row;
    const filled = filledWidth(row);
    if (filled > width) return { line, cells, problem: `it has ${filled} cells, and there are ${width} columns` };
    if (cells.length < width && told)
      return { line, cells, problem: `it has ${counted(cells.length, 'one cell', 'cells')}, and there are ${width} columns` };
    return cells.length > width ? { line, cells: cells.slice(0, width) } : row;
  });
  return { rows: fit, short: told ? 0 : short };
};

/** The table of a text with a row a line, in the layout that it has or that a person says. Throws a `DataError` where it holds none. */
export const delimitedTable = (source: string, onProgress: (share: number) => void = () => {}, layout: Partial<Layout> = {}): Table => {
  // Excel's own way to say what separates: a first line sep=;
  const said = /^sep=([;,|\t])[ \t]*(?=\r|\n)/i.exec(source);
  const text = said ? source.slice(said[0].length) : source;
  const lines = text.split(text.includes('\r') ? /\r\n|\r|\n/ : '\n');
  const separator = layout.separator ?? (said?.[1] as Separator | undefined) ?? separatorOf(firstOf(lines));
  const { rows: all, comments, above } = linesOf(lines, separator, onProgress);
  // Some programs put each line of a table in quotes once more.
  if (
    all.length > 1 &&
    layout.separator === undefined &&
    all.slice(0, 30).every(({ cells }) => cells.length === 1 && separatorsIn(cells[0]))
  )
    return delimitedTable(withoutOuterQuotes(lines, all).join('\n'), onProgress, layout);
  const before = preambleOf(all);
  const rows = before === 0 ? all : all.slice(before);
  const [first] = rows;
  if (first === undefined) throw new DataError('The file is empty.');
  const usualWidth = usual(rows.slice(0, 1_000).map(({ cells }) => cells.length));
  if (Math.max(first.cells.length, usualWidth) < 3) {
    const found = first.cells.length === 1 ? 'one column' : 'two columns';
    throw new DataError(
      `Line ${first.line} has ${found} (“${first.cells.join(separator).slice(0, 40)}”); three are needed: two numbers and a label.`,
    );
  }
  const { header, names, body, rowNames } = headed(rows, namesIn(above?.text, separator, usualWidth), layout.header);
  if (body.length === 0) throw new DataError('The file has a header but no rows.');
  const commented = header.length === 0 && names.length > 0;
  // Columns without a name count where rows have something there.
  const wide = usual(body.slice(0, 1_000).map(filledWidth));
  const width = Math.max(names.length, wide, names.length === 0 ? usual(body.slice(0, 1_000).map(({ cells }) => cells.length)) : 0);
  if (
    header.length > 0 &&
    !rowNames &&
    width > names.length &&
    separator === ',' &&
    body.slice(0, 100).every(({ cells }) => withoutPoints(cells))
  ) {
    throw new DataError(
      `The header has ${counted(names.length, 'one name', 'names')} and the rows have ${width} cells: commas seem to be decimal signs too. Save it with semicolons between the columns.`,
    );
  }
  const { rows: used, short } = fitted(body, width);
  const lineOf = (row: Row | undefined): number => row?.line ?? 0;
  return {
    format: listed([
      `columns by ${separatorNames[separator]}`,
      header.length > 1
        ? `header in lines ${lineOf(header[0])} to ${lineOf(header.at(-1))}`
        : header.length === 1
          ? `header in line ${lineOf(header[0])}`
          : commented
            ? `header in the comment of line ${above?.line}`
            : 'no header',
      rowNames ? 'row names in the first column' : '',
      comments === 0 ? '' : counted(comments, 'one comment', 'comments'),
    ]),
    ...headerNames(rowNames ? ['row names', ...names.slice(1)] : names, width),
    rows: used,
    unit: 'line',
    layout: { separator, header: names.length > 0 },
    rowNames: rowNames || (names.length > 0 && names[0] === ''),
    notes: [
      ...(before === 0
        ? []
        : [`Left out before the table: ${counted(before, 'one line', 'lines')}, “${String(all[0]?.cells[0] ?? '').slice(0, 40)}”.`]),
      ...header.flatMap(({ line, problem }) => (problem === undefined ? [] : [`Line ${line}: ${problem}.`])),
      ...(header.length > 0 && width > names.length
        ? [`The header has ${counted(names.length, 'one name', 'names')}, the rows have ${width} cells.`]
        : []),
      ...(short === 0 ? [] : [`${short} rows end early; what they lack counts as missing.`]),
    ],
  };
};
