import type { Chip } from './chips.ts';
import type { Positions } from './hit.ts';
import type { Projection } from './layout.ts';
import { type CanvasPoint, newRadius, type PredictionSource, predictionOf, radiusOf } from './points.ts';

/** All that the painter needs to know; replaced as a whole, and compared part by part to see what must be drawn again. */
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

/** Pixel positions of the points, x and y by turns. */
export const positionsOf = (points: readonly CanvasPoint[], view: Projection): Positions => {
  const places = new Float64Array(points.length * 2);
  points.forEach((point, k) => {
    places[2 * k] = view.x(point.x);
    places[2 * k + 1] = view.y(point.y);
  });
  return places;
};

/** How far each point's prediction has moved is found once for the same results, however often points are added to it. */
const movements = new WeakMap<PredictionSource, WeakMap<CanvasPoint, number>>();

/** The radii that were found last: most points keep theirs while a change grows. */
let last: {
  readonly source: PredictionSource;
  readonly size: number;
  readonly points: readonly CanvasPoint[];
  readonly radii: Float64Array;
} | null = null;

/** A canvas of this side or more shows points at their full size; on a small one they would hide each other. */
const ROOMY = 520;
const crampedBy = (side: number): number => Math.sqrt(Math.min(1, Math.max(0.5, side / ROOMY)));

/** Radius of each point on a canvas of `side`, pixels. `preferMaps`: by the maps of the source, as its results are of another moment. */
export const radiiOf = (points: readonly CanvasPoint[], source: PredictionSource, side: number, preferMaps = false): Float64Array => {
  const scale = crampedBy(side);
  let known = movements.get(source);
  if (!known) {
    known = new WeakMap();
    movements.set(source, known);
  }
  const radii = new Float64Array(points.length);
  const size = scale * newRadius(points.length);
  const alike = last?.source === source && last.size === size ? last : null;
  points.forEach((point, k) => {
    if (alike && alike.points[k] === point) {
      radii[k] = alike.radii[k] ?? size;
      return;
    }
    if (point.fate === 'added') {
      radii[k] = size;
      return;
    }
    let moved = known.get(point);
    if (moved === undefined) {
      moved = predictionOf(source, point, preferMaps)?.moved ?? 0;
      known.set(point, moved);
    }
    radii[k] = scale * radiusOf(moved, points.length);
  });
  last = { source, size, points, radii };
  return radii;
};
