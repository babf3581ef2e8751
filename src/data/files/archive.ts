import { gunzipSync, unzipSync } from 'fflate';
import { DataError } from '../dataError.ts';
import { crc32 } from '../png.ts';

/** Largest size of what is unpacked, in bytes. */
const mostUnpacked = 200_000_000;
const tooLarge = 'The archive is larger than 200 MB when unpacked.';
const damaged = 'The archive is damaged: it cannot be unpacked.';

export interface Archive {
  readonly names: readonly string[];
  /** Bytes of an entry. Throws a `DataError` where it is damaged. */
  entry(name: string): Uint8Array;
}

/** The files in a ZIP archive, without folders and what macOS adds. Throws a `DataError`. */
export const archiveOf = (bytes: Uint8Array): Archive => {
  const sizes = new Map<string, number>();
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) sizes.set(name, originalSize);
        return false;
      },
    });
  } catch {
    throw new DataError(damaged);
  }
  let spent = 0;
  return {
    names: [...sizes.keys()],
    entry: (wanted) => {
      spent += sizes.get(wanted) ?? 0;
      if (spent > mostUnpacked) throw new DataError(tooLarge);
      try {
        const found = unzipSync(bytes, { filter: ({ name }) => name === wanted })[wanted];
        if (found) return found;
      } catch {
        // An entry that is damaged is told as one that is not there.
      }
      throw new DataError('it is damaged and cannot be unpacked');
    },
  };
};

/** Content of a gzip file. Throws a `DataError`. */
export const unpacked = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length < 18) throw new DataError(damaged);
  // Its last eight bytes are the checksum and the size of what it holds.
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  if (view.getUint32(4, true) > mostUnpacked) throw new DataError('The archive is damaged, or larger than 200 MB when unpacked.');
  let inner: Uint8Array;
  try {
    inner = gunzipSync(bytes);
  } catch {
    throw new DataError(damaged);
  }
  if (crc32(inner) !== view.getUint32(0, true)) throw new DataError(damaged);
  return inner;
};
