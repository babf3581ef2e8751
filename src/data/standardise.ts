import type { Points } from '../core/points.ts';

/** Turns raw coordinates into a model's inputs: (x − shift) / scale, d entries each. */
export interface Transform {
  readonly shift: readonly number[];
  readonly scale: readonly number[];
}

/** Shift 0 and scale 1: inputs as they are. */
export const identityTransform = (dimension: number): Transform => ({
  shift: new Array<number>(dimension).fill(0),
  scale: new Array<number>(dimension).fill(1),
});

/**
 * Mean and population standard deviation of the first `dimension` columns of the rows; scale 1 where a column is constant.
 * Without rows, the identity.
 */
export const standardisation = (rows: readonly (readonly number[])[], dimension: number): Transform => {
  if (rows.length === 0) return identityTransform(dimension);
  const column = (j: number): number[] => rows.map((row) => row[j] ?? Number.NaN);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const columns = Array.from({ length: dimension }, (_, j) => column(j));
  const shift = columns.map(mean);
  const scale = columns.map((values, j) => {
    const centre = shift[j] ?? 0;
    const deviation = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
    // Below this, what is left of a constant column is rounding of its mean.
    return deviation > 1e-12 * Math.max(1, Math.abs(centre)) ? deviation : 1;
  });
  return { shift, scale };
};

/** The first d columns of the rows as the model sees them, n × d row-major; d is the transform's. */
export const toPoints = (rows: readonly (readonly number[])[], { shift, scale }: Transform): Points => {
  const dimension = shift.length;
  const inputs = new Float64Array(rows.length * dimension);
  rows.forEach((row, i) => {
    for (let j = 0; j < dimension; j++) inputs[i * dimension + j] = ((row[j] ?? Number.NaN) - (shift[j] ?? 0)) / (scale[j] ?? 1);
  });
  return { count: rows.length, dimension, inputs };
};
