import { expect, test } from 'vitest';
import { alike } from './useKept.ts';

const many = (last: unknown): unknown[] => [...Array.from({ length: 99 }, (_, k) => k), last];
const objects = (): object[] => Array.from({ length: 99 }, () => ({}));

test('plain values are alike part by part, lists of numbers however long they are', () => {
  expect(alike({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(alike({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(alike(many(99), many(99))).toBe(true);
  expect(alike(many(Number.NaN), many(Number.NaN))).toBe(true);
  expect(alike(many(99), many(100))).toBe(false);
});

test('other long lists, and values that are not plain, are alike only as the same object', () => {
  const list = objects();
  expect(alike(list, list)).toBe(true);
  expect(alike(list, objects())).toBe(false);
  expect(alike(Float64Array.of(1), Float64Array.of(1))).toBe(false);
});
