import { unzipSync } from 'fflate';
import { DataError } from '../dataError.ts';
import type { Cell, Table } from './table.ts';

/** Largest size of an unpacked archive, in bytes. */
const mostUnpacked = 200_000_000;
const mostColumns = 1_000;

interface NumpyArray {
  readonly count: number;
  readonly columns: number;
  at(row: number, column: number): number;
}

type Get = (view: DataView, at: number, little: boolean) => number;

const getters: Record<string, Get> = {
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  b1: (view, at) => view.getUint8(at),
};

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, i) => bytes[i] === byte);

/** A NumPy array of one or two dimensions (NPY 1, 2 and 3), numbers only. Throws a `DataError`. */
export const readNpy = (bytes: Uint8Array, name = 'array'): NumpyArray => {
  if (!isNpy(bytes) || bytes.length < 12) throw new DataError(`${name} is no NumPy array.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) throw new DataError(`${name} is in NPY format ${version}; 1, 2 and 3 are read.`);
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (start + length > bytes.length) throw new DataError(`${name} ends within its header.`);
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  const type = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
  const shape = /'shape'\s*:\s*\(([\d\s,]*)\)/.exec(header)?.[1];
  if (type === undefined || shape === undefined) throw new DataError(`${name} holds records; an array of numbers is needed.`);
  const get = getters[type.slice(1)];
  if (!/^[<>|=]/.test(type) || get === undefined)
    throw new DataError(`${name} has the type ${type.slice(0, 20)}; float, int and bool are read.`);
  const sides = shape
    .split(',')
    .map((side) => side.trim())
    .filter((side) => side !== '')
    .map(Number);
  const [count, columns = 1] = sides;
  if (count === undefined || sides.length > 2) throw new DataError(`${name} has ${sides.length} dimensions; one or two are needed.`);
  const size = Number(type.slice(2));
  const data = start + length;
  if (count * columns * size > bytes.length - data) {
    throw new DataError(`${name} should hold ${count} × ${columns} numbers and ends after ${Math.floor((bytes.length - data) / size)}.`);
  }
  const little = !type.startsWith('>');
  const fortran = /'fortran_order'\s*:\s*True/.test(header);
  return {
    count,
    columns,
    at: (row, column) => get(view, data + size * (fortran ? column * count + row : row * columns + column), little),
  };
};

const tableOf = (format: string, arrays: readonly (readonly [string, NumpyArray])[], notes: readonly string[]): Table => {
  const count = arrays[0]?.[1].count ?? 0;
  const columns = arrays
    .flatMap(([name, array]) =>
      Array.from({ length: Math.min(array.columns, mostColumns) }, (_, j) => ({
        array,
        j,
        name: array.columns === 1 ? name : `${name} ${j + 1}`.trim(),
      })),
    )
    .slice(0, mostColumns);
  if (count === 0) throw new DataError('The array has no rows.');
  if (columns.length < 3) {
    throw new DataError(
      `The array has ${columns.length === 1 ? 'one column' : `${columns.length} columns`}; three are needed: two numbers and a label.`,
    );
  }
  return {
    format,
    names: columns.map(({ name }) => name),
    rows: Array.from({ length: count }, (_, i) => ({ line: i + 1, cells: columns.map(({ array, j }): Cell => array.at(i, j)) })),
    unit: 'row',
    decimalComma: false,
    notes,
  };
};

export const npyTable = (bytes: Uint8Array): Table => {
  const array = readNpy(bytes, 'The array');
  return tableOf(`NumPy array, ${array.count} × ${array.columns}`, [['column', array]], []);
};

/** Entries of a ZIP archive by name, those asked for only. Throws a `DataError`. */
const unzipped = (bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> => {
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        unpacked += originalSize;
        if (unpacked > mostUnpacked) throw new DataError('The archive is larger than 200 MB when unpacked.');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError('The archive is damaged: it cannot be unpacked.');
  }
};

/** The arrays of an NPZ side by side: those with as many rows as the largest. Throws a `DataError`. */
export const npzTable = (bytes: Uint8Array): Table => {
  const others: string[] = [];
  const found = unzipped(bytes, (name) => {
    const ours = name.endsWith('.npy');
    if (!ours) others.push(name);
    return ours;
  });
  const arrays = Object.entries(found).map(([file, content]) => {
    const name = file.replace(/\.npy$/, '');
    return [name, readNpy(content, `Array ${name.slice(0, 40)}`)] as const;
  });
  if (arrays.length === 0) {
    if (others.some((name) => name.startsWith('xl/'))) {
      throw new DataError('It is an Excel workbook; save the sheet as CSV, or copy its cells and paste them here.');
    }
    throw new DataError(
      `It is a ZIP archive without NumPy arrays${others[0] === undefined ? '' : ` (its first entry is ${others[0].slice(0, 40)})`}.`,
    );
  }
  const count = Math.max(...arrays.map(([, array]) => array.count));
  const used = arrays.filter(([, array]) => array.count === count);
  const left = arrays.filter(([, array]) => array.count !== count).map(([name]) => name);
  const notes = left.length === 0 ? [] : [`Arrays of another length are not used: ${left.slice(0, 5).join(', ')}.`];
  return tableOf(
    `NumPy archive with ${used
      .map(([name]) => name)
      .slice(0, 6)
      .join(', ')}`,
    used,
    notes,
  );
};
