import { DataError } from '../dataError.ts';
import { scenarioTextIn } from '../png.ts';
import { decoded } from './alphabet.ts';
import { type Archive, archiveOf, unpacked } from './archive.ts';
import { arffTable, isArff } from './arff.ts';
import { delimitedTable } from './delimitedTable.ts';
import { jsonContent } from './jsonTable.ts';
import { isLibsvm, libsvmTable } from './libsvm.ts';
import { isNpy } from './numpy.ts';
import { isArrayName, npyTable, npzTable } from './numpyTable.ts';
import { recognised } from './own.ts';
import type { Layout, Table } from './table.ts';

/** Content of a file, told by what stands in it and never by its name. */
export type Content =
  | { readonly kind: 'table'; readonly table: Table }
  /** JSON that says it is a scenario; not yet validated. */
  | { readonly kind: 'scenario'; readonly value: unknown }
  /** The same of a lesson: JSON, or the hash of its link. */
  | { readonly kind: 'lesson'; readonly value: unknown }
  /** Link to a scenario, its hash; not yet decoded. */
  | { readonly kind: 'link'; readonly hash: string };

/** First bytes of files that are no table, and the name of each kind. */
const known: readonly (readonly [start: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture, and it carries no scenario'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file; save it as CSV'],
  [[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], 'an Arrow file; save it as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document; save the sheet as CSV'],
  [[0x89, 0x48, 0x44, 0x46], 'an HDF5 file; save it as CSV or NPZ'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'an SQLite database; save a table as CSV'],
  [[0x80, 0x04, 0x95], 'a Python pickle; save it as CSV or NPZ'],
  [[0x80, 0x05, 0x95], 'a Python pickle; save it as CSV or NPZ'],
];

const zip = [0x50, 0x4b, 0x03, 0x04];
const gzip = [0x1f, 0x8b];

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);

/** Beginnings of texts that are no table, and the name of each kind. */
const knownTexts: readonly (readonly [start: RegExp, what: string])[] = [
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<svg\b/i, 'an SVG picture, which carries no scenario; a PNG of this page does'],
  [/^\s*(?:<!doctype html|<html)\b/i, 'an HTML page; copy the cells of its table and paste them here'],
  [/^\s*<\?xml\b/i, 'an XML file; save the table as CSV'],
  [
    /^(?:#!.*\n)?(?:"{3}[\s\S]{0,4000}?"{3}\s*)?(?:import [\w.]+(?: as \w+)?|from [\w.]+ import [\w, ]+)[ \t]*(?:\r?\n|$)/,
    'a Python script; open the data that it reads',
  ],
];

/** A link alone: as it was copied, or as a shortcut of Windows or macOS holds it. */
const link = /^\s*(?:\[InternetShortcut\]|<\?xml|[^\s,;"]*#[st]=\d[^\s,;"]*\s*$)/;

/** Content of a text: a scenario, a lesson, a link to one, or a table. Throws a `DataError`. */
export const readText = (source: string, onProgress?: (share: number) => void, layout?: Partial<Layout>): Content => {
  const text = source.replace(/^\ufeff/, '');
  const hash = link.test(text) ? /#[st]=\d[^\s<"]*/.exec(text)?.[0] : undefined;
  if (hash !== undefined) return hash.startsWith('#t') ? { kind: 'lesson', value: hash } : { kind: 'link', hash };
  const stranger = knownTexts.find(([start]) => start.test(text));
  if (stranger) throw new DataError(`It is ${stranger[1]}.`);
  if (/^\s*[{[]/.test(text)) {
    const content = jsonContent(text);
    return content.kind === 'table' ? { kind: 'table', table: recognised(content.table) } : content;
  }
  if (isArff(text)) return { kind: 'table', table: arffTable(text) };
  if (isLibsvm(text)) return { kind: 'table', table: libsvmTable(text) };
  return { kind: 'table', table: recognised(delimitedTable(text, onProgress, layout)) };
};

const withNotes = (content: Content, notes: readonly string[]): Content =>
  content.kind === 'table' && notes.length > 0
    ? { ...content, table: { ...content.table, notes: [...notes, ...content.table.notes] } }
    : content;

/** Content of a ZIP archive: its arrays, or the only file in it. Throws a `DataError`. */
const readArchive = (archive: Archive, onProgress?: (share: number) => void, layout?: Partial<Layout>): Content => {
  const { names, entry } = archive;
  const [only, ...others] = names;
  if (names.some(isArrayName)) return { kind: 'table', table: npzTable(archive) };
  if (names.some((name) => name.startsWith('xl/')))
    throw new DataError('It is an Excel workbook; save the sheet as CSV, or copy its cells and paste them here.');
  if (only === undefined) throw new DataError('It is an empty ZIP archive.');
  if (others.length > 0) {
    const some = names.slice(0, 3).map((name) => name.slice(0, 40));
    throw new DataError(
      `It is a ZIP archive of ${names.length} files (${some.join(', ')}${names.length > 3 ? ', …' : ''}); unpack it first.`,
    );
  }
  const inner = entry(only);
  if (begins(inner, gzip) || begins(inner, zip)) throw new DataError('It is an archive in an archive; unpack it first.');
  return withNotes(readBytes(inner, onProgress, layout), [`It is ${only.slice(0, 60)} of the archive.`]);
};

/** Content of a file's bytes. Throws a `DataError`: one sentence that says what was found. */
export const readBytes = (bytes: Uint8Array, onProgress?: (share: number) => void, layout?: Partial<Layout>): Content => {
  if (bytes.length === 0) throw new DataError('The file is empty.');
  if (isNpy(bytes)) return { kind: 'table', table: npyTable(bytes) };
  if (begins(bytes, zip)) return readArchive(archiveOf(bytes), onProgress, layout);
  if (begins(bytes, gzip)) {
    const inner = unpacked(bytes);
    if (begins(inner, gzip) || begins(inner, zip)) throw new DataError('It is an archive in an archive; unpack it first.');
    return readBytes(inner, onProgress, layout);
  }
  // A picture that this page saved has its scenario inside.
  const carried = scenarioTextIn(bytes);
  if (carried !== null) return readText(carried);
  const picture = known.find(([start]) => begins(bytes, start));
  if (picture) throw new DataError(`It is ${picture[1]}.`);
  const { text, notes } = decoded(bytes);
  return withNotes(readText(text, onProgress, layout), notes);
};
