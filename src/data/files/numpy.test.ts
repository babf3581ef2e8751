import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DataError } from '../dataError.ts';
import { guessChoice } from './choice.ts';
import { readBytes } from './content.ts';
import { type Interpretation, interpret } from './interpret.ts';
import type { Table } from './table.ts';

const tableIn = (content: ReturnType<typeof readBytes>): Table => {
  if (content.kind !== 'table') throw new Error('not a table');
  return content.table;
};
const fixture = (name: string): Table => tableIn(readBytes(readFileSync(new URL(`fixtures/${name}`, import.meta.url))));
const guessed = (table: Table): Interpretation => interpret(table, guessChoice(table));

/** An array as numpy.save writes it. */
const npy = (type: string, shape: string, data: ArrayBufferView, { version = 1, fortran = false } = {}): Uint8Array => {
  const header = `{'descr': '${type}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }`.padEnd(53).concat('\n');
  const length = version === 1 ? [header.length, 0] : [header.length, 0, 0, 0];
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return Uint8Array.from([
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    version,
    0,
    ...length,
    ...new TextEncoder().encode(header),
    ...bytes,
  ]);
};

describe('arrays', () => {
  const values = [1, 2, 0, 3, 4, 1];
  const rows = [
    [1, 2, 0],
    [3, 4, 1],
  ];
  test.each([
    ['<f8', new Float64Array(values)],
    ['<f4', new Float32Array(values)],
    ['<i8', new BigInt64Array(values.map(BigInt))],
    ['<i4', new Int32Array(values)],
    ['<i2', new Int16Array(values)],
    ['|i1', new Int8Array(values)],
    ['<u8', new BigUint64Array(values.map(BigInt))],
    ['<u4', new Uint32Array(values)],
    ['<u2', new Uint16Array(values)],
    ['|u1', new Uint8Array(values)],
  ])('%s', (type, data) => {
    for (const version of [1, 2, 3]) {
      const table = tableIn(readBytes(npy(type, '2, 3', data, { version })));
      expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
      expect(interpret(table, guessChoice(table)).tasks[0]?.points).toEqual(rows);
    }
  });

  test('columns first', () => {
    const table = tableIn(readBytes(npy('<f8', '2, 3', new Float64Array([1, 3, 2, 4, 0, 1]), { fortran: true })));
    expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
  });

  test('an archive of X and y', () => {
    const bytes = zipSync({
      'X.npy': npy('<f8', '2, 2', new Float64Array([1, 2, 3, 4])),
      'y.npy': npy('<i8', '2,', new BigInt64Array([0n, 1n])),
      'mean.npy': npy('<f8', '1,', new Float64Array([5])),
    });
    const table = tableIn(readBytes(bytes));
    expect(interpret(table, guessChoice(table))).toMatchObject({ columns: ['X 1', 'X 2', 'y'], tasks: [{ points: rows }] });
    expect(table.notes).toEqual(['Arrays of another length than X (2) are left out: mean.']);
  });

  test('records: a column for each field, padded or not; a field that cannot be read is named', () => {
    expect(fixture('records.npy')).toMatchObject({
      names: ['x', 'y', 'kind'],
      rows: [{ cells: [1.5, 2, 'a'] }, { cells: [-0.25, 4, 'bcd'] }],
      notes: ['Field t is left out: it holds dates; save it as numbers or as text (astype(str)).'],
    });
    expect(fixture('aligned.npy')).toMatchObject({
      names: ['x', 'y', 'kind'],
      rows: [{ cells: [1, 2, 'a'] }, { cells: [3, 4, 'b'] }],
      notes: [],
    });
  });

  test.each([
    ['an array that is cut short', npy('<f8', '9, 3', new Float64Array(4)), 'The array should hold 9 × 3 values and ends after 4.'],
    [
      'objects',
      npy('|O', '2, 3', new Float64Array(9)),
      'The array holds Python objects, which only Python can open; save it as numbers or as text (astype(str)).',
    ],
    [
      'a long float',
      npy('<f16', '2, 3', new Float64Array(12)),
      'The array holds floats of another length than 16, 32 and 64 bits; save it as float64.',
    ],
    ['an unknown type', npy('<q8', '2, 3', new Float64Array(12)), 'The array has the type <q8; float, int, bool and text are read.'],
    ['texts without a letter', npy('<U0', '999999999, 3', new Float64Array(1)), 'The array holds empty texts only.'],
    ['no columns', npy('<f8', '999999999999, 0', new Float64Array(1)), 'The array is empty (999999999999 × 0).'],
    ['a single value', npy('<f8', '', new Float64Array(1)), 'The array is a single value; a list is needed.'],
    ['three dimensions', npy('<f8', '1, 1, 1', new Float64Array(1)), 'The array has 3 dimensions (1 × 1 × 1); one or two are needed.'],
    ['one column', npy('<f8', '2,', new Float64Array(2)), 'The array has one column; three are needed: two numbers and a label.'],
    [
      'an Excel workbook',
      zipSync({ 'xl/workbook.xml': new Uint8Array(3) }),
      'It is an Excel workbook; save the sheet as CSV, or copy its cells and paste them here.',
    ],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => readBytes(bytes)).toThrow(new DataError(message));
  });
});

describe('archives', () => {
  test('texts are labels', () => {
    expect(guessed(fixture('npz-string-labels.npz'))).toMatchObject({ columns: ['X 1', 'X 2', 'y'], classes: ['a', 'b'], kept: 40 });
  });

  test('a list of names names the labels and the columns that it is about', () => {
    expect(guessed(fixture('npz-class-names.npz'))).toMatchObject({
      columns: ['X 1', 'X 2', 'y'],
      classes: ['setosa', 'virginica'],
      classCounts: [19, 21],
    });
    const named = fixture('names.npz');
    expect(named.names).toEqual(['width', 'height', 'target']);
    expect(named.notes).toEqual([
      'The values of target have their names from target_names.',
      'The columns of data have their names from feature_names.',
    ]);
    expect(named.rows[1]?.cells).toEqual([0.64, 0.105, 'versicolor']);
  });

  test('a list of words that is about no labels names none', () => {
    const table = fixture('split.npz');
    expect(guessed(table)).toMatchObject({ columns: ['X_train 1', 'X_train 2', 'y_train'], classes: ['0', '1'], kept: 6 });
    expect(table.notes).toEqual(['Arrays of another length than X_train (6) are left out: X_test, y_test, vocabulary.']);
  });

  test('an array that cannot be used is named and spoils none that can', () => {
    const table = fixture('mixed.npz');
    expect(guessed(table)).toMatchObject({ columns: ['X 1', 'X 2', 'y'], classes: ['blau', 'grün', 'rot'], kept: 6 });
    expect(table.notes).toEqual([
      'Array img is left out: it has 3 dimensions (6 × 2 × 2); one or two are needed.',
      'Array meta is left out: it holds Python objects, which only Python can open; save it as numbers or as text (astype(str)).',
      'Array t is left out: it holds dates; save it as numbers or as text (astype(str)).',
      'Array z is left out: it holds complex numbers; save their real and imaginary parts.',
    ]);
    expect(() => fixture('none.npz')).toThrow(/^Array meta is left out: it holds Python objects/);
  });

  test('an entry that is damaged spoils none that is not', () => {
    const bytes = zipSync({
      'X.npy': npy('<f8', '2, 3', new Float64Array([1, 2, 0, 3, 4, 1])),
      'y.npy': npy(
        '<f8',
        '40,',
        Float64Array.from({ length: 40 }, (_, i) => Math.sin(i)),
      ),
    });
    const at = bytes.findIndex((byte, i) => byte === 0x79 && bytes[i + 1] === 0x2e && bytes[i + 2] === 0x6e);
    bytes.fill(255, at + 5, at + 40);
    const table = tableIn(readBytes(bytes));
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      [1, 2, 0],
      [3, 4, 1],
    ]);
    expect(table.notes).toEqual(['Array y is left out: it is damaged and cannot be unpacked.']);
  });

  test('every type, either end first, columns first, and whole numbers beyond a double', () => {
    const { names, rows } = fixture('types.npz');
    const column = (name: string) => rows.map(({ cells }) => cells[names.indexOf(name)]);
    expect(column('f2')).toEqual([0.5, -1.25, 65504, 2 ** -24, Number.POSITIVE_INFINITY, Number.NaN]);
    expect(column('b')).toEqual([1, 0, 1, 0, 1, 1]);
    expect(column('i1')).toEqual([-3, -2, -1, 0, 1, 2]);
    expect(column('u2')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(column('i8').slice(4)).toEqual([5, '9007199254740993']);
    expect(column('u8').slice(4)).toEqual([5, '18446744073709551615']);
    expect(column('s')).toEqual(['a', 'bc', 'é', '', 'a', 'a']);
    expect(column('u')).toEqual(['a', '😀', '', ' b', 'c', 'd']);
    expect(column('F 2').slice(0, 2)).toEqual([-0.132, 0.105]);
  });
});
