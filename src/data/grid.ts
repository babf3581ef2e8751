import { monomialCount } from '../core/features.ts';
import type { ModelSpec } from '../core/model.ts';
import type { Points } from '../core/points.ts';
import type { Transform } from './standardise.ts';

/** A plane through the space of d inputs. */
export interface Slice {
  /** Inputs that run across and upwards. */
  readonly axes: readonly [across: number, up: number];
  /** A value of each of the d inputs, raw; all but the two axes are held there. */
  readonly held: readonly number[];
}

/** A rectangle of the plane of two inputs, in the raw units of the data. */
export interface Domain {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Plane of the picture among more inputs than two; without it there are two, the first across. */
  readonly slice?: Slice;
}

/** d: inputs of the space that a domain lies in. */
export const dimensionOfDomain = ({ slice }: Domain): number => slice?.held.length ?? 2;

const sameSlice = (a: Slice | undefined, b: Slice | undefined): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export const sameDomain = (a: Domain, b: Domain): boolean =>
  a.x0 === b.x0 && a.x1 === b.x1 && a.y0 === b.y0 && a.y1 === b.y1 && sameSlice(a.slice, b.slice);

/** The raw inputs, length d, at a place of the plane. */
export const inputsAt = (slice: Slice | undefined, x: number, y: number): number[] => {
  if (!slice) return [x, y];
  const inputs = [...slice.held];
  inputs[slice.axes[0]] = x;
  inputs[slice.axes[1]] = y;
  return inputs;
};

/** Features of all the nodes of a grid at most: with the many features of many inputs a picture is coarser. */
const MOST_FEATURES = 6_000_000;

/** Nodes a side of a grid on which the models are drawn: as many as are asked for, or as can be afforded. */
export const affordable = (resolution: number, models: readonly ModelSpec[]): number =>
  Math.min(resolution, Math.max(24, Math.floor(Math.sqrt(MOST_FEATURES / Math.max(1, ...models.map(featuresOf))))));

/** Numbers that a model makes of a point before it weighs them. */
export const featuresOf = ({ family, dimension, degree }: ModelSpec): number =>
  family === 'glm' ? monomialCount(dimension, degree) : dimension;

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

/** The R × R nodes of a domain, edges included, as the model sees them: row by row from y0 upwards, x fastest; d numbers each. */
export const gridPoints = (domain: Domain, resolution: number, { shift, scale }: Transform): Points => {
  const { x0, x1, y0, y1, slice } = domain;
  const dimension = dimensionOfDomain(domain);
  const [across, up] = slice?.axes ?? [0, 1];
  const count = resolution * resolution;
  const inputs = new Float64Array(count * dimension);
  const input = (raw: number, j: number): number => (raw - (shift[j] ?? 0)) / (scale[j] ?? 1);
  if (slice) {
    const held = Float64Array.from(slice.held, input);
    for (let node = 0; node < count; node++) inputs.set(held, node * dimension);
  }
  const along = (from: number, to: number, k: number): number => from + (k * (to - from)) / Math.max(1, resolution - 1);
  for (let r = 0, at = 0; r < resolution; r++)
    for (let c = 0; c < resolution; c++, at += dimension) {
      inputs[at + across] = input(along(x0, x1, c), across);
      inputs[at + up] = input(along(y0, y1, r), up);
    }
  return { count, dimension, inputs };
};

/** Value `s` of the way across and `t` of the way up between four nodes: of the first one at `low`, of the one above it at `high`. */
const between = (values: Float32Array, low: number, high: number, outputs: number, s: number, t: number): number => {
  const below = (values[low] as number) * (1 - s) + (values[low + outputs] as number) * s;
  const above = (values[high] as number) * (1 - s) + (values[high + outputs] as number) * s;
  return below * (1 - t) + above * t;
};

/** C values at each place (u, v) of a row, bilinear between R × R nodes; u and v are counted in nodes from the first. Written into `out`. */
export const valuesAlong = (
  values: Float32Array,
  resolution: number,
  outputs: number,
  us: Float64Array,
  v: number,
  out: Float64Array | Float32Array,
): void => {
  const row = Math.min(resolution - 2, Math.floor(v));
  const t = v - row;
  for (let i = 0, at = 0; i < us.length; i++) {
    const u = us[i] as number;
    const column = Math.min(resolution - 2, Math.floor(u));
    const low = (row * resolution + column) * outputs;
    for (let c = 0; c < outputs; c++) out[at++] = between(values, low + c, low + resolution * outputs + c, outputs, u - column, t);
  }
};

/** True of (x, y) in the domain, its rim included. */
export const isInside = ({ x0, x1, y0, y1 }: Domain, x: number, y: number): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** Value c of C at (x, y) of the domain that R × R nodes cover, bilinear between them; NaN outside of it. */
export const valueAt = (values: Float32Array, resolution: number, outputs: number, domain: Domain, x: number, y: number, c = 0): number => {
  if (!isInside(domain, x, y)) return Number.NaN;
  const { x0, x1, y0, y1 } = domain;
  const u = ((x - x0) / (x1 - x0)) * (resolution - 1);
  const v = ((y - y0) / (y1 - y0)) * (resolution - 1);
  const column = Math.min(resolution - 2, Math.floor(u));
  const row = Math.min(resolution - 2, Math.floor(v));
  const low = (row * resolution + column) * outputs + c;
  return between(values, low, low + resolution * outputs, outputs, u - column, v - row);
};

/** All C of them; null outside. */
export const valuesAt = (
  values: Float32Array,
  resolution: number,
  outputs: number,
  domain: Domain,
  x: number,
  y: number,
): number[] | null =>
  isInside(domain, x, y) ? Array.from({ length: outputs }, (_, c) => valueAt(values, resolution, outputs, domain, x, y, c)) : null;
