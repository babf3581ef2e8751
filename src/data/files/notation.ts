import { type Decimal, isPerCent, marksOf, numberOf, type Readings, readingsOf } from './numbers.ts';
import { type Cell, isMissing, type Row, type Table } from './table.ts';

/** Decimal signs that the cells of a column have for certain: one of them, both, or none that shows. */
type Own = Decimal | 'both' | null;

/** Decimal sign of a column, and whether a cell that can only have the other one is read by that. */
export interface Notation {
  /** Null where both are possible and nobody has said. */
  readonly decimal: Decimal | null;
  readonly mixed: boolean;
  /** Only some of the column's numbers are per cent: they are hundredths of the others' unit. */
  readonly hundredths: boolean;
}

export const plainNotation: Notation = { decimal: '.', mixed: false, hundredths: false };

/** The reading of numbers in a table, judged by its columns and by all of them. */
export interface Judgement {
  readonly own: readonly Own[];
  /** Some of the column's numbers are per cent, and some are not. */
  readonly somePerCent: readonly boolean[];
  /** A cell of the column that is one number with a point and another with a comma; null where there is none. */
  readonly ambiguous: readonly (string | null)[];
  /** The decimal sign of the table; 'both' where its columns differ; null where none shows. */
  readonly table: Own;
}

/** Rows that are looked at, and cells. */
const looked = { rows: 20_000, cells: 2_000_000 } as const;
/** Share of a column's filled cells that must be numbers for it to be an input. */
export const mostly = 0.5;

const isUsable = ({ problem }: Row): boolean => problem === undefined;

/** At most 20,000 rows that can be used, spread over the table; fewer of a wide one. */
export const someRows = ({ rows, names }: Table): Table['rows'] => {
  const stride = Math.max(1, Math.ceil(rows.length / Math.min(looked.rows, Math.ceil(looked.cells / Math.max(1, names.length)))));
  return rows.filter((row, i) => isUsable(row) && i % stride === 0);
};

const merged = (signs: Iterable<Own>): Own => {
  const seen = new Set([...signs].filter((sign) => sign !== null));
  if (seen.size > 1 || seen.has('both')) return 'both';
  return [...seen][0] ?? null;
};

/** The sign that the separator of the columns implies where no cell shows one: Excel writes semicolons where commas are decimal. */
const implied = ({ layout }: Table, ambiguous: readonly (string | null)[]): Own => {
  const separator = layout?.separator;
  const cells = ambiguous.filter((cell) => cell !== null);
  if (cells.length === 0) return null;
  if (cells.every((cell) => cell.includes('.')) && (separator === undefined || separator === ',' || separator === ' ')) return '.';
  return separator === ';' && cells.every((cell) => cell.includes(',')) ? ',' : null;
};

const judgements = new WeakMap<Table, Judgement>();

/** The judgement of a table, made once. */
export const judge = (table: Table): Judgement => {
  const known = judgements.get(table);
  if (known) return known;
  const some = someRows(table);
  const sample = judged(table, some);
  // A sign that few rows show decides all the same.
  const made = merged(sample.own) === null && some.length < table.rows.length ? judged(table, table.rows.filter(isUsable)) : sample;
  judgements.set(table, made);
  return made;
};

const judged = (table: Table, rows: Table['rows']): Judgement => {
  const columns = table.names.map((_, column) => {
    const counts: Record<Readings, number> = { same: 0, '.': 0, ',': 0, both: 0, none: 0 };
    let example: string | null = null;
    let perCent = 0;
    for (const { cells } of rows) {
      const cell = cells[column];
      if (cell === undefined || isMissing(cell)) continue;
      const readings = readingsOf(cell);
      counts[readings]++;
      if (readings !== 'none' && isPerCent(cell)) perCent++;
      if (readings === 'both') example ??= String(cell);
    }
    const filled = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const numeric = filled > 0 && filled - counts.none >= mostly * filled;
    const own: Own = !numeric ? null : counts['.'] > 0 ? (counts[','] > 0 ? 'both' : '.') : counts[','] > 0 ? ',' : null;
    return { own, example: numeric ? example : null, somePerCent: perCent > 0 && perCent < filled - counts.none };
  });
  const ambiguous = columns.map(({ example }) => example);
  const own = columns.map((column) => column.own);
  return { own, somePerCent: columns.map((column) => column.somePerCent), ambiguous, table: merged(own) ?? implied(table, ambiguous) };
};

/** The decimal sign of a column, with what a person has said about it. */
export const notationOf = (judgement: Judgement, column: number, said: Decimal | undefined): Notation => {
  const { own, ambiguous, table } = judgement;
  const hundredths = judgement.somePerCent[column] ?? false;
  const otherwise = said ?? (ambiguous[column] == null ? '.' : null);
  if (table !== 'both') return { decimal: said ?? table ?? otherwise, mixed: false, hundredths };
  const mine = own[column] ?? null;
  if (mine === '.' || mine === ',') return { decimal: mine, mixed: false, hundredths };
  return { decimal: otherwise, mixed: true, hundredths };
};

/** The number that a cell of the column is, or null. */
export const readCell = (cell: Cell | undefined, { decimal, mixed, hundredths }: Notation): number | null => {
  const sign = decimal ?? '.';
  const value = numberOf(cell, sign) ?? (mixed ? numberOf(cell, sign === '.' ? ',' : '.') : null);
  return value !== null && hundredths && cell !== undefined && isPerCent(cell) ? value / 100 : value;
};

/** The notation of the numbers in words, such as 'decimal commas', 'points between thousands'. */
export const notationWords = (table: Table, judgement: Judgement, said: Decimal | undefined): string[] => {
  const found = new Set<string>();
  for (const { cells } of someRows(table).slice(0, 2_000)) {
    cells.forEach((cell, column) => {
      if (typeof cell !== 'string' || /^-?\d*$/.test(cell)) return;
      const { decimal, mixed, hundredths } = notationOf(judgement, column, said);
      if (decimal === null) return;
      if (hundredths) found.add('some per cent, as hundredths');
      const other = decimal === '.' ? ',' : '.';
      if (numberOf(cell, decimal) !== null)
        for (const mark of marksOf(cell, decimal))
          if (!hundredths || mark !== 'per cent') found.add(mark);
          else if (mixed && numberOf(cell, other) !== null) for (const mark of marksOf(cell, other)) found.add(mark);
    });
  }
  return [...found].sort((a, b) => Number(b.startsWith('decimal')) - Number(a.startsWith('decimal')));
};

/** The decimal sign of a table for a person: what it was judged to be, in words, and what the other would make of it. */
export interface Numerals {
  /** Null where columns differ, or nothing shows it. */
  readonly decimal: Decimal | null;
  /** The notation in words: as judged, and with either sign. */
  readonly words: { readonly judged: readonly string[]; readonly comma: readonly string[]; readonly point: readonly string[] };
  /** A cell that the other sign would change; null where there is none. */
  readonly example: TwoReadings | null;
}

/** A cell, and the numbers that it is with a decimal comma and with a decimal point; null where it is none. */
export interface TwoReadings {
  readonly text: string;
  readonly comma: number | null;
  readonly point: number | null;
}

export const twoReadings = (text: string | null): TwoReadings | null =>
  text === null ? null : { text, comma: numberOf(text, ','), point: numberOf(text, '.') };

const exampleIn = (table: Table, judgement: Judgement): string | null => {
  if (!judgement.own.includes('.') || judgement.table === 'both') {
    const ambiguous = judgement.ambiguous.find((cell) => cell !== null);
    if (ambiguous != null) return ambiguous;
  }
  for (const { cells } of someRows(table).slice(0, 2_000)) {
    const found = cells.find(
      (cell, column) => typeof cell === 'string' && cell.includes(',') && readCell(cell, notationOf(judgement, column, undefined)) !== null,
    );
    if (found !== undefined) return String(found);
  }
  return null;
};

export const numeralsOf = (table: Table): Numerals => {
  const judgement = judge(table);
  return {
    decimal: judgement.table === 'both' ? null : judgement.table,
    words: {
      judged: notationWords(table, judgement, undefined),
      comma: notationWords(table, judgement, ','),
      point: notationWords(table, judgement, '.'),
    },
    example: twoReadings(exampleIn(table, judgement)),
  };
};
