import type { Own } from './own.ts';
import type { Separator } from './separator.ts';

/** Content of a cell: a number where the format has numbers, else text as it is written. */
export type Cell = string | number;

export interface Row {
  /** Line of the file, or number of the entry, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** The file that the row is from, where several were read. */
  readonly source?: string;
  /** Why the row cannot be used, whatever is asked of it. */
  readonly problem?: string;
}

/** Layout of a text with a row a line: the sign between its cells, and whether its first row holds the names of the columns. */
export interface Layout {
  readonly separator: Separator;
  readonly header: boolean;
}

/** Rows and names of a file, before anybody has said which columns matter. */
export interface Table {
  /** Format as read, such as 'columns by semicolons, header in line 1'. */
  readonly format: string;
  /** A name for every column. */
  readonly names: readonly string[];
  readonly rows: readonly Row[];
  /** Unit of `Row.line`. */
  readonly unit: 'line' | 'entry' | 'row';
  /** Layout of the lines, where the file is such a text. */
  readonly layout?: Layout;
  /** Names by which columns are guessed where some names are names and nothing else: '' for those. */
  readonly meanings?: readonly string[];
  /** The first column holds the names of the rows, or has no name itself. */
  readonly rowNames?: boolean;
  /** Meaning of the columns, where this page wrote the table and says it. */
  readonly own?: Own;
  /** Guesses and omissions of the reader, a sentence each. */
  readonly notes: readonly string[];
}

const absent = new Set(['', 'na', 'n/a', 'n.a.', '<na>', 'nan', '-nan', 'nat', 'null', '(null)', 'nil', 'none', '\\n', '#n/a', '#na']);
const errors = new Set(['#null!', '#div/0!', '#value!', '#ref!', '#name?', '#num!']);
/** Signs that stand for nothing. */
const signs = /^(?:[-\u2010-\u2015\u2212]{1,3}|[.…:]|\.{2,3}|\?)$/;

/** True where a cell says that there is nothing. */
export const isMissing = (cell: Cell | undefined): boolean => {
  if (cell === undefined) return true;
  if (typeof cell === 'number') return Number.isNaN(cell);
  if (cell.length > 7) return false;
  const text = cell.toLowerCase();
  return absent.has(text) || errors.has(text) || signs.test(text);
};

/** Longest name of a column or a class, in characters. */
export const longestName = 200;

/** The first characters of a text, in Unicode's normal form; none is cut in two. */
export const clipped = (text: string, length: number): string => {
  const whole = text.normalize('NFC');
  return whole.length <= length ? whole : whole.slice(0, length).replace(/[\ud800-\udbff]$/, '');
};

/** Text of a cell by which labels are compared: whole, in Unicode's normal form. */
export const textOf = (cell: Cell | undefined): string => String(cell ?? '').normalize('NFC');

/** The names, each once: a name that is there already gets a number, and none is longer than a name may be. */
export const uniqueNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = clipped(name, longestName);
    for (let k = 2; taken.has(own); k++) own = `${clipped(name, longestName - 10)} (${k})`;
    taken.add(own);
    return own;
  });
};

/** Names for the columns: those given, others by their place; no name twice. */
export const namesOf = (given: readonly (Cell | undefined)[], width: number): string[] =>
  uniqueNames(Array.from({ length: width }, (_, column) => String(given[column] ?? '').trim() || `column ${column + 1}`));
