import type { Positions } from './hit.ts';
import type { CanvasPoint } from './points.ts';

/** What the step made of a point, as a number: an index into this list. */
export const FATES = ['kept', 'added', 'removed', 'relabelled', 'moved'] as const satisfies readonly CanvasPoint['fate'][];
export const [KEPT, ADDED, REMOVED, RELABELLED, MOVED] = [0, 1, 2, 3, 4] as const;

/** Bits of `Dots.flags`: ringed because it is remembered; pale because others are selected. */
export const RINGED = 1;
export const PALE = 2;

/** Looks of the points, a column a property: all that a worker needs to draw them, compared to see which look different. */
export interface Dots {
  readonly count: number;
  /** Pixel positions, x and y by turns. */
  readonly positions: Positions;
  readonly radii: Float64Array;
  /** Class by which a point is coloured, now and before a relabelling. */
  readonly labels: Uint8Array;
  readonly oldLabels: Uint8Array;
  readonly fates: Uint8Array;
  readonly flags: Uint8Array;
  /** Pixel positions where points were before they were moved, by index. */
  readonly origins: ReadonlyMap<number, readonly [x: number, y: number]>;
}

export interface DotsSource {
  readonly points: readonly CanvasPoint[];
  readonly positions: Positions;
  /** By row of the results. */
  readonly remembered: ReadonlySet<number>;
  /** Points that are selected; while there are some, the others are pale. */
  readonly selected: ReadonlySet<number>;
  /** Class by which a label is coloured: numbers as labels have none. */
  readonly colorLabel: (label: number) => number;
  /** Pixels of data units. */
  readonly view: { x(dataX: number): number; y(dataY: number): number };
}

const column = (count: number, like: Uint8Array | undefined): Uint8Array => {
  const made = new Uint8Array(count);
  if (like) made.set(like.length > count ? like.subarray(0, count) : like);
  return made;
};

/** Points as they look with these radii. `before`: what was made of points that were much the same, to be taken over where it fits. */
export const dotsOf = (source: DotsSource, radii: Float64Array, before?: { readonly source: DotsSource; readonly dots: Dots }): Dots => {
  const { points, positions, remembered, selected, colorLabel, view } = source;
  const { source: other, dots } = before ?? {};
  const alike =
    other?.remembered === remembered && other.selected === selected && other.colorLabel === colorLabel && other.view === view
      ? other.points
      : null;
  const count = points.length;
  const like = alike ? dots : undefined;
  const labels = column(count, like?.labels);
  const oldLabels = column(count, like?.oldLabels);
  const fates = column(count, like?.fates);
  const flags = column(count, like?.flags);
  const origins = new Map<number, readonly [number, number]>();
  const choosy = selected.size > 0;
  for (let k = 0; k < count; k++) {
    const point = points[k] as CanvasPoint;
    if (point.from) origins.set(k, [view.x(point.from[0]), view.y(point.from[1])]);
    if (alike && alike[k] === point) continue;
    labels[k] = colorLabel(point.label);
    oldLabels[k] = colorLabel(point.oldLabel ?? 0);
    fates[k] = FATES.indexOf(point.fate);
    flags[k] = (remembered.has(point.row) ? RINGED : 0) | (choosy && !selected.has(k) ? PALE : 0);
  }
  return { count, positions, radii, labels, oldLabels, fates, flags, origins };
};

/** Radii that differ by less than this look the same, pixels. */
export const RADIUS_STEP = 0.25;
export const stepsOf = (radius: number): number => Math.round(radius / RADIUS_STEP);

/** Indices of the dots that do not look the same in both; those that only one of them has come last. At most `most` + 1 are looked for. */
export const differing = (a: Dots, b: Dots, most = Number.POSITIVE_INFINITY): number[] => {
  const found: number[] = [];
  const both = Math.min(a.count, b.count);
  for (let k = 0; k < both && found.length <= most; k++) {
    const alike =
      a.fates[k] === b.fates[k] &&
      a.labels[k] === b.labels[k] &&
      a.flags[k] === b.flags[k] &&
      a.oldLabels[k] === b.oldLabels[k] &&
      a.positions[2 * k] === b.positions[2 * k] &&
      a.positions[2 * k + 1] === b.positions[2 * k + 1] &&
      stepsOf(a.radii[k] as number) === stepsOf(b.radii[k] as number);
    if (!alike) found.push(k);
  }
  for (let k = both; k < Math.max(a.count, b.count) && found.length <= most; k++) found.push(k);
  return found;
};

/** Reach of the ink of a dot of this radius from its place, with its ring, outline and old class at its shoulder, pixels. */
export const inkReach = (radius: number): number => 1.9 * radius + 9;

/** Side of the squares in which the canvas is drawn afresh, device pixels. */
export const CELL = 24;

/** The squares of a canvas of `size` device pixels a side that dots have left ink in. */
export interface Cells {
  /** 1 for each square with ink, row by row. */
  readonly marked: Uint8Array;
  readonly across: number;
}

export const noCells = (size: number): Cells => {
  const across = Math.ceil(size / CELL);
  return { marked: new Uint8Array(across * across), across };
};

type Visit = (left: number, top: number, right: number, bottom: number) => boolean;

/** Calls `visit` with the squares that dot k may reach into, by their columns and rows; what it says. */
const reach = ({ positions, radii, origins }: Dots, k: number, density: number, { across }: Cells, visit: Visit): boolean => {
  const [x, y] = [positions[2 * k] as number, positions[2 * k + 1] as number];
  const [fromX, fromY] = origins.get(k) ?? [x, y];
  const far = inkReach(radii[k] as number);
  const cell = (pixels: number): number => Math.floor((pixels * density) / CELL);
  const left = Math.max(0, cell(Math.min(x, fromX) - far));
  const top = Math.max(0, cell(Math.min(y, fromY) - far));
  const right = Math.min(across - 1, cell(Math.max(x, fromX) + far));
  const bottom = Math.min(across - 1, cell(Math.max(y, fromY) + far));
  return visit(left, top, right, bottom);
};

/** Marks the squares that dots of these indices reach into. */
export const markCells = (cells: Cells, dots: Dots, indices: readonly number[], density: number): void => {
  const { marked, across } = cells;
  for (const k of indices) {
    if (k >= dots.count) continue;
    reach(dots, k, density, cells, (left, top, right, bottom) => {
      for (let row = top; row <= bottom; row++) marked.fill(1, row * across + left, row * across + right + 1);
      return true;
    });
  }
};

/** Indices of the dots that reach into marked squares, ascending. */
export const dotsIn = (cells: Cells, dots: Dots, density: number): number[] => {
  const { marked, across } = cells;
  const touched: number[] = [];
  const visit: Visit = (left, top, right, bottom) => {
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) if (marked[row * across + column]) return true;
    return false;
  };
  for (let k = 0; k < dots.count; k++) if (reach(dots, k, density, cells, visit)) touched.push(k);
  return touched;
};
