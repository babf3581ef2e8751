/** The 64 characters of base64url: safe in a link, and for chat programs. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digits = new Map([...alphabet].map((character, value) => [character, value]));

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

/** The `count` numbers that `pack` wrote, or null for a text that it cannot have written. */
export const unpack = (packed: string, bits: number, count: number): number[] | null => {
  if (packed.length !== packedLength(count, bits)) return null;
  const values: number[] = [];
  let held = 0;
  let heldBits = 0;
  for (const character of packed) {
    const digit = digits.get(character);
    if (digit === undefined) return null;
    held = (held << 6) | digit;
    heldBits += 6;
    while (heldBits >= bits && values.length < count) {
      heldBits -= bits;
      values.push(held >>> heldBits);
      held &= (1 << heldBits) - 1;
    }
  }
  // What fills the last character up is zero, so that equal numbers have one text.
  return held === 0 ? values : null;
};

/** Text as base64url of ASCII; the text must be ASCII. */
export const packAscii = (text: string): string =>
  pack(
    Array.from(text, (character) => character.charCodeAt(0)),
    8,
  );

/** The text of `packAscii`, or null. */
export const unpackAscii = (packed: string): string | null => {
  const bytes = unpack(packed, 8, Math.floor((packed.length * 6) / 8));
  return bytes?.every((byte) => byte < 128) ? bytes.map((byte) => String.fromCharCode(byte)).join('') : null;
};

/** Six characters that change with the text (FNV-1a, 32 bits). */
export const checksum = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return pack([hash >>> 16, hash & 0xffff], 16);
};
