import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { DataError } from '../dataError.ts';
import { standardisation } from '../standardise.ts';

/** Columns that components are made of, at most. */
export const mostColumns = 100;

export interface Components {
  /** [first, second] of each row, six decimals. */
  readonly places: [number, number][];
  /** Share of the variance of the standardised columns that the two hold. */
  readonly held: number;
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/**
 * The first two principal components of rows of d numbers, each column standardised first. The largest loading of a component is
 * positive. Throws a `DataError` for too many columns.
 */
export const principalComponents = (rows: readonly (readonly number[])[]): Components => {
  const dimension = rows[0]?.length ?? 0;
  if (dimension > mostColumns)
    throw new DataError(`Principal components are made of at most ${mostColumns} columns; ${dimension} are chosen.`);
  const { shift, scale } = standardisation(rows, dimension);
  const z = new Float64Array(rows.length * dimension);
  rows.forEach((row, i) => {
    for (let j = 0; j < dimension; j++) z[i * dimension + j] = ((row[j] ?? 0) - (shift[j] ?? 0)) / (scale[j] ?? 1);
  });
  const covariance = Matrix.zeros(dimension, dimension);
  for (let a = 0; a < dimension; a++) {
    for (let b = a; b < dimension; b++) {
      let sum = 0;
      for (let i = 0; i < rows.length; i++) sum += (z[i * dimension + a] ?? 0) * (z[i * dimension + b] ?? 0);
      covariance.set(a, b, sum / rows.length);
      covariance.set(b, a, sum / rows.length);
    }
  }
  const { realEigenvalues: values, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const directions = order.slice(0, 2).map((k) => {
    const direction = eigenvectorMatrix.getColumn(k);
    const largest = direction.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) + 1e-9 ? entry : most), 0);
    return largest < 0 ? direction.map((entry) => -entry) : direction;
  });
  const along = (i: number, direction: readonly number[] = []): number => {
    let sum = 0;
    for (let j = 0; j < dimension; j++) sum += (z[i * dimension + j] ?? 0) * (direction[j] ?? 0);
    return rounded(sum);
  };
  const total = values.reduce((sum, value) => sum + value, 0);
  const two = order.slice(0, 2).reduce((sum, k) => sum + (values[k] ?? 0), 0);
  return { places: rows.map((_, i) => [along(i, directions[0]), along(i, directions[1])]), held: total > 0 ? two / total : 1 };
};
