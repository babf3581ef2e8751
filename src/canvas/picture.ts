import type { Positions } from './points/hit.ts';
import { movedOf } from './points/movement.ts';
import { type CanvasPoint, newRadius, type PredictionSource, radiusOf } from './points/points.ts';
import type { Projection } from './projection.ts';
import type { Chip } from './words/chips.ts';

/** Input of the painter; replaced as a whole, and compared part by part to see what must be drawn again. */
export interface Picture {
  readonly view: Projection;
  readonly source: PredictionSource;
  /** Methods whose lines are shown. */
  readonly methods: readonly string[];
  readonly points: readonly CanvasPoint[];
  readonly positions: Positions;
  /** Radii of the points by the finished results. */
  readonly radii: Float64Array;
  /** By row of the results. */
  readonly remembered: ReadonlySet<number>;
  /** Points that the lasso has caught; while there are some, the others are pale. */
  readonly selected: ReadonlySet<number>;
  /** Class by which a label is coloured. */
  readonly colorLabel: (label: number) => number;
  readonly chips: readonly Chip[];
  readonly theme: string;
}

/** The positions that were found last: most points keep theirs while a change grows. */
let lastPlaced: { readonly points: readonly CanvasPoint[]; readonly view: Projection; readonly places: Positions } | null = null;

/** Pixel positions of the points, x and y by turns. */
export const positionsOf = (points: readonly CanvasPoint[], view: Projection): Positions => {
  const places = new Float64Array(points.length * 2);
  const alike = lastPlaced?.view === view ? lastPlaced : null;
  if (alike) places.set(alike.places.length > places.length ? alike.places.subarray(0, places.length) : alike.places);
  for (let k = 0; k < points.length; k++) {
    const point = points[k] as CanvasPoint;
    if (alike && alike.points[k] === point) continue;
    places[2 * k] = view.x(point.x);
    places[2 * k + 1] = view.y(point.y);
  }
  lastPlaced = { points, view, places };
  return places;
};

/** Movements of the predictions as found last: the same for most points while a change grows. */
let lastMoved: {
  readonly source: PredictionSource;
  readonly points: readonly CanvasPoint[];
  readonly moved: Float64Array;
} | null = null;

/** Movement of each point's prediction, 0 … 1; 0 for new ones, for only the past can have moved. */
const movedOfAll = (points: readonly CanvasPoint[], source: PredictionSource, preferMaps: boolean): Float64Array => {
  const moved = new Float64Array(points.length);
  const alike = lastMoved?.source === source ? lastMoved : null;
  for (let k = 0; k < points.length; k++) {
    const point = points[k] as CanvasPoint;
    if (alike && alike.points[k] === point) moved[k] = alike.moved[k] as number;
    else if (point.fate !== 'added') moved[k] = movedOf(source, point, preferMaps);
  }
  lastMoved = { source, points, moved };
  return moved;
};

/** A canvas of this side or more shows points at their full size; on a small one they would hide each other. */
const ROOMY = 520;
const crampedBy = (side: number): number => Math.sqrt(Math.min(1, Math.max(0.5, side / ROOMY)));

/** Radius of a new point among `count` on a canvas of `side`, pixels. */
export const newRadiusOf = (count: number, side: number): number => crampedBy(side) * newRadius(count);

/** Radius of each point on a canvas of `side`, pixels. `preferMaps`: by the maps of the source, as its results are of another moment. */
export const radiiOf = (points: readonly CanvasPoint[], source: PredictionSource, side: number, preferMaps = false): Float64Array => {
  const scale = crampedBy(side);
  const count = points.length;
  const size = newRadiusOf(count, side);
  const moved = movedOfAll(points, source, preferMaps);
  return moved.map((share, k) => (points[k]?.fate === 'added' ? size : scale * radiusOf(share, count)));
};
