import { DataError } from './dataError.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Text that is taken out of a picture at most, bytes. */
const LARGEST_TEXT = 20_000_000;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let c = byte;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 of the bytes, as PNG, zip and gzip have it. */
export const crc32 = (bytes: Uint8Array): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 255] as number) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};

/** The bytes begin as a PNG does. */
export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

interface Chunk {
  readonly type: string;
  /** First byte of the chunk, at its length. */
  readonly start: number;
  readonly data: Uint8Array;
  readonly sound: boolean;
}

/** The chunks of a PNG, up to where it ends or is cut. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = SIGNATURE.length; start + 12 <= bytes.length; ) {
    const length = view.getUint32(start);
    const end = start + 8 + length;
    if (end + 4 > bytes.length) return;
    const sound = crc32(bytes.subarray(start + 4, end)) === view.getUint32(end);
    yield { type: String.fromCharCode(...bytes.subarray(start + 4, start + 8)), start, data: bytes.subarray(start + 8, end), sound };
    start = end + 4;
  }
}

/** An international text chunk (iTXt), not compressed: keyword, and text in UTF-8. */
const textChunk = (keyword: string, text: string): Uint8Array => {
  const encoder = new TextEncoder();
  // After the keyword: its end, no compression, and no language and translation.
  const body = [...encoder.encode(`iTXt${keyword}`), 0, 0, 0, 0, 0];
  const content = encoder.encode(text);
  const chunk = new Uint8Array(4 + body.length + content.length + 4);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4 + content.length);
  chunk.set(body, 4);
  chunk.set(content, 4 + body.length);
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, chunk.length - 4)));
  return chunk;
};

/** The PNG with a text in it, before its end; what shows pictures shows it as before. Throws a `DataError` where the bytes are no PNG. */
export const withPngText = (png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> => {
  const end = isPng(png) ? [...chunksOf(png)].find(({ type }) => type === 'IEND') : undefined;
  if (!end) throw new DataError('It is not a whole PNG picture.');
  const chunk = textChunk(keyword, text);
  const joined = new Uint8Array(png.length + chunk.length);
  joined.set(png.subarray(0, end.start));
  joined.set(chunk, end.start);
  joined.set(png.subarray(end.start), end.start + chunk.length);
  return joined;
};

/** The text of this keyword in a PNG, or null where it has none. Throws a `DataError` where the text is there and damaged. */
export const pngText = (png: Uint8Array, keyword: string): string | null => {
  if (!isPng(png)) return null;
  const start = [...new TextEncoder().encode(keyword), 0];
  for (const { type, data, sound } of chunksOf(png)) {
    if (type !== 'iTXt' || !start.every((byte, i) => data[i] === byte)) continue;
    if (!sound) throw new DataError('It is a picture whose text is damaged.');
    const compressed = data[start.length] !== 0;
    const language = data.indexOf(0, start.length + 2);
    const translation = language < 0 ? -1 : data.indexOf(0, language + 1);
    if (compressed || translation < 0 || data.length - translation > LARGEST_TEXT) return null;
    return new TextDecoder().decode(data.subarray(translation + 1));
  }
  return null;
};

/** Under which a picture of the page carries its scenario. */
const KEYWORD = 'replayground';

/** The picture with the scenario in it, as JSON. */
export const withScenarioText = (png: Uint8Array, json: string): Uint8Array<ArrayBuffer> => withPngText(png, KEYWORD, json);

/** JSON of the scenario that a picture of the page carries; null where it carries none. Throws a `DataError` where it is damaged. */
export const scenarioTextIn = (png: Uint8Array): string | null => pngText(png, KEYWORD);
