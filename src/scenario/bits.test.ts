import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum, pack, packAscii, packedLength, unpack, unpackAscii } from './bits.ts';

test('numbers of any width come back', () => {
  const some = fc.integer({ min: 1, max: 24 }).chain((bits) => fc.tuple(fc.constant(bits), fc.array(fc.nat(2 ** bits - 1))));
  fc.assert(
    fc.property(some, ([bits, values]) => {
      const packed = pack(values, bits);
      expect(packed).toHaveLength(packedLength(values.length, bits));
      expect(packed).toMatch(/^[\w-]*$/);
      expect([...(unpack(packed, bits, values.length) ?? [])]).toEqual(values);
    }),
  );
});

test('text is base64url of ASCII', () => {
  for (const text of ['', 'a', 'ab', 'abc', '{"size":32}', '~~~???']) {
    expect(packAscii(text)).toBe(Buffer.from(text).toString('base64url'));
    expect(unpackAscii(packAscii(text))).toBe(text);
  }
});

test('what cannot have been written is null', () => {
  expect(unpack('AAA', 12, 2)).toBeNull();
  expect(unpack('AA.A', 12, 2)).toBeNull();
  // One bit and five that should be zero.
  expect([...(unpack('g', 1, 1) ?? [])]).toEqual([1]);
  expect(unpack('h', 1, 1)).toBeNull();
  expect(unpackAscii('gA')).toBeNull();
});

test('the checksum is FNV-1a', () => {
  expect(checksum('')).toBe(pack([0x811c, 0x9dc5], 16));
  expect(checksum('a')).toBe(pack([0xe40c, 0x292c], 16));
  expect(checksum('foobar')).toBe(pack([0xbf9c, 0xf968], 16));
});
