import { DataError } from '../dataError.ts';
import { type Cell, namesOf, type Row, type Table } from './table.ts';

/** True of a text whose first line is one of Weka's, but for comments. */
export const isArff = (text: string): boolean => {
  for (const line of text.slice(0, 100_000).split(/\r\n|\r|\n/)) {
    if (line.trim() !== '' && !line.trimStart().startsWith('%')) return /^\s*@(?:relation|attribute)\b/i.test(line);
  }
  return false;
};

interface Attribute {
  readonly name: string;
  readonly numeric: boolean;
  /** Value of what a sparse row leaves out. */
  readonly usual: string;
}

const unquoted = (text: string): string => {
  const [quote] = text;
  if (text.length < 2 || (quote !== "'" && quote !== '"') || !text.endsWith(quote)) return text;
  return text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
};

/** Quoted or bare values between commas; between blanks where there is no comma. */
const valuesOf = (text: string): string[] => {
  const values = text.match(/(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^,'"]|['"])+/g) ?? [];
  const parts = text.includes(',') ? values : (text.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\S+/g) ?? []);
  return parts.map((part) => unquoted(part.trim()));
};

const attributeOf = (line: string, number: number): Attribute => {
  const [, quoted = '', bare = '', type = ''] =
    /^@attribute\s+(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\S+?(?=[\s{])))\s*(.*)$/i.exec(line) ?? [];
  if (type === '') throw new DataError(`Line ${number} is no attribute that can be read: “${line.slice(0, 40)}”.`);
  const numeric = /^(?:numeric|real|integer)\b/i.test(type);
  const named = /^\{(.*)\}/.exec(type)?.[1];
  return { name: unquoted(quoted) || bare, numeric, usual: numeric ? '0' : ((named === undefined ? [] : valuesOf(named))[0] ?? '') };
};

const cellOf = (text: string, { numeric }: Attribute): Cell => {
  if (text === '?') return '';
  return numeric && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
};

/** The values of a row, also of one that names only those that are not usual: {1 5, 3 a}; the reason where it cannot be used. */
const cellsOf = (line: string, attributes: readonly Attribute[]): Cell[] | string => {
  const sparse = /^\{(.*?)\}/.exec(line)?.[1];
  if (sparse !== undefined) {
    const values = attributes.map(({ usual }) => usual);
    for (const part of sparse.match(/\d+\s+(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^,]+)/g) ?? []) {
      const [, at = '', value = ''] = /^(\d+)\s+(.*)$/s.exec(part) ?? [];
      if (Number(at) >= values.length) return `it names attribute ${at}, and there are ${values.length}, from 0`;
      values[Number(at)] = unquoted(value.trim());
    }
    return values.map((value, j) => cellOf(value, attributes[j] as Attribute));
  }
  // An instance may have a weight behind it: {0.5}.
  const values = valuesOf(line.replace(/,\s*\{[^{}]*\}\s*$/, ''));
  return values.length === attributes.length
    ? values.map((value, j) => cellOf(value, attributes[j] as Attribute))
    : `it has ${values.length === 1 ? 'one value' : `${values.length} values`}, and there are ${attributes.length} attributes`;
};

/** The table of a text in Weka's format. Throws a `DataError`. */
export const arffTable = (text: string): Table => {
  const attributes: Attribute[] = [];
  const rows: Row[] = [];
  let data = false;
  text.split(/\r\n|\r|\n/).forEach((part, i) => {
    const line = part.trim();
    if (line === '' || line.startsWith('%')) return;
    if (data) {
      const cells = cellsOf(line, attributes);
      rows.push(typeof cells === 'string' ? { line: i + 1, cells: [], problem: cells } : { line: i + 1, cells });
    } else if (/^@attribute\b/i.test(line)) attributes.push(attributeOf(line, i + 1));
    else if (/^@data\b/i.test(line)) data = true;
  });
  if (attributes.length < 3)
    throw new DataError(
      `The ARFF file has ${attributes.length === 1 ? 'one attribute' : `${attributes.length} attributes`}; three are needed: two numbers and a label.`,
    );
  if (rows.length === 0) throw new DataError('The ARFF file has attributes but no rows.');
  return {
    format: 'ARFF',
    names: namesOf(
      attributes.map(({ name }) => name),
      attributes.length,
    ),
    rows,
    unit: 'line',
    notes: [],
  };
};
