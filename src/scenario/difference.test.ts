import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDifference, canonicalJson, difference } from './difference.ts';

test('only what differs is left, null for what is missing', () => {
  expect(difference({ a: 1, b: { c: 2, d: 3 } }, { a: 1, b: { c: 2, d: 4 } })).toEqual({ b: { d: 3 } });
  expect(difference({ a: 1 }, { a: 1, b: { c: 2 } })).toEqual({ b: null });
  expect(difference({ a: [1, 2] }, { a: [1, 3] })).toEqual({ a: [1, 2] });
  expect(difference({ a: [1, { x: 1, y: 2 }] }, { a: [1, { y: 2, x: 1 }] })).toBeUndefined();
});

test('applied to its base, a difference gives the value', () => {
  const value = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.nat(2), fc.string(), fc.array(fc.nat(2)), fc.dictionary(fc.constantFrom('x', 'y'), fc.nat(2))),
  );
  fc.assert(
    fc.property(value, value, (ours, base) => {
      const carried: unknown = JSON.parse(canonicalJson(difference(ours, base) ?? {}));
      expect(applyDifference(base, carried)).toEqual(ours);
    }),
  );
});

test('keys are sorted and text is ASCII', () => {
  expect(canonicalJson({ b: 'é', a: [{ d: 1, c: '日' }] })).toBe('{"a":[{"c":"\\u65e5","d":1}],"b":"\\u00e9"}');
});

test('no prototype is written or read', () => {
  const forged: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":null}');
  const applied = applyDifference({ a: 1 }, forged) as Record<string, unknown>;
  expect(Object.getPrototypeOf(applied)).toBe(Object.prototype);
  expect(Object.keys(applied).sort()).toEqual(['__proto__', 'a', 'constructor']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
