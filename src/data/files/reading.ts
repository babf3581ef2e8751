import { DataError } from '../dataError.ts';
import { type Choice, type ColumnInfo, columnInfos, guessChoice } from './choice.ts';
import { combine } from './combine.ts';
import { readBytes } from './content.ts';
import { type Interpretation, interpret } from './interpret.ts';
import { type Numerals, numeralsOf } from './notation.ts';
import type { Layout, Table } from './table.ts';

/** Files that are read at most, and bytes of all of them together. */
export const readingLimits = { files: 20, bytes: 50_000_000 } as const;

/** The part of a `File` that is used here. */
export interface Source {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Summary of a table for a person, before it is opened. */
export interface Summary {
  readonly format: string;
  readonly rows: number;
  readonly unit: Table['unit'];
  readonly columns: readonly ColumnInfo[];
  readonly notes: readonly string[];
  readonly numerals: Numerals;
  /** Layout of the lines, as read; null where the file is no such text. */
  readonly layout: Layout | null;
  /** The guess. */
  readonly choice: Choice;
}

export type Opened =
  | { readonly kind: 'table'; readonly summary: Summary }
  /** JSON that says it is a scenario; not yet validated. */
  | { readonly kind: 'scenario'; readonly value: unknown }
  /** The same of a lesson: JSON, or the hash of its link. */
  | { readonly kind: 'lesson'; readonly value: unknown }
  /** Link to a scenario, its hash; not yet decoded. */
  | { readonly kind: 'link'; readonly hash: string };

/** Reads files and keeps their table, so that other choices of columns need no second reading. */
export interface Reading {
  /** Reads files in the layout that they have, or that a person says. Rejects with a `DataError`. */
  read(files: readonly Source[], onProgress: (share: number) => void, layout?: Partial<Layout>): Promise<Opened>;
  /** Throws a `DataError`. */
  interpret(choice: Choice, onProgress?: (share: number) => void): Interpretation;
}

const contentOf = async (source: Source, onProgress: (share: number) => void, layout?: Partial<Layout>) => {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await source.arrayBuffer());
  } catch {
    throw new DataError('It could not be read.');
  }
  try {
    return readBytes(bytes, onProgress, layout);
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError('It is too large or too odd for this reader.');
  }
};

export const createReading = (): Reading => {
  let table: Table | null = null;
  return {
    async read(files, onProgress, layout) {
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      if (bytes > readingLimits.bytes) throw new DataError(`It is larger than ${readingLimits.bytes / 1e6} MB.`);
      if (files.length > readingLimits.files)
        throw new DataError(`They are ${files.length} files; at most ${readingLimits.files} are read.`);
      const tables: { name: string; table: Table }[] = [];
      for (const [k, file] of files.entries()) {
        // Looking at the columns comes after the last file.
        const content = await contentOf(file, (share) => onProgress((0.95 * (k + share)) / files.length), layout);
        if (content.kind !== 'table') {
          if (files.length > 1)
            throw new DataError(`${file.name} is a ${content.kind === 'lesson' ? 'lesson' : 'scenario'}; open it by itself.`);
          return content;
        }
        tables.push({ name: file.name, table: content.table });
      }
      const read = combine(tables);
      onProgress(0.95);
      const columns = columnInfos(read);
      const { format, unit, notes, rows } = read;
      const choice = guessChoice(read, columns);
      const [numerals, laidOut] = [numeralsOf(read), read.layout ?? null];
      // A reading that fails leaves the table before it.
      table = read;
      return { kind: 'table', summary: { format, unit, notes, rows: rows.length, columns, numerals, layout: laidOut, choice } };
    },
    interpret(choice, onProgress) {
      if (table === null) throw new DataError('There is no table.');
      return interpret(table, choice, onProgress);
    },
  };
};
