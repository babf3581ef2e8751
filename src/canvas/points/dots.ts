import type { Picture, Positions } from '../picture.ts';
import type { CanvasPoint } from './points.ts';

/** Fates by number: an index into this list. */
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

/** Parts of a picture that the looks of its points are made of. */
export type DotsSource = Pick<Picture, 'points' | 'positions' | 'remembered' | 'selected' | 'colorLabel' | 'view'>;

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

/** The squares of a canvas that some dots have left ink in. */
export interface Cells {
  /** 1 for each square with ink, row by row. */
  readonly marked: Uint8Array;
  readonly across: number;
  /** Marks the squares that dots of these indices reach into. */
  mark(dots: Dots, indices: readonly number[]): void;
  /** Indices of the dots that reach into marked squares, ascending. */
  touched(dots: Dots): number[];
  /** Everything that is drawn next stays inside the marked squares. */
  clip(pen: CanvasRenderingContext2D): void;
}

/** A canvas of `size` device pixels a side, `density` of them a CSS pixel, without ink. */
export const noCells = (size: number, density: number): Cells => {
  const across = Math.ceil(size / CELL);
  const marked = new Uint8Array(across * across);
  const cellOf = (pixels: number): number => Math.floor((pixels * density) / CELL);
  /** True where `visit` is true of some run of squares, from one to before another, that dot k may reach into. */
  const reaches = ({ positions, radii, origins }: Dots, k: number, visit: (from: number, to: number) => boolean): boolean => {
    const [x, y] = [positions[2 * k] as number, positions[2 * k + 1] as number];
    const [fromX, fromY] = origins.get(k) ?? [x, y];
    const far = inkReach(radii[k] as number);
    const left = Math.max(0, cellOf(Math.min(x, fromX) - far));
    const right = Math.min(across - 1, cellOf(Math.max(x, fromX) + far));
    const bottom = Math.min(across - 1, cellOf(Math.max(y, fromY) + far));
    for (let row = Math.max(0, cellOf(Math.min(y, fromY) - far)); row <= bottom; row++)
      if (left <= right && visit(row * across + left, row * across + right + 1)) return true;
    return false;
  };
  const fill = (from: number, to: number): boolean => {
    marked.fill(1, from, to);
    return false;
  };
  const isMarked = (from: number, to: number): boolean => {
    for (let at = from; at < to; at++) if (marked[at]) return true;
    return false;
  };
  return {
    marked,
    across,
    mark: (dots, indices) => {
      for (const k of indices) if (k < dots.count) reaches(dots, k, fill);
    },
    touched: (dots) => {
      const members: number[] = [];
      for (let k = 0; k < dots.count; k++) if (reaches(dots, k, isMarked)) members.push(k);
      return members;
    },
    clip: (pen) => {
      const transform = pen.getTransform();
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.beginPath();
      for (let row = 0; row < across; row++)
        for (let column = 0; column < across; column++) {
          const from = column;
          while (column < across && marked[row * across + column]) column++;
          if (column > from) pen.rect(from * CELL, row * CELL, (column - from) * CELL, CELL);
        }
      pen.clip();
      pen.setTransform(transform);
    },
  };
};
