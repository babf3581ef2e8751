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

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean and population standard deviation of values that are not all the same; (mean, 1) of those that are. */
const placeOf = (values: readonly number[]): { shift: number; scale: number } => {
  const shift = meanOf(values);
  const scale = Math.sqrt(meanOf(values.map((value) => (value - shift) ** 2)));
  if (scale > 1e-12 * Math.max(1, Math.abs(shift))) return { shift, scale };
  if (values.every((value) => value === values[0])) return { shift, scale: 1 };
  // So near to each other, values are measured from one of them: rounding of their mean is as large as they are.
  const [origin = 0] = values;
  const offsets = values.map((value) => value - origin);
  const centre = meanOf(offsets);
  return { shift: origin + centre, scale: Math.sqrt(meanOf(offsets.map((value) => (value - centre) ** 2))) || 1 };
};

/**
 * Mean and population standard deviation of the first `dimension` columns of the rows; scale 1 where a column is constant.
 * Without rows, the identity.
 */
export const standardisation = (rows: readonly (readonly number[])[], dimension: number): Transform => {
  if (rows.length === 0) return identityTransform(dimension);
  const places = Array.from({ length: dimension }, (_, j) => placeOf(rows.map((row) => row[j] ?? Number.NaN)));
  return { shift: places.map(({ shift }) => shift), scale: places.map(({ scale }) => scale) };
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
