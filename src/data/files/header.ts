import { mostly } from './notation.ts';
import { readingsOf } from './numbers.ts';
import { type Cell, isMissing, type Row } from './table.ts';

/** Names of the columns, and the rows below them. */
export interface Headed {
  /** Rows that name the columns; none where the first row holds data. */
  readonly header: readonly Row[];
  /** The names, '' for a column without one. */
  readonly names: readonly string[];
  readonly body: readonly Row[];
  /** The first column holds the names of the rows: the header has no name for it. */
  readonly rowNames: boolean;
}

/** Rows that are looked at. */
const looked = 500;
/** Rows that names may take: the levels of a pandas index, and a row for the name of the index. */
const most = 4;

const isNumber = (cell: Cell | undefined): boolean => cell !== undefined && cell !== '' && readingsOf(cell) !== 'none';
const isWord = (cell: Cell | undefined): boolean => !isMissing(cell) && !isNumber(cell);

/** The value that most of the items have. */
export const usual = (values: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((first, next) => (next[1] > first[1] ? next : first), [0, 0])[0];
};

/** Columns of a row up to its last cell that holds something. */
export const filledWidth = ({ cells }: Row): number => {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === '') width--;
  return width;
};

interface Facts {
  readonly numeric: ReadonlySet<number>;
  readonly wordy: ReadonlyMap<number, ReadonlySet<Cell>>;
  readonly body: readonly Row[];
}

/** Columns of numbers, and the words of the others, in the rows below the first ones. */
const factsOf = (rows: readonly Row[], width: number): Facts => {
  const body = rows.slice(rows.length > 2 * most ? most : 1, looked);
  const numeric = new Set<number>();
  const wordy = new Map<number, Set<Cell>>();
  for (let j = 0; j < width; j++) {
    const filled = body.map(({ cells }) => cells[j]).filter((cell) => !isMissing(cell));
    if (filled.length > 0 && filled.filter(isNumber).length >= mostly * filled.length) numeric.add(j);
    else if (filled.length > 0) wordy.set(j, new Set(filled as Cell[]));
  }
  return { numeric, wordy, body };
};

const isYear = (cell: Cell | undefined): boolean => /^(?:1[89]|20|21)\d\d$/.test(String(cell ?? ''));

/** True where a row of numbers can only be names: 0, 1, 2, … over fractions, or years over what is none. */
const numbersAsNames = (cells: readonly Cell[], { numeric, body }: Facts): boolean => {
  const own = [...numeric].filter((j) => isNumber(cells[j]));
  const below = (test: (cell: Cell | undefined) => boolean): boolean =>
    own.some((j) => body.filter((row) => test(row.cells[j])).length > body.length / 2);
  const first = Number(cells[own[0] ?? -1]);
  const counted = own.length >= 2 && (first === 0 || first === 1) && own.every((j, k) => String(cells[j]) === String(first + k));
  if (counted) return below((cell) => /\d[.,]\d/.test(String(cell ?? '')));
  const values = new Set(own.map((j) => cells[j]));
  return own.length > 0 && values.size === own.length && own.every((j) => isYear(cells[j])) && !below(isYear);
};

/** True where the words of a row are not among those of the rows below. */
const newWords = (cells: readonly Cell[], { wordy }: Facts): boolean =>
  [...wordy].every(([j, words]) => isMissing(cells[j]) || !words.has(cells[j] ?? ''));

const isHeader = (cells: readonly Cell[], facts: Facts): boolean => {
  const numeric = [...facts.numeric];
  const words = numeric.filter((j) => isWord(cells[j])).length;
  const numbers = numeric.filter((j) => isNumber(cells[j])).length;
  const others = [...facts.wordy.keys()].filter((j) => isWord(cells[j])).length;
  if (words + others === 0 && numbers === 0) return false;
  if (numbers === 0) return words > 0 || numeric.length === 0 || newWords(cells, facts);
  if (words > numbers) return true;
  if (facts.wordy.size > 0 && others > 0 && newWords(cells, facts)) return words > 0 || numbersAsNames(cells, facts);
  return (words > 0 || others === 0) && numbersAsNames(cells, facts);
};

/** True where a row below the header says more about the columns: another level of names, or the name of the index alone. */
const isNextHeader = (cells: readonly Cell[], above: readonly Row[], facts: Facts): boolean => {
  if (facts.numeric.size === 0 || [...facts.numeric].some((j) => isNumber(cells[j]))) return false;
  const filled = [...cells.keys()].filter((j) => cells[j] !== '');
  if (filled.length === 1 && filled[0] === 0) return above.every((row) => row.cells[0] === '');
  // A row of data that misses all its numbers has a class like others.
  return (
    filled.some((j) => facts.numeric.has(j) && isWord(cells[j])) &&
    newWords(cells, facts) &&
    !filled.some((j) => /^[?.-]$/.test(String(cells[j])))
  );
};

/** The names of several levels as one: 'pos x'. */
const joined = (header: readonly Row[], width: number): string[] =>
  Array.from({ length: width }, (_, j) =>
    [...new Set(header.map(({ cells }) => String(cells[j] ?? '')))].filter((part) => part !== '').join(' '),
  );

/** The header of the rows and what is below; `above` are names that a comment gives, `said` what a person says of the first row. */
export const headed = (rows: readonly Row[], above: readonly string[] | null, said: boolean | undefined): Headed => {
  const [first] = rows;
  const usable = rows.slice(0, 2 * looked).filter(({ problem }) => problem === undefined);
  const width = usual(usable.slice(1, looked).map(({ cells }) => cells.length)) || (first?.cells.length ?? 0);
  const facts = factsOf(usable, width);
  const trailing = usable.slice(1, looked).every((row) => filledWidth(row) < width);
  const cells = first?.cells ?? [];
  // R writes the names of its rows without a name over them.
  const short = cells.length === width - 1 && !trailing && rows.length > 1 && (said ?? isHeader(['', ...cells], facts));
  if (short && first) {
    const names = usable.slice(1, looked).map((row) => String(row.cells[0]));
    const distinct = new Set(names).size === names.length && (names.length > 2 || !names.some(isNumber));
    const aligned = distinct ? ['', ...cells] : [...cells, ''];
    return { header: [first], names: aligned.map(String), body: rows.slice(1), rowNames: distinct };
  }
  const broken = first?.problem !== undefined && cells.some(isNumber);
  if (!first || broken || !(said ?? (rows.length === 1 ? !cells.some(isNumber) : isHeader(cells, facts)))) {
    const names = said !== false && above?.length === width ? above : [];
    return { header: [], names, body: rows, rowNames: false };
  }
  const header = [first];
  for (const row of rows.slice(1, most)) {
    if (row.problem !== undefined || rows.length <= header.length + 1 || !isNextHeader(row.cells, header, facts)) break;
    header.push(row);
  }
  const names = joined(header, Math.max(...header.map(filledWidth))).map((name) =>
    first.problem === undefined ? name : name.replace(/^"|"$/g, ''),
  );
  return { header, names, body: rows.slice(header.length), rowNames: false };
};
