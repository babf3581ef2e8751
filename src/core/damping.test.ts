import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { damping } from './damping.ts';
import { cholesky, type Factor } from './factorise.ts';
import { createRandom } from './random.ts';

/** The factor that is found when every τ is tried, smallest first. */
const byTrying = (matrix: Float64Array): Factor | null => {
  const p = Math.sqrt(matrix.length);
  let largest = 1e-300;
  for (let i = 0; i < p; i++) largest = Math.max(largest, Math.abs(matrix[i * p + i] as number));
  let shift = 0;
  for (let power = -10; power <= 6; power++) {
    const factor = cholesky(matrix, p);
    if (factor) return factor;
    const next = largest * 10 ** power;
    for (let i = 0; i < p; i++) matrix[i * p + i] = (matrix[i * p + i] as number) + next - shift;
    shift = next;
  }
  return null;
};

/** A symmetric matrix with a diagonal of d and entries beside it that are off as much as 10^power of it. */
const indefinite = (p: number, power: number, seed: number): Float64Array => {
  const { normal } = createRandom(seed);
  const a = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) a[i * p + j] = a[j * p + i] = (i === j ? 0.01 : 1) * normal() * (i === j ? 1 : 10 ** power);
  return a;
};

test('the damping of one matrix after another is the least that each has a factor with', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.tuple(fc.integer({ min: -12, max: 9 }), fc.nat()), { minLength: 1, maxLength: 6 }),
      (p, matrices) => {
        const factorOf = damping(cholesky);
        const x = Float64Array.from({ length: p }, (_, j) => j + 1);
        for (const [power, seed] of matrices) {
          const matrix = indefinite(p, power, seed);
          expect(factorOf(matrix.slice())?.solve(x)).toEqual(byTrying(matrix)?.solve(x));
        }
      },
    ),
  );
});

test('a damping is looked for where it was the time before', () => {
  const factorise = vi.fn(cholesky);
  const factorOf = damping(factorise);
  const matrix = (): Float64Array => Float64Array.of(1, 1e4, 1e4, 1);
  expect(factorOf(matrix())).not.toBeNull();
  factorise.mockClear();
  expect(factorOf(matrix())).not.toBeNull();
  // Of one that is too small, and of the least.
  expect(factorise).toHaveBeenCalledTimes(2);
});
