import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cholesky } from './factorise.ts';
import { createRandom } from './random.ts';

/** B Bᵀ + I for a random B: symmetric positive definite. */
const positiveDefinite = (p: number, seed: number): Float64Array => {
  const { normal } = createRandom(seed);
  const b = Float64Array.from({ length: p * p }, normal);
  return Float64Array.from({ length: p * p }, (_, at) => {
    const [i, j] = [Math.floor(at / p), at % p];
    let sum = Number(i === j);
    for (let k = 0; k < p; k++) sum += (b[i * p + k] as number) * (b[j * p + k] as number);
    return sum;
  });
};

const times = (a: Float64Array, x: Float64Array): Float64Array =>
  x.map((_, i) => x.reduce((sum, value, j) => sum + (a[i * x.length + j] as number) * value, 0));

test('solve and inverse undo the matrix', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), (p, seed) => {
      const a = positiveDefinite(p, seed);
      const factor = cholesky(a, p);
      const x = Float64Array.from({ length: p }, createRandom(seed + 1).normal);
      const inverse = factor?.inverse() ?? new Float64Array(0);
      for (const back of [factor?.solve(times(a, x)), times(inverse, times(a, x))])
        back?.forEach((value, i) => {
          expect(Math.abs(value - (x[i] as number))).toBeLessThan(1e-9);
        });
      for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) expect(inverse[i * p + j]).toBe(inverse[j * p + i]);
    }),
  );
});

test('there is no factor of a matrix that is not positive definite, or not finite', () => {
  expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  expect(cholesky(Float64Array.of(0), 1)).toBeNull();
  expect(cholesky(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2)).toBeNull();
  expect(cholesky(Float64Array.of(Number.POSITIVE_INFINITY), 1)).toBeNull();
});

/** x with L Lᵀx = b, L row by row, each sum in its order. */
const solveByRows = (a: Float64Array, p: number, b: Float64Array): Float64Array | null => {
  const at = (values: Float64Array, i: number, j: number): number => values[i * p + j] as number;
  const lower = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += at(lower, k, i) * at(lower, j, i);
      const left = at(a, j, k) - sum;
      if (k === j && !(left > 0)) return null;
      lower[j * p + k] = k === j ? Math.sqrt(left) : left / at(lower, k, k);
    }
  }
  const x = b.slice();
  for (let k = 0; k < p; k++) {
    for (let i = 0; i < k; i++) x[k] = (x[k] as number) - (x[i] as number) * at(lower, k, i);
    x[k] = (x[k] as number) / at(lower, k, k);
  }
  for (let k = p - 1; k >= 0; k--) {
    for (let i = k + 1; i < p; i++) x[k] = (x[k] as number) - (x[i] as number) * at(lower, i, k);
    x[k] = (x[k] as number) / at(lower, k, k);
  }
  return x;
};

test('rows side by side are the rows one by one, to the bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (p, seed, less) => {
      const a = positiveDefinite(p, seed).map((value, at) => value - (at % (p + 1) === 0 ? 3 * less : 0));
      const b = Float64Array.from({ length: p }, createRandom(seed + 1).normal);
      expect(cholesky(a, p)?.solve(b) ?? null).toEqual(solveByRows(a, p, b));
    }),
  );
});
