import { formatCosine } from '../../ui/format.ts';

/** Geometry of the sensitivity panel's charts. */

/** Lowest and highest value of a log axis. */
export type LogDomain = readonly [low: number, high: number];

/** Decades that a log axis shows at most: what is smaller sits on its edge. */
const DECADES = 4;

/** The sizes |value| over a log axis, with some room at both ends; of four decades at most below the largest. */
export const logDomain = (values: ArrayLike<number>): LogDomain => {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (!(size > 0) || !Number.isFinite(size)) continue;
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  if (most === 0) return [1e-3, 1];
  return [Math.max(least, most / 10 ** DECADES) / 1.3, most * 1.3];
};

/** A line x y = product across a log-log plot, from its left or upper end to its right or lower end. */
export interface ProductLine {
  readonly product: number;
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** The lines of equal product, at powers of ten, that cross the plot. */
export const productLines = (x: LogDomain, y: LogDomain): ProductLine[] => {
  const first = Math.ceil(Math.log10(x[0] * y[0]) + 1e-9);
  const last = Math.floor(Math.log10(x[1] * y[1]) - 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k): ProductLine => {
    const product = Number(`1e${first + k}`);
    const left = Math.max(x[0], product / y[1]);
    const right = Math.min(x[1], product / y[0]);
    return { product, from: [left, product / left], to: [right, product / right] };
  });
};

/** Radius of a point's mark: smaller where there are many. */
export const markRadius = (count: number): number => 3.6 * (count <= 260 ? 1 : Math.max(0.55, (260 / count) ** 0.25));

/** A span around values and zero, with a margin; the same for both axes. */
export const commonSpan = (...lists: readonly ArrayLike<number>[]): readonly [number, number] => {
  let [low, high] = [0, 0];
  for (const values of lists)
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  const margin = 0.06 * (high - low || 1);
  return [low < 0 ? low - margin : -margin / 2, high > 0 ? high + margin : margin / 2];
};

/** Σ of the k largest |values| as a share of Σ|values|, for k = 0 … n. All zero where the sum is. */
export const carried = (values: ArrayLike<number>): Float64Array => {
  const sizes = Array.from(values, Math.abs).sort((one, other) => other - one);
  const sums = new Float64Array(sizes.length + 1);
  sizes.forEach((size, k) => {
    sums[k + 1] = (sums[k] as number) + size;
  });
  const total = sums[sizes.length] as number;
  return total > 0 ? sums.map((sum) => sum / total) : sums;
};

/** The rows with the largest |value|, largest first. */
export const largest = (values: ArrayLike<number>, count: number): number[] =>
  Array.from({ length: values.length }, (_, i) => i)
    .sort((i, j) => Math.abs(values[j] as number) - Math.abs(values[i] as number) || i - j)
    .slice(0, count);

/** A rank correlation, three decimals; five where three would round to 1 what is not. */
export const formatCorrelation = (value: number | null): string =>
  value !== null && value < 1 && value >= 0.9995 ? (Math.floor(value * 1e5) / 1e5).toFixed(5) : formatCosine(value);
