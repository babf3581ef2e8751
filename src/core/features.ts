/**
 * Exponents of the monomials up to `degree` in d inputs, in the order of scikit-learn's PolynomialFeatures:
 * 1, x1 … xd, x1², x1x2, …; each entry lists the inputs that are multiplied. C(d + degree, degree) of them.
 */
export const monomials = (dimension: number, degree: number): number[][] => {
  const all: number[][] = [[]];
  let previous: number[][] = [[]];
  for (let k = 1; k <= degree; k++) {
    const next: number[][] = [];
    for (const factors of previous) for (let j = factors.at(-1) ?? 0; j < dimension; j++) next.push([...factors, j]);
    next.sort(lexicographic);
    all.push(...next);
    previous = next;
  }
  return all;
};

const lexicographic = (one: readonly number[], other: readonly number[]): number => {
  for (let i = 0; i < one.length; i++) {
    const difference = one[i] - other[i];
    if (difference !== 0) return difference;
  }
  return 0;
};

/** C(d + degree, degree): how many monomials there are, without listing them. */
export const monomialCount = (dimension: number, degree: number): number => {
  let count = 1;
  for (let k = 1; k <= degree; k++) count = (count * (dimension + k)) / k;
  return Math.round(count);
};

/** Φ, n × k row-major: every monomial at every point of an n × d matrix. */
export const polynomialFeatures = (inputs: Float64Array, count: number, dimension: number, degree: number): Float64Array => {
  const terms = monomials(dimension, degree);
  const k = terms.length;
  const phi = new Float64Array(count * k);
  // Each monomial is an earlier one times its last factor: the parent is looked up once, not a point.
  const index = new Map(terms.map((factors, t) => [factors.join(), t]));
  const parent = terms.map((factors) => index.get(factors.slice(0, -1).join()) ?? 0);
  for (let i = 0; i < count; i++) {
    const row = i * k;
    phi[row] = 1;
    for (let t = 1; t < k; t++) phi[row + t] = phi[row + parent[t]] * inputs[i * dimension + (terms[t].at(-1) as number)];
  }
  return phi;
};
