import { DataError } from './dataError.ts';
import { type Delimiter, parseNumber } from './delimited.ts';

/** Which columns are the features and the label. */
export interface Columns {
  readonly hasHeader: boolean;
  readonly x1: number;
  readonly x2: number;
  readonly label: number;
  /** A name for every column of the file. */
  readonly names: readonly string[];
}

/** Names of two features that go together, best known first. */
const featurePairs = [
  ['x1', 'x2'],
  ['x', 'y'],
  ['x0', 'x1'],
  ['x_1', 'x_2'],
  ['x_0', 'x_1'],
  ['feature1', 'feature2'],
  ['feature_1', 'feature_2'],
] as const;

const labelNames = ['label', 'class', 'target', 'labels', 'category', 'y'];

/** Share of a column's filled fields that must be numbers for it to be a feature. */
const mostly = 0.5;

/** The columns of rows of fields, by the names in the first row, else by their place; what had to be guessed is said in `notes`. */
export const columnsOf = (rows: readonly (readonly string[])[], delimiter: Delimiter, notes: string[]): Columns => {
  const [first] = rows;
  if (first === undefined) throw new DataError('The file is empty.');
  const isNumber = (field: string | undefined): boolean => field !== undefined && parseNumber(field, delimiter) !== null;
  if (first.length < 3) {
    const found = first.length === 1 ? 'one column' : 'two columns';
    throw new DataError(
      `The first line has ${found} (“${first.join(delimiter).slice(0, 40)}”); three are needed: two features and a label.`,
    );
  }
  const hasHeader = first.filter(isNumber).length < 2;
  const names = first.map((name, column) => (hasHeader && name !== '' ? name : `column ${column + 1}`));
  const byName = hasHeader ? named(first, notes) : null;
  if (byName !== null) return { hasHeader, ...byName, names };

  const body = hasHeader ? rows.slice(1) : rows;
  const numeric = (column: number): boolean => {
    const filled = body.map((fields) => fields[column] ?? '').filter((field) => field !== '');
    return filled.length > 0 && filled.filter(isNumber).length >= mostly * filled.length;
  };
  const label = first.length - 1;
  const [x1, x2] = [...first.keys()].filter((column) => column !== label && numeric(column));
  if (x1 === undefined || x2 === undefined) {
    throw new DataError(
      `Found ${x1 === undefined ? 'no column' : `only column ${names[x1]}`} of numbers before the last one; two features are needed.`,
    );
  }
  const why = hasHeader ? 'No columns are named x, y and label' : 'The file has no header';
  notes.push(`${why}: ${names[x1]} and ${names[x2]} are taken as features, ${names[label]} as label.`);
  return { hasHeader, x1, x2, label, names };
};

/** The columns by their names, whatever their case; null where the names do not tell. */
const named = (header: readonly string[], notes: string[]): Pick<Columns, 'x1' | 'x2' | 'label'> | null => {
  const lower = header.map((name) => name.toLowerCase());
  for (const pair of featurePairs) {
    const [x1, x2] = pair.map((name) => lower.indexOf(name));
    if (x1 === undefined || x2 === undefined || x1 < 0 || x2 < 0) continue;
    const labels = labelNames.map((name) => lower.indexOf(name)).filter((column) => column >= 0 && column !== x1 && column !== x2);
    const [label, ...others] = labels;
    if (label === undefined) continue;
    const rivals = others.map((column) => header[column]).join(', ');
    if (rivals !== '') notes.push(`Column ${header[label]} is taken as label; ${rivals} could be one too.`);
    return { x1, x2, label };
  }
  return null;
};
