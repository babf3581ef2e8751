import type { cholesky, Factor } from './factorise.ts';

/** Shifts of a damped factor, as shares of the largest diagonal entry. */
const DAMPINGS = [0, ...Array.from({ length: 16 }, (_, k) => 10 ** (k - 10))];

/**
 * Factor of A + τI with the smallest τ of 0, 1e-10 t, 1e-9 t, … 1e5 t that makes it positive definite (t the largest diagonal entry); null
 * of none. It is found from about where it was the time before: what is too small a τ has no factor, what is larger has one.
 */
export const damping = (factorise: typeof cholesky): ((matrix: Float64Array) => Factor | null) => {
  let last = 0;
  return (matrix) => {
    const p = Math.sqrt(matrix.length);
    let diagonals: readonly Float64Array[] | null = null;
    const factorAt = (k: number): Factor | null => {
      if (k > 0 || diagonals) {
        diagonals ??= dampedDiagonals(matrix, p);
        diagonals[k].forEach((value, i) => {
          matrix[i * (p + 1)] = value;
        });
      }
      return factorise(matrix, p);
    };
    let k = Math.max(0, last - 1);
    let factor = factorAt(k);
    if (factor) {
      while (k > 0) {
        const smaller = factorAt(k - 1);
        if (!smaller) break;
        factor = smaller;
        k--;
      }
    } else while (!factor && k < DAMPINGS.length - 1) factor = factorAt(++k);
    last = factor ? k : DAMPINGS.length;
    return factor;
  };
};

/** Diagonals of A + τI for each τ, each from the one before. */
const dampedDiagonals = (matrix: Float64Array, p: number): Float64Array[] => {
  let diagonal = Float64Array.from({ length: p }, (_, i) => matrix[i * (p + 1)]);
  const largest = diagonal.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300);
  let shift = 0;
  return DAMPINGS.map((share) => {
    const next = largest * share;
    diagonal = diagonal.map((value) => value + next - shift);
    shift = next;
    return diagonal;
  });
};
