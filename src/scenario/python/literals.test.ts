import { expect, test } from 'vitest';
import { literal, number } from './literals.ts';

test('numbers are written as Python reads them, whole ones beyond what is exact as floats', () => {
  expect([0.1, 3, -7, 1e21, 2 ** 53 - 1].map(number)).toEqual(['0.1', '3', '-7', '1e+21', '9007199254740991']);
  expect([2 ** 53, 2 ** 63, -(2 ** 64), 1e20].map(number)).toEqual([
    '9007199254740992.0',
    '9223372036854776000.0',
    '-18446744073709552000.0',
    '100000000000000000000.0',
  ]);
  expect([-0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(number)).toEqual([
    '-0.0',
    'float("nan")',
    'float("inf")',
    '-float("inf")',
  ]);
  expect(literal({ a: [true, null, 'x"'] })).toBe('{"a": [True, None, "x\\""]}');
});
