import { readingsOf } from './numbers.ts';
import { bySpaces, type Separator } from './separator.ts';
import type { Row } from './table.ts';

/** Lines that a cell in quotes may go on for; a quote that is open longer was never closed. */
const longestCell = 200;

const unquoted = (cell: string): string => cell.slice(1, -1).replaceAll('""', '"');

const openQuote = 'a quote is opened and not closed';
const closeQuote = 'a quote is closed that was not opened';
const earlyQuote = 'a quote is closed before its cell ends';

interface Split {
  readonly cells: string[];
  /** Lines that the row takes. */
  readonly lines: number;
  readonly problem?: string;
}

/** Position of the quote that closes a cell, or −1; a quote inside is written twice. */
const closing = (text: string, from: number): number => {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
};

/** The cells of the row that begins at a line, which quotes may carry on to others; null where a quote is opened and never closed. */
const splitQuoted = (lines: readonly string[], start: number, separator: Separator): Split | null => {
  let [text, taken] = [lines[start] ?? '', 1];
  const cells: string[] = [];
  let at = 0;
  let problem: string | undefined;
  const taking = (): Split => (problem === undefined ? { cells, lines: taken } : { cells, lines: taken, problem });
  for (;;) {
    let begin = at;
    while (text[begin] === ' ' || (text[begin] === '\t' && separator !== '\t')) begin++;
    if (text[begin] === '"') {
      let end = closing(text, begin + 1);
      while (end < 0) {
        const next = lines[start + taken];
        if (next === undefined || taken >= longestCell) return null;
        // The quote of an earlier line may be the first half of two.
        text += `\n${next}`;
        taken++;
        end = closing(text, begin + 1);
      }
      let after = end + 1;
      while (text[after] === ' ' || (text[after] === '\t' && separator !== '\t')) after++;
      if (after >= text.length || text[after] === separator) {
        cells.push(unquoted(text.slice(begin, end + 1)).trim());
        if (after >= text.length) return taking();
        at = after + 1;
        continue;
      }
      // A quote that closes too early was not closed; with a backslash before it, it is an ordinary sign.
      if (text.slice(begin, end).includes('\n')) return null;
      if (text[end - 1] !== '\\') problem = earlyQuote;
    }
    const next = text.indexOf(separator, at);
    cells.push(text.slice(at, next < 0 ? text.length : next).trim());
    if (next < 0) return taking();
    at = next + 1;
  }
};

/** The cells of a line for itself, whatever quotes it has. */
const splitPlain = (line: string, separator: Separator): string[] =>
  separator === ' ' ? bySpaces(line) : line.split(separator).map((cell) => cell.trim());

const numbersIn = (cells: readonly string[]): number => cells.filter((cell) => readingsOf(cell) !== 'none').length;

/**
 * True where a cell in quotes holds rows like others, so that the quote that opened it was a slip: a line within it is as wide as the
 * rows are and has two numbers, or its two lines both are so wide and the last has one.
 */
const swallows = (inner: readonly string[], separator: Separator, widths: readonly number[]): boolean => {
  const isRow = (line: string | undefined, numbers: number): boolean => {
    const cells = splitPlain(line ?? '', separator);
    return cells.length >= 3 && widths.includes(cells.length) && numbersIn(cells) >= numbers;
  };
  const filled = inner.filter((line) => line.trim() !== '');
  return filled.slice(1, -1).some((line) => isRow(line, 2)) || (filled.length === 2 && isRow(filled[0], 0) && isRow(filled[1], 1));
};

/** A line that is a comment; a header may begin with a column that is called '#'. */
const comment = /^[ \t]*[#%](?![,;\t|])/;

export const isComment = (line: string): boolean => comment.test(line);

export interface Lines {
  /** The rows that hold something, each with the line that it starts on. */
  readonly rows: Row[];
  readonly comments: number;
  /** The last comment with words before the first row, without its signs: it may name the columns. */
  readonly above: { readonly line: number; readonly text: string } | null;
}

/** The rows and comments of the lines; a comment as wide as the first row is a row. `onProgress` gets the share that is read. */
export const linesOf = (lines: readonly string[], separator: Separator, onProgress: (share: number) => void): Lines => {
  const rows: Row[] = [];
  let comments = 0;
  let above: Lines['above'] = null;
  /** The line on which a cell ends that was not begun. */
  let loose = -1;
  const see = (line: number, cells: readonly string[], problem?: string): void => {
    if (cells.every((cell) => cell === '')) return;
    rows.push(problem === undefined ? { line, cells } : { line, cells, problem });
  };
  const isRemark = (line: string): boolean => {
    const [first] = rows;
    if (!isComment(line)) return false;
    return first === undefined || first.cells.length < 3 || separator === ' ' || splitPlain(line, separator).length !== first.cells.length;
  };
  for (let i = 0; i < lines.length; ) {
    if (i % 5_000 === 0) onProgress(i / lines.length);
    const line = lines[i] ?? '';
    if (isRemark(line)) {
      comments++;
      const text = line.replace(/^[ \t]*[#%]+[ \t]*/, '');
      if (rows.length === 0 && text !== '') above = { line: i + 1, text };
      i++;
    } else if (!line.includes('"')) {
      see(i + 1, splitPlain(line, separator));
      i++;
    } else if (separator === ' ') {
      const cells = bySpaces(line);
      const broken = cells.some((cell) => cell.startsWith('"') && !/^"(?:[^"]|"")*"$/.test(cell));
      see(i + 1, broken ? cells : cells.map((cell) => (cell.startsWith('"') ? unquoted(cell) : cell)), broken ? openQuote : undefined);
      i++;
    } else if (i === loose) {
      see(i + 1, splitPlain(line, separator), closeQuote);
      i++;
    } else {
      const split = splitQuoted(lines, i, separator);
      const width = splitPlain(line, separator).length;
      if (split === null) {
        see(i + 1, splitPlain(line, separator), openQuote);
        i++;
      } else if (
        split.lines > 1 &&
        swallows(lines.slice(i, i + split.lines), separator, [rows[0]?.cells.length ?? 0, rows.at(-1)?.cells.length ?? 0, width])
      ) {
        see(i + 1, splitPlain(line, separator), openQuote);
        loose = i + split.lines - 1;
        i++;
      } else {
        see(i + 1, split.cells, split.problem);
        i += split.lines;
      }
    }
  }
  return { rows, comments, above };
};
