import { DataError } from '../dataError.ts';
import type { Cell } from './table.ts';

/** A NumPy array of one or two dimensions. */
export interface NumpyArray {
  readonly count: number;
  readonly columns: number;
  /** Shape of one dimension: a list. */
  readonly flat: boolean;
  readonly holds: 'numbers' | 'texts' | 'records';
  /** Names of the fields of records, a column each. */
  readonly fields?: readonly string[];
  /** Fields that cannot be read, a sentence each. */
  readonly notes: readonly string[];
  at(row: number, column: number): Cell;
}

type Get = (view: DataView, at: number, little: boolean) => Cell;

/** Half a float: sign, five bits of exponent, ten of fraction. */
const half: Get = (view, at, little) => {
  const bits = view.getUint16(at, little);
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
};

/** A whole number that a double holds; its digits where none does. */
const whole = (value: bigint): Cell => (BigInt.asIntN(54, value) === value ? Number(value) : String(value));

const getters: Record<string, Get> = {
  f2: half,
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => whole(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => whole(view.getBigUint64(at, little)),
  b1: (view, at) => view.getUint8(at),
};

/** A text of 32-bit letters, filled up with zeros. */
const letters =
  (length: number): Get =>
  (view, at, little) => {
    let text = '';
    let end = length;
    while (end > 0 && view.getUint32(at + 4 * (end - 1), little) === 0) end--;
    for (let i = 0; i < end; i++) {
      const code = view.getUint32(at + 4 * i, little);
      text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    }
    return text;
  };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

/** A text of bytes, filled up with zeros: UTF-8, else the Windows alphabet of western Europe. */
const bytesOf =
  (length: number): Get =>
  (view, at) => {
    let end = length;
    while (end > 0 && view.getUint8(at + end - 1) === 0) end--;
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, end);
    try {
      return utf8.decode(bytes);
    } catch {
      return windows.decode(bytes);
    }
  };

/** Kinds of entries that are not read, by the letter of their type. */
const unread: Record<string, string> = {
  O: 'holds Python objects, which only Python can open; save it as numbers or as text (astype(str))',
  c: 'holds complex numbers; save their real and imaginary parts',
  M: 'holds dates; save it as numbers or as text (astype(str))',
  m: 'holds spans of time; save it as numbers',
  V: 'holds raw bytes; save it as numbers or as text',
  f: 'holds floats of another length than 16, 32 and 64 bits; save it as float64',
};

interface Entry {
  readonly get: Get;
  /** In bytes. */
  readonly size: number;
  readonly holds: 'numbers' | 'texts';
}

/** The way to read an entry of a type such as '<f8'; what is wrong with the type, otherwise. */
const entryOf = (type: string): Entry | string => {
  const [, kind = '', size = ''] = /^[<>|=]?([a-zA-Z])(\d*)/.exec(type) ?? [];
  const get = getters[`${kind}${size}`];
  if (get) return { get, size: Number(size), holds: 'numbers' };
  const length = Number(size);
  if (kind === 'U' || kind === 'S' || kind === 'a') {
    if (length === 0) return 'holds empty texts only';
    return kind === 'U'
      ? { get: letters(length), size: 4 * length, holds: 'texts' }
      : { get: bytesOf(length), size: length, holds: 'texts' };
  }
  return unread[kind] ?? `has the type ${type.slice(0, 20)}; float, int, bool and text are read`;
};

/** Bytes of an entry of a type, also of one that is not read; null where nobody knows. */
const sizeOf = (type: string): number | null => {
  const [, kind = '', size = ''] = /^[<>|=]?([a-zA-Z])(\d+)/.exec(type) ?? [];
  if (kind === 'O') return 8;
  return size === '' ? null : (kind === 'U' ? 4 : 1) * Number(size);
};

/** Fields of records as a header lists them: [('x', '<f8'), ('l', '<U3')]; null where one is itself made of several. */
const fieldsOf = (header: string): { name: string; type: string }[] | null => {
  const list = /'descr'\s*:\s*\[(.*)\]\s*,\s*'fortran_order'/s.exec(header)?.[1];
  if (list === undefined) return null;
  const fields = [...list.matchAll(/\(\s*'((?:[^'\\]|\\.)*)'\s*,\s*'([^']*)'\s*\)/g)].map(([, name = '', type = '']) => ({ name, type }));
  return fields.length > 0 && fields.length === (list.match(/\(/g)?.length ?? 0) ? fields : null;
};

interface Field {
  readonly name: string;
  readonly get: Get;
  /** Byte of the record. */
  readonly at: number;
  readonly little: boolean;
}

/** The fields that can be read, the size of a record in bytes, and a sentence for each field that cannot. Throws a `DataError`. */
const recordsOf = (fields: readonly { name: string; type: string }[], array: string): { read: Field[]; size: number; notes: string[] } => {
  const read: Field[] = [];
  const notes: string[] = [];
  let at = 0;
  for (const { name, type } of fields) {
    const [entry, size] = [entryOf(type), sizeOf(type)];
    if (size === null) throw new DataError(`${array} holds records with the type ${type.slice(0, 20)}, whose length nobody knows.`);
    if (typeof entry !== 'string') read.push({ name, get: entry.get, at, little: !type.startsWith('>') });
    // A field without a name fills up.
    else if (name !== '') notes.push(`Field ${name.slice(0, 40)} is left out: it ${entry}.`);
    at += size;
  }
  return { read, size: at, notes };
};

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

export const isNpy = (bytes: Uint8Array): boolean => magic.every((byte, i) => bytes[i] === byte);

/** An array of numbers or texts (NPY 1, 2 and 3), named in errors. Throws a `DataError`. */
export const readNpy = (bytes: Uint8Array, name = 'The array'): NumpyArray => {
  if (!isNpy(bytes) || bytes.length < 12) throw new DataError(`${name} is no NumPy array.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) throw new DataError(`${name} is in NPY format ${version}; 1, 2 and 3 are read.`);
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (start + length > bytes.length) throw new DataError(`${name} ends within its header.`);
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  const type = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
  const shape = /'shape'\s*:\s*\(([\dL\s,]*)\)/.exec(header)?.[1];
  const fields = type === undefined ? fieldsOf(header) : null;
  if (shape === undefined || (type === undefined && fields === null))
    throw new DataError(`${name} holds records of several levels; save each field as an array of its own.`);
  const sides = (shape.match(/\d+/g) ?? []).map(Number);
  const [count, columns = 1] = sides;
  if (count === undefined) throw new DataError(`${name} is a single value; a list is needed.`);
  if (sides.length > 2) throw new DataError(`${name} has ${sides.length} dimensions (${sides.join(' × ')}); one or two are needed.`);
  if (count === 0 || columns === 0) throw new DataError(`${name} is empty (${sides.join(' × ')}).`);
  const data = start + length;
  const whole = (size: number): void => {
    if (count * columns * size <= bytes.length - data) return;
    throw new DataError(`${name} should hold ${count} × ${columns} values and ends after ${Math.floor((bytes.length - data) / size)}.`);
  };
  const flat = sides.length === 1;
  if (fields) {
    if (!flat) throw new DataError(`${name} holds records in ${sides.length} dimensions; a list of them is needed.`);
    const records = recordsOf(fields, name);
    const { read, notes } = records;
    if (read.length === 0) throw new DataError(`${name} holds records without a field that can be read.`);
    whole(records.size);
    return {
      count,
      columns: read.length,
      flat,
      holds: 'records',
      fields: read.map((field) => field.name),
      notes,
      at: (row, column) => {
        const field = read[column];
        return field ? field.get(view, data + records.size * row + field.at, field.little) : '';
      },
    };
  }
  const entry = entryOf(type ?? '');
  if (typeof entry === 'string') throw new DataError(`${name} ${entry}.`);
  const { get, size, holds } = entry;
  whole(size);
  const little = !type?.startsWith('>');
  const fortran = /'fortran_order'\s*:\s*True/.test(header);
  return {
    count,
    columns,
    flat,
    holds,
    notes: [],
    at: (row, column) => get(view, data + size * (fortran ? column * count + row : row * columns + column), little),
  };
};
