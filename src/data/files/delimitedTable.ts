import { DataError } from '../dataError.ts';
import { filledWidth, headed, usual } from './header.ts';
import { rowsOf } from './lines.ts';
import { readingsOf } from './numbers.ts';
import { bySpaces, type Separator, separatorNames, separatorOf } from './separator.ts';
import { namesOf, type Row, type Table } from './table.ts';

/** A line that is a comment; a header may begin with a column that is called '#'. */
const comment = /^[ \t]*(?:#(?![,;\t|])|%(?![,;\t|]))/;

interface Commented {
  /** The lines, with comments emptied, so that lines keep their numbers. */
  readonly lines: string[];
  readonly comments: number;
  /** The last comment before the first line that is none: it may name the columns. */
  readonly last: { readonly line: number; readonly text: string } | null;
}

/** The lines without their comments; a '#' inside quotes is left alone, and so is one that begins a row like others. */
const withoutComments = (source: readonly string[]): Commented => {
  if (!source.some((line) => comment.test(line))) return { lines: [...source], comments: 0, last: null };
  const lines = [...source];
  const separator = separatorOf(
    lines
      .filter((line) => !comment.test(line))
      .slice(0, 60)
      .join('\n'),
  );
  const cellsIn = (line: string): number => line.split(separator).length;
  let [comments, quoted, width] = [0, false, 0];
  let last: Commented['last'] = null;
  lines.forEach((line, i) => {
    if (!quoted && comment.test(line)) {
      if (width >= 3 && separator !== ' ' && cellsIn(line) === width) return;
      lines[i] = '';
      comments++;
      if (width === 0) last = { line: i + 1, text: line.replace(/^[ \t]*[#%]+[ \t]*/, '') };
      return;
    }
    if ((line.match(/"/g)?.length ?? 0) % 2 === 1) quoted = !quoted;
    if (width === 0 && line.trim() !== '') width = cellsIn(line);
  });
  return { lines, comments, last };
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

/** Share of the rows that may be shorter than the header before their ends count as empty. */
const fewShort = 0.1;

/** The rows, each as wide as the names, or with the reason why it cannot be used. */
const fitted = (rows: readonly Row[], width: number): { rows: Row[]; short: number } => {
  const short = rows.filter(({ cells, problem }) => problem === undefined && cells.length < width).length;
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

/** The table of a text with a row a line. Throws a `DataError` where it holds none. */
export const delimitedTable = (source: string, onProgress: (share: number) => void = () => {}): Table => {
  // Excel's own way to say what separates: a first line sep=;
  const said = /^sep=([;,|\t])[ \t]*(?=\r|\n)/i.exec(source);
  const { lines, comments, last } = withoutComments((said ? source.slice(said[0].length) : source).split(/\r\n|\r|\n/));
  const separator = (said?.[1] as Separator | undefined) ?? separatorOf(lines.slice(0, 200).join('\n'));
  const all = rowsOf(lines, separator, onProgress);
  const before = preambleOf(all);
  const rows = all.slice(before);
  const [first] = rows;
  if (first === undefined) throw new DataError('The file is empty.');
  const usualWidth = usual(rows.slice(0, 1_000).map(({ cells }) => cells.length));
  if (Math.max(first.cells.length, usualWidth) < 3) {
    const found = first.cells.length === 1 ? 'one column' : 'two columns';
    throw new DataError(
      `Line ${first.line} has ${found} (“${first.cells.join(separator).slice(0, 40)}”); three are needed: two numbers and a label.`,
    );
  }
  const { header, names, body, rowNames } = headed(rows, namesIn(last?.text, separator, usualWidth));
  if (body.length === 0) throw new DataError('The file has a header but no rows.');
  const commented = header.length === 0 && names.length > 0;
  // Columns without a name count where rows have something there.
  const wide = usual(body.slice(0, 1_000).map(filledWidth));
  const width = Math.max(names.length, wide, names.length === 0 ? usual(body.slice(0, 1_000).map(({ cells }) => cells.length)) : 0);
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
            ? `header in the comment of line ${last?.line}`
            : 'no header',
      rowNames ? 'row names in the first column' : '',
      comments === 0 ? '' : counted(comments, 'one comment', 'comments'),
    ]),
    names: namesOf(rowNames ? ['row names', ...names.slice(1)] : names, width),
    rows: used,
    unit: 'line',
    separator,
    rowNames: rowNames || (names.length > 0 && names[0] === ''),
    notes: [
      ...(before === 0
        ? []
        : [`Left out before the table: ${counted(before, 'one line', 'lines')}, “${String(all[0]?.cells[0] ?? '').slice(0, 40)}”.`]),
      ...header.flatMap(({ line, problem }) => (problem === undefined ? [] : [`Line ${line}: ${problem}.`])),
      ...(short === 0 ? [] : [`${short} rows end early; what they lack counts as missing.`]),
    ],
  };
};
