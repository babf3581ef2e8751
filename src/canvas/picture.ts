import type { CanvasPoint } from './points/points.ts';
import { movementsOf, type PredictionSource } from './points/predictions.ts';
import type { Projection } from './projection.ts';
import type { CanvasScene } from './useCanvas.ts';
import type { Chip } from './words/chips.ts';

/** Pixel positions of the points, x and y by turns. */
export type Positions = Float64Array;

/** A scene laid out in a frame: the input of the painter; replaced as a whole, and compared part by part to see what must be drawn again. */
export interface Picture extends CanvasScene {
  readonly view: Projection;
  readonly positions: Positions;
  /** Radii of the points by the finished results. */
  readonly radii: Float64Array;
  /** Points that the lasso has caught; while there are some, the others are pale. */
  readonly selected: ReadonlySet<number>;
  /** Class by which a label is coloured. */
  readonly colorLabel: (label: number) => number;
  readonly chips: readonly Chip[];
  readonly theme: string;
}

/** Class by which a label is coloured: numbers as labels have none, low and high stand in for it. */
export const colorLabelOf =
  ({ likelihood, level }: Pick<PredictionSource, 'likelihood' | 'level'>) =>
  (label: number): number =>
    likelihood === 'gaussian' ? (label > level ? 1 : 0) : label;

/** Pixel positions of the points, x and y by turns. */
export const positionsOf = (points: readonly CanvasPoint[], view: Projection): Positions => {
  const places = new Float64Array(points.length * 2);
  for (let k = 0; k < points.length; k++) {
    const { x, y } = points[k] as CanvasPoint;
    places[2 * k] = view.x(x);
    places[2 * k + 1] = view.y(y);
  }
  return places;
};

/** Movements of the predictions as found last, by the same source: the same for most points while a change grows. */
let lastMoved: { readonly source: PredictionSource; readonly points: readonly CanvasPoint[]; readonly moved: Float64Array } | null = null;

/** Radii of a point whose prediction stayed, of a new one, and of one that moved as far as it can, among few others, pixels. */
const STAYED = 2.7;
const NEW = 3.7;
const MOVED = 7.75;
/** A canvas of this side or more shows points at their full size; on a small one they would hide each other. */
const ROOMY = 520;

/** Scale of the radii of `count` points on a canvas of `side`: many points are drawn smaller. */
const scaleFor = (count: number, side: number): number =>
  Math.sqrt(Math.min(1, Math.max(0.5, side / ROOMY))) * (count <= 260 ? 1 : Math.max(0.5, (260 / count) ** 0.25));

/** Radius of a new point among `count` on a canvas of `side`, whatever the model says of it, pixels. */
export const newRadiusOf = (count: number, side: number): number => NEW * scaleFor(count, side);

/**
 * Radius of each point on a canvas of `side`, pixels: its area grows with the movement of its prediction. `preferMaps`: by the maps of the
 * source, as its results are of another moment.
 */
export const radiiOf = (points: readonly CanvasPoint[], source: PredictionSource, side: number, preferMaps = false): Float64Array => {
  const moved = movementsOf(points, source, preferMaps, lastMoved?.source === source ? lastMoved : null);
  lastMoved = { source, points, moved };
  const scale = scaleFor(points.length, side);
  return moved.map((share, k) => scale * (points[k]?.fate === 'added' ? NEW : Math.sqrt(STAYED ** 2 + share * (MOVED ** 2 - STAYED ** 2))));
};
