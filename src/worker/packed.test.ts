import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from './packed.ts';

const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY));
const list = (of: fc.Arbitrary<unknown>) => fc.array(of, { maxLength: 80 });
const data = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    number,
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    list(number),
    list(fc.tuple(number, number)),
    list(fc.oneof(number, fc.constant(null))),
    list(fc.array(number, { maxLength: 3 })),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).any;

it('is the same after it has crossed', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(unpack(structuredClone(pack(value)))).toStrictEqual(value);
    }),
  );
});

it('keeps the numbers of long lists in typed arrays, and the same list once', () => {
  const logits = Array.from({ length: 100 }, (_, k) => k / 7);
  const crossed = structuredClone(pack({ one: logits, other: logits, rows: logits.map((f) => [f, 1]), few: [1, 2] }));
  const { one, other, rows, few } = crossed.packed as Record<string, { numbers?: Float64Array }>;
  expect(one?.numbers).toBeInstanceOf(Float64Array);
  expect(other).toBe(one);
  expect(rows?.numbers).toHaveLength(200);
  expect(few).toEqual([1, 2]);
  const back = unpack(crossed) as { one: number[]; other: number[] };
  expect(back.one).toEqual(logits);
  expect(back.other).toBe(back.one);
});

it('leaves typed arrays as they are', () => {
  const values = Int32Array.of(3, 5);
  expect(unpack(pack({ values })).values).toBe(values);
});
