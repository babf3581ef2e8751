import { lineThrough, type Place } from '../../chart/paths.ts';
import type { Plot } from '../../chart/plot.ts';

/** Geometry of the landscape, in pixels of its plot: (0, 0) is its upper left. */

type Size = Pick<Plot, 'width' | 'height'>;

/** Contours at most of one surface. */
const CONTOURS = 7;
/** Share of the window that lies below the highest contour. */
const BELOW = 0.93;

/** 1, 2 and 5 times the powers of ten up to `top`, the highest `CONTOURS` of them, ascending. */
const series = (top: number): number[] => {
  const levels: number[] = [];
  if (!(top > 0) || !Number.isFinite(top)) return levels;
  for (let power = Math.floor(Math.log10(top)); levels.length < CONTOURS; power--)
    for (const digit of [5, 2, 1]) {
      const level = Number(`${digit}e${power}`);
      if (level <= top && levels.length < CONTOURS) levels.unshift(level);
    }
  return levels;
};

/** The quantile of the heights of a window below which most of it lies. */
const roof = (values: ArrayLike<number>): number => {
  const finite = Array.from(values)
    .filter(Number.isFinite)
    .sort((one, other) => one - other);
  return finite[Math.floor(BELOW * (finite.length - 1))] ?? 0;
};

/** Heights (nats above the lowest) of the contours: those of the truth, and those above them that only the other surface has. */
export const levelsFor = (
  truth: ArrayLike<number>,
  reconstruction: ArrayLike<number> | null,
): { truth: number[]; reconstruction: number[] } => {
  const shared = series(roof(truth));
  if (!reconstruction) return { truth: shared, reconstruction: [] };
  const highest = shared.at(-1) ?? 0;
  const own = series(roof(reconstruction));
  const above = own.filter((level) => level > highest);
  // A surface far flatter than the truth would show no contour at all.
  const below = own.some((level) => level >= (shared[0] ?? 0)) ? [] : own;
  return { truth: shared, reconstruction: [...below, ...shared, ...above] };
};

/** The crossing of the rim by the way from the middle of a plot to a place outside of it, and its angle; null for a place inside. */
export const rimToward = (x: number, y: number, { width, height }: Size, inset: number): { x: number; y: number; angle: number } | null => {
  if (x >= 0 && x <= width && y >= 0 && y <= height) return null;
  const [cx, cy] = [width / 2, height / 2];
  const [dx, dy] = [x - cx, y - cy];
  const share = Math.min((cx - inset) / Math.abs(dx || 1e-9), (cy - inset) / Math.abs(dy || 1e-9));
  return { x: cx + share * dx, y: cy + share * dy, angle: Math.atan2(dy, dx) };
};

/** Length of the longer of two arrows where the gradient is as steep as in the corners, share of the plot's smaller side. */
const LONGEST = 0.42;

/**
 * Pixels of an arrow a nat per unit of distance: of the two gradients at one place the longer is `LONGEST` where it is as steep as
 * `steepest`, and shrinks with the cube root of its steepness, so that it can be seen near the bottom of a valley; the other is in proportion.
 */
export const arrowScale = (lengths: readonly number[], steepest: number, size: Size): number => {
  const longest = Math.max(0, ...lengths);
  if (!(longest > 0) || !(steepest > 0) || !Number.isFinite(longest)) return 0;
  return (LONGEST * Math.min(size.width, size.height) * Math.cbrt(Math.min(1, longest / steepest))) / longest;
};

/** The steepest slope between neighbouring nodes of a window on its rim: the measure of arrows. */
export const steepestOf = (values: Float64Array, resolution: number, span: number): number => {
  const step = span / (resolution - 1);
  let most = 0;
  for (let row = 0; row < resolution; row++)
    for (const column of [0, resolution - 2]) {
      const at = row * resolution + column;
      const slope = Math.abs((values[at + 1] as number) - (values[at] as number)) / step;
      if (Number.isFinite(slope)) most = Math.max(most, slope);
    }
  return most;
};

/** A path through feet x, y, x, y, …, ended once it is many sizes away from the plot. */
export const trackOf = (feet: ArrayLike<number>, { x, y, width, height }: Plot): string => {
  const places = Array.from({ length: feet.length / 2 }, (_, k): Place => [x.at(feet[2 * k] as number), y.at(feet[2 * k + 1] as number)]);
  const end = places.findIndex(([px, py]) => !(Math.abs(px) < 20 * width && Math.abs(py) < 20 * height));
  return lineThrough(end < 0 ? places : places.slice(0, end));
};
