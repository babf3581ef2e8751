import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monomialCount, monomials, polynomialFeatures } from './features.ts';

test("monomials stand in scikit-learn's order", () => {
  // PolynomialFeatures(3).get_feature_names_out(['x0', 'x1']) and PolynomialFeatures(2) of three inputs.
  const names = (dimension: number, degree: number) => monomials(dimension, degree).map((factors) => factors.join('') || '1');
  expect(names(2, 3)).toEqual(['1', '0', '1', '00', '01', '11', '000', '001', '011', '111']);
  expect(names(3, 2)).toEqual(['1', '0', '1', '2', '00', '01', '02', '11', '12', '22']);
  expect(names(4, 1)).toEqual(['1', '0', '1', '2', '3']);
  expect(names(2, 0)).toEqual(['1']);
});

test('features are the products that the monomials name', () => {
  expect(polynomialFeatures(Float64Array.of(2, 3, -1, 0.5), 2, 2, 3)).toEqual(
    Float64Array.of(1, 2, 3, 4, 6, 9, 8, 12, 18, 27, 1, -1, 0.5, 1, -0.5, 0.25, -1, 0.5, -0.25, 0.125),
  );
});

test('there are C(d + degree, degree) of them, and each is the product of its factors', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 5 }),
      fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 }),
      (dimension, degree, x) => {
        const all = monomials(dimension, degree);
        expect(all).toHaveLength(monomialCount(dimension, degree));
        expect(new Set(all.map(String)).size).toBe(all.length);
        const phi = polynomialFeatures(Float64Array.from(x.slice(0, dimension)), 1, dimension, degree);
        all.forEach((factors, t) => {
          expect(phi[t]).toBeCloseTo(
            factors.reduce((product, j) => product * (x[j] as number), 1),
            10,
          );
        });
      },
    ),
  );
});

test('the constant comes first also with the 123 inputs of a table', () => {
  expect(monomialCount(123, 1)).toBe(124);
  expect(polynomialFeatures(new Float64Array(123), 1, 123, 1)[0]).toBe(1);
});
