import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedWith } from './sharing.ts';

const copy = <T>(value: T): T => structuredClone(value);

test('what is equal becomes what was there', () => {
  const before = {
    a: { b: [1, 2] },
    rows: [
      [1, 2],
      [3, 4],
    ],
    c: 'x',
  };
  expect(sharedWith(before, copy(before))).toBe(before);
  const next = sharedWith(before, { ...copy(before), c: 'y' });
  expect(next).toEqual({ ...before, c: 'y' });
  expect(next.a).toBe(before.a);
  expect(next.rows).toBe(before.rows);
});

test('a list of rows is one part: that of before, or the new one', () => {
  const before = {
    points: [
      [1, 2],
      [3, 4],
    ],
    labels: [
      [3, [1, 2]],
      [5, [0.1, 7]],
    ],
  };
  const points = [
    [1, 2],
    [3, 4],
    [5, 6],
  ];
  const next = sharedWith(before, { points, labels: copy(before.labels) });
  expect(next.points).toBe(points);
  expect(next.labels).toBe(before.labels);
});

test('what looks alike is not taken for equal', () => {
  expect(
    Object.is(
      sharedWith(
        [
          [1, 0],
          [2, 0],
        ],
        [
          [1, -0],
          [3, 0],
        ],
      )[0]?.[1],
      -0,
    ),
  ).toBe(true);
  expect(sharedWith([[1, [2, 3]], [0]], [[1, 2, 3], [1]])).toEqual([[1, 2, 3], [1]]);
  expect(sharedWith({ a: 1 }, { b: 1 })).toEqual({ b: 1 });
  expect(sharedWith({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(sharedWith({ 0: 1 }, [1])).toEqual([1]);
});

test('whatever came before, the value is the value', () => {
  const row = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 }), fc.double()), { maxLength: 3 });
  const plain = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.integer(),
      fc.constant(null),
      fc.array(row),
      fc.array(tie('any')),
      fc.dictionary(fc.string(), tie('any'), { noNullPrototype: true }),
    ),
  })).any;
  fc.assert(
    fc.property(plain, plain, (before, next) => {
      const was = copy(before);
      expect(sharedWith(before, next)).toStrictEqual(next);
      expect(before).toStrictEqual(was);
    }),
  );
});
