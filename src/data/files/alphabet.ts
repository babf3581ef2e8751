import { DataError } from '../dataError.ts';

/** The text of a file, and what had to be guessed of its alphabet, a sentence each. */
export interface Decoded {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Bytes that are looked at to tell UTF-16. */
const looked = 100_000;

/** Characters that no text has. */
const control = /[^\P{Cc}\s]/u;

/** UTF-16 without a mark: digits and separators have a zero on one side, nearly always the same. Null where the bytes are none. */
const wideOf = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const some = bytes.subarray(0, looked);
  if (some.length < 8) return null;
  let [first, second] = [0, 0];
  for (let i = 0; i + 1 < some.length; i += 2) {
    if (some[i] === 0) first++;
    if (some[i + 1] === 0) second++;
  }
  if (Math.max(first, second) < some.length / 10 || Math.max(first, second) < 5 * Math.min(first, second)) return null;
  const alphabet = second > first ? 'utf-16le' : 'utf-16be';
  return control.test(new TextDecoder(alphabet).decode(some)) ? null : alphabet;
};

const replaced = '\ufffd';

const lineOf = (text: string, at: number): number => text.slice(0, at).split(/\r\n|\r|\n/).length;

/** The text with a sign for each piece that is none of the alphabet, and how many there are. */
const mended = (bytes: Uint8Array, alphabet: string, name: string): Decoded => {
  const text = new TextDecoder(alphabet).decode(bytes);
  const count = text.split(replaced).length - 1;
  if (count === 0) return { text, notes: [] };
  const line = lineOf(text, text.indexOf(replaced));
  const signs = count === 1 ? 'One character is' : `${count.toLocaleString('en')} characters are`;
  return { text, notes: [`${signs} damaged (no ${name}) and shown as “${replaced}”, ${count === 1 ? '' : 'the first '}in line ${line}.`] };
};

/** Letters of the bytes that are UTF-8 beyond ASCII, and bytes that are none. */
const countUtf8 = (bytes: Uint8Array): { letters: number; wrong: number } => {
  let [letters, wrong] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    let k = 0;
    while (k < more && ((bytes[i + k + 1] ?? 0) & 0xc0) === 0x80) k++;
    if (more > 0 && k === more) letters++;
    else wrong++;
    i += k;
  }
  return { letters, wrong };
};

/**
 * The text of bytes: UTF-16 by its mark or its zeros; UTF-8, also where most of its letters are; else the Windows alphabet of western
 * Europe. Throws a `DataError` for what is no text.
 */
export const decoded = (bytes: Uint8Array): Decoded => {
  const starts = (...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) throw new DataError('It is text in UTF-32; save it as UTF-8.');
  if (starts(0xff, 0xfe)) return mended(bytes, 'utf-16le', 'UTF-16');
  if (starts(0xfe, 0xff)) return mended(bytes, 'utf-16be', 'UTF-16');
  const zero = bytes.subarray(0, looked).indexOf(0);
  if (zero >= 0) {
    const wide = wideOf(bytes);
    if (wide === null) throw new DataError('It is neither text nor NumPy data; save the table as CSV.');
    return mended(bytes, wide, 'UTF-16');
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    const { letters, wrong } = countUtf8(bytes);
    if (starts(0xef, 0xbb, 0xbf) || letters >= wrong) return mended(bytes, 'utf-8', 'UTF-8');
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      notes: ['Its letters are read as Windows-1252 (western Europe); where names look wrong, save the file as UTF-8.'],
    };
  }
};
