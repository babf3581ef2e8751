import type { Points } from '../core/points.ts';
import type { Transform } from './standardise.ts';

/** A rectangle of the plane, in the raw units of the data. */
export interface Domain {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** The box of the points [x1, x2, …] grown by `margin` of its extent on each side; a flat extent counts as 1. */
export const growBox = (points: readonly (readonly number[])[], margin: number): Domain => {
  let [x0, x1, y0, y1] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points as readonly [number, number][]) {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  const grow = (low: number, high: number): number => margin * (high > low ? high - low : 1);
  return { x0: x0 - grow(x0, x1), x1: x1 + grow(x0, x1), y0: y0 - grow(y0, y1), y1: y1 + grow(y0, y1) };
};

/** The R × R nodes of a domain, edges included, as the model sees them: row by row from y0 upwards, x fastest. */
export const gridPoints = ({ x0, x1, y0, y1 }: Domain, resolution: number, { shift, scale }: Transform): Points => {
  const inputs = new Float64Array(resolution * resolution * 2);
  const input = (raw: number, j: number): number => (raw - (shift[j] ?? 0)) / (scale[j] ?? 1);
  const along = (from: number, to: number, k: number): number => from + (k * (to - from)) / Math.max(1, resolution - 1);
  for (let r = 0, at = 0; r < resolution; r++)
    for (let c = 0; c < resolution; c++, at += 2) {
      inputs[at] = input(along(x0, x1, c), 0);
      inputs[at + 1] = input(along(y0, y1, r), 1);
    }
  return { count: resolution * resolution, dimension: 2, inputs };
};
