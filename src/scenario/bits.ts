/** The 64 characters of base64url: safe in a link, and for chat programs. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Value of each character by its code, −1 for any other. */
const digits = new Int8Array(128).fill(-1);
for (let value = 0; value < alphabet.length; value++) digits[alphabet.charCodeAt(value)] = value;

/** Characters that `count` numbers of `bits` bits take. */
export const packedLength = (count: number, bits: number): number => Math.ceil((count * bits) / 6);

/** Unsigned integers below 2^bits (bits at most 24), one after another, most significant bit first; of bytes, this is base64url. */
export const pack = (values: readonly number[], bits: number): string => {
  let packed = '';
  let held = 0;
  let heldBits = 0;
  for (const value of values) {
    held = (held << bits) | value;
    for (heldBits += bits; heldBits >= 6; heldBits -= 6) packed += alphabet[(held >>> (heldBits - 6)) & 63];
    held &= (1 << heldBits) - 1;
  }
  return heldBits > 0 ? packed + alphabet[(held << (6 - heldBits)) & 63] : packed;
};

/** Fills `values` with the numbers that `pack` wrote; false for a text that it cannot have written. */
const fill = (values: Uint32Array | Uint8Array, packed: string, bits: number): boolean => {
  if (packed.length !== packedLength(values.length, bits)) return false;
  let found = 0;
  let held = 0;
  let heldBits = 0;
  for (let at = 0; at < packed.length; at++) {
    const digit = digits[packed.charCodeAt(at)] ?? -1;
    if (digit < 0) return false;
    held = (held << 6) | digit;
    heldBits += 6;
    while (heldBits >= bits && found < values.length) {
      heldBits -= bits;
      values[found++] = held >>> heldBits;
      held &= (1 << heldBits) - 1;
    }
  }
  // What fills the last character up is zero, so that equal numbers have one text.
  return held === 0;
};

/** The `count` numbers that `pack` wrote, or null for a text that it cannot have written. */
export const unpack = (packed: string, bits: number, count: number): Uint32Array | null => {
  if (packed.length !== packedLength(count, bits)) return null;
  const values = new Uint32Array(count);
  return fill(values, packed, bits) ? values : null;
};

/** Text as base64url of ASCII; the text must be ASCII. */
export const packAscii = (text: string): string =>
  pack(
    Array.from(text, (character) => character.charCodeAt(0)),
    8,
  );

/** The text of `packAscii`, or null. */
export const unpackAscii = (packed: string): string | null => {
  const bytes = new Uint8Array(Math.floor((packed.length * 6) / 8));
  return fill(bytes, packed, 8) && bytes.every((byte) => byte < 128) ? new TextDecoder().decode(bytes) : null;
};

/** Six characters that change with the text (FNV-1a, 32 bits). */
export const checksum = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return pack([hash >>> 16, hash & 0xffff], 16);
};
