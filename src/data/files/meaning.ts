import { naturally } from '../labels.ts';
import type { ColumnInfo } from './choice.ts';
import { isMissing, type Table } from './table.ts';

/** Parts of a name in lower case: 'loan_status' and 'loanStatus' are 'loan', 'status'. */
const partsOf = (name: string): string[] =>
  name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}#]+/u)
    .filter((part) => part !== '');

/** Names that only a label has, best known first. */
const labelNames = [
  ...['label', 'class', 'target', 'labels', 'classes', 'category', 'species', 'outcome', 'diagnosis', 'survived', 'purchased'],
  ...['y', 'variety', 'cultivar', 'response', 'churn', 'exited', 'death_event', 'heartdisease', 'loan_status', 'target_class'],
  ...['klasse', 'etikett', 'ziel', 'zielvariable', 'classe', 'étiquette', 'cible', 'espèce', 'clase', 'etiqueta', 'kategorie'],
];
/** Words in longer names of labels, as in 'class label' or 'is_target'. */
const labelWords = new Set(['label', 'class', 'target', 'outcome', 'diagnosis', 'survived', 'purchased', 'churn', 'species']);
/** Names that a label often has, and an input may. */
const possibleNames = new Set([
  ...[
    'result',
    'default',
    'approved',
    'spam',
    'fraud',
    'bought',
    'admitted',
    'attrition',
    'subscribed',
    'potability',
    'stroke',
    'diabetes',
  ],
  ...['condition', 'death', 'died', 'passed', 'output', 'status', 'art', 'quality', 'num', 'type', 'typ', 'kind', 'group', 'gruppe'],
  ...['groupe', 'event', 'disease', 'flag', 'success', 'clicked', 'deposit', 'income', 'grade', 'rating', 'cluster'],
]);

/** Names of two inputs that go together, best known first. */
export const inputPairs = [
  ['x1', 'x2'],
  ['x', 'y'],
  ['x0', 'x1'],
  ['x_1', 'x_2'],
  ['x_0', 'x_1'],
  ['feature1', 'feature2'],
  ['feature_1', 'feature_2'],
  ['x 1', 'x 2'],
] as const;

/** Names of a column that tells the rows apart that are for training. */
export const splitNames = ['split', 'set', 'subset', 'partition'];

/** Place of a name among those that only a label has, from 0; Infinity for other names. */
export const labelRank = (name: string): number => {
  const whole = labelNames.indexOf(name.trim().toLowerCase());
  if (whole >= 0) return whole;
  const parts = partsOf(name);
  if (parts.length > 1 && labelWords.has(parts.at(-1) ?? '')) return labelNames.length;
  return parts.some((part) => labelWords.has(part)) ? labelNames.length + 1 : Number.POSITIVE_INFINITY;
};

const mayBeLabel = (name: string): boolean => {
  const parts = partsOf(name);
  return possibleNames.has(name.trim().toLowerCase()) || (parts.length > 1 && possibleNames.has(parts.at(-1) ?? ''));
};

const counterName =
  /^(?:idx|nr|no|row|rows|row ?(?:id|num|number|names?)|#|unnamed: ?\d+|column 1|case|sample|obs|observation|lfd|n°|№)\.?$/;
const identifierEnds = new Set(['id', 'ids', 'index', 'idx', 'uuid', 'guid', 'key', 'nr', 'no', 'number', 'num', 'code']);
const alwaysIdentifier = new Set(['id', 'ids', 'index', 'idx', 'uuid', 'guid', 'rowid', 'userid']);

/** Rows that are looked at for values that differ. */
const looked = 2_000;

interface Values {
  readonly filled: number;
  readonly distinct: number;
  readonly whole: boolean;
  /** 0, 1, 2, … or 1, 2, 3, …. */
  readonly counting: boolean;
}

const valuesOf = ({ rows }: Table, column: number): Values => {
  const cells = rows.slice(0, looked).flatMap(({ cells: row, problem }) => {
    const cell = row[column];
    return problem !== undefined || cell === undefined || isMissing(cell) ? [] : [String(cell)];
  });
  const first = Number(cells[0]);
  return {
    filled: cells.length,
    distinct: new Set(cells).size,
    whole: cells.length > 0 && cells.every((cell) => /^\+?\d+(?:\.0+)?$/.test(cell)),
    counting: cells.length > 2 && (first === 0 || first === 1) && cells.slice(0, 50).every((cell, i) => Number(cell) === first + i),
  };
};

/** True of a name that a column may have which only tells its rows apart. */
export const mayIdentify = (name: string): boolean => {
  const lower = name.trim().toLowerCase();
  return counterName.test(lower) || /^(?:column|unnamed:) ?\d+$/.test(lower) || identifierEnds.has(partsOf(name).at(-1) ?? '');
};

/** True where a column only tells its rows apart: by its name, or by a name that often does and values that all differ. */
export const isIdentifier = (table: Table, column: number): boolean => {
  const name = table.names[column] ?? '';
  const parts = partsOf(name);
  const end = parts.at(-1) ?? '';
  if (table.rowNames && column === 0) {
    const { whole, distinct, filled } = valuesOf(table, column);
    return name === 'row names' || (whole && distinct === filled);
  }
  const lower = name.trim().toLowerCase();
  if (alwaysIdentifier.has(lower) || (parts.length > 1 && (end === 'id' || end === 'uuid'))) return true;
  if (lower.startsWith('unnamed: 0')) return true;
  const unnamed = /^column \d+$/.test(lower);
  if (!counterName.test(lower) && !identifierEnds.has(end) && !(unnamed && column === 0)) return false;
  const { whole, distinct, filled, counting } = valuesOf(table, column);
  if (counting) return true;
  if (!whole || distinct < filled) return false;
  // Without a name, values of many digits that all differ, beside others, tell rows apart.
  return unnamed ? filled >= 20 && distinct >= 1 && table.names.length > 4 && longDigits(table, column) : filled > 2;
};

const longDigits = ({ rows }: Table, column: number): boolean =>
  rows.slice(0, 50).every(({ cells }) => String(cells[column] ?? '').length >= 4);

const truths = [
  ['0', '1'],
  ['-1', '1'],
  ['1', '2'],
  ['no', 'yes'],
  ['n', 'y'],
  ['false', 'true'],
  ['f', 't'],
];

/** True where a column has two values that say yes and no. */
const saysYesOrNo = ({ distinct, values }: ColumnInfo): boolean => {
  if (distinct !== 2) return false;
  const two = values.map((value) =>
    /^[+-]?\d+[.,]0+$/.test(value) ? String(Number.parseInt(value, 10)) : value.replace('+', '').toLowerCase(),
  );
  return truths.some((pair) => [...two].sort(naturally).every((value, k) => value === [...pair].sort(naturally)[k]));
};

/** Most values that a guessed label has. */
const few = 10;

/**
 * The weight of a column as the label when no name says so: yes and no before words, words before whole numbers, and the last before
 * others; without names, that counts most.
 */
const weightOf = (table: Table, infos: readonly ColumnInfo[], column: number, free: readonly number[]): number => {
  const info = infos[column];
  if (!info || info.distinct < 2 || info.distinct > few) return 0;
  const nameless = table.names.every((name) => /^column \d+$/.test(name));
  const place = (column === free.at(-1) ? 2 : column === free[0] ? 1 : 0) * (nameless ? 3 : 1) + (mayBeLabel(info.name) ? 3 : 0);
  if (saysYesOrNo(info)) {
    const alone = free.filter((other) => infos[other] && saysYesOrNo(infos[other])).length === 1;
    return (alone ? 7 : 3.5) + place;
  }
  if (!info.numeric) return 4 + place;
  const { whole, filled } = valuesOf(table, column);
  return whole && info.distinct <= filled / 2 ? 1 + place : 0;
};

/** Values that a label has at most; more are refused. */
const most = 50;

/** The label: by its name, where that has two values and not too many; else by its values; else the last column. */
export const guessLabel = (table: Table, infos: readonly ColumnInfo[], all: readonly number[]): number | undefined => {
  const free = all.filter((column) => !isIdentifier(table, column));
  const ranks = free
    .map((column) => ({ column, rank: labelRank(infos[column]?.name ?? '') }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY);
  const [named] = ranks
    .filter(({ column }) => (infos[column]?.distinct ?? 0) >= 2 && (infos[column]?.distinct ?? 0) <= most)
    .sort((a, b) => a.rank - b.rank || b.column - a.column);
  if (named) return named.column;
  const weights = free.map((column) => ({ column, weight: weightOf(table, infos, column, free) })).filter(({ weight }) => weight > 0);
  const [best] = weights.sort((a, b) => b.weight - a.weight || b.column - a.column);
  return best?.column ?? ranks.sort((a, b) => a.rank - b.rank)[0]?.column ?? free.at(-1) ?? all.at(-1);
};

/** Different values from which on a column is a measurement rather than a code. */
export const rich = 11;

/** Columns that are measured, best first: no identifiers, none that is always the same, codes after measurements. */
export const measured = (table: Table, infos: readonly ColumnInfo[], numeric: readonly number[]): readonly number[] => {
  const own = numeric.filter((column) => !isIdentifier(table, column));
  const varied = own.filter((column) => (infos[column]?.distinct ?? 0) > 1);
  const richest = varied.filter((column) => (infos[column]?.distinct ?? 0) >= rich);
  return [richest, varied, own, numeric].find((columns) => columns.length >= 2) ?? numeric;
};
