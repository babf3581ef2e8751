/** Geometry of the plots with a dot a weight: what is true, or predicted, goes to the right, what stands against it upwards. */

import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';

/** Two figures of every weight. */
export interface Pairs {
  readonly across: ArrayLike<number>;
  readonly up: ArrayLike<number>;
}

export interface Dot {
  readonly weight: number;
  readonly across: number;
  readonly up: number;
  readonly x: number;
  readonly y: number;
  /** The foot of the stem: where the dot would be if the two were equal. */
  readonly footY: number;
  /** It lies outside the frame, and the dot sits on its edge. */
  readonly outside: boolean;
}

export interface Plot {
  readonly dots: readonly Dot[];
  /** Ends of the diagonal: from (0, size) to (size, 0), as the scale is the same on both axes. */
  readonly zero: number;
  readonly ticks: readonly { readonly value: number; readonly position: number }[];
  readonly outsideCount: number;
}

export type Span = readonly [lo: number, hi: number];

/** More weights than this are drawn as a cloud: smaller dots, no stems. */
export const CLOUD_ABOVE = 120;

/** How far dots may reach up, beyond the largest to the right, before they are drawn on the edge of the frame. */
const REACH = 1.6;
const MARGIN = 0.09;

const every = (values: ArrayLike<number>, holds: (value: number) => boolean): boolean => Array.prototype.every.call(values, holds);

/** Whether there is anything to be drawn at all: 0 / 0 is not a picture. */
export const hasDots = ({ across, up }: Pairs): boolean =>
  across.length === up.length &&
  every(across, Number.isFinite) &&
  every(up, Number.isFinite) &&
  !(every(across, (value) => value === 0) && every(up, (value) => value === 0));

/** Below this share of what goes up, what goes to the right is what rounding leaves of zero. */
const ROUNDING = 1e-8;

/**
 * The span that both axes share, over all the given plots: all that goes to the right, and what goes up as far as `REACH` times
 * the largest of that. It contains zero and has a margin on both sides.
 */
export const sharedSpan = (plots: readonly Pairs[]): Span => {
  const drawn = plots.filter(hasDots);
  const [rightLo, rightHi] = ends(drawn.map(({ across }) => across));
  const [upLo, upHi] = ends(drawn.map(({ up }) => up));
  const right = Math.max(-rightLo, rightHi);
  // Where nothing goes to the right, what goes up is all there is to see.
  const reach = right > ROUNDING * Math.max(-upLo, upHi) ? REACH * right : Number.POSITIVE_INFINITY;
  const lo = Math.min(rightLo, Math.max(upLo, -reach));
  const hi = Math.max(rightHi, Math.min(upHi, reach));
  const width = hi - lo;
  return width > 0 ? [lo - MARGIN * width, hi + MARGIN * width] : [-1, 1];
};

/** The least and the greatest of all the values, and of zero. */
const ends = (lists: readonly ArrayLike<number>[]): [number, number] => {
  let [lo, hi] = [0, 0];
  for (const values of lists)
    for (let j = 0; j < values.length; j++) {
      lo = Math.min(lo, values[j] as number);
      hi = Math.max(hi, values[j] as number);
    }
  return [lo, hi];
};

/** No plot may be squeezed into less than this share of a scale that all plots share. */
const READABLE = 1 / 5;

/** Whether one scale for all plots leaves each of them readable. */
export const fitsOneScale = (plots: readonly Pairs[]): boolean => {
  const widths = plots.filter(hasDots).map((plot) => {
    const [lo, hi] = sharedSpan([plot]);
    return hi - lo;
  });
  const [least = 1, most = 1] = extent(widths);
  return least >= READABLE * most;
};

/** Pixels that a tick's label takes. */
const TICK_ROOM = 40;

/** One method's plot in a square of `size` pixels over the given span. */
export const layoutPlot = (pairs: Pairs, span: Span, size: number): Plot => {
  const across = scaleLinear([span[0], span[1]], [0, size]);
  const upwards = (value: number): number => size - across(value);
  const dots = Array.from(pairs.across, (value, weight): Dot => {
    const up = pairs.up[weight] ?? Number.NaN;
    const y = upwards(up);
    const clampedY = Math.min(Math.max(y, 0), size);
    return { weight, across: value, up, x: across(value), y: clampedY, footY: upwards(value), outside: clampedY !== y };
  });
  const ticks = [4, 3, 2, 1]
    .map((count) => across.ticks(count).map((value) => ({ value, position: across(value) })))
    .find(([first, second]) => !first || !second || second.position - first.position >= TICK_ROOM) ?? [{ value: 0, position: across(0) }];
  return { dots, zero: across(0), ticks, outsideCount: dots.filter((dot) => dot.outside).length };
};

const round = (value: number): string => value.toFixed(1);

/** All the dots as one SVG path of zero-length strokes: with round caps each is drawn as a disc of the stroke's width. */
export const dotsPath = (dots: readonly Dot[]): string => dots.map(({ x, y }) => `M${round(x)} ${round(y)}h0`).join('');

/** All the stems as one SVG path. */
export const stemsPath = (dots: readonly Dot[]): string =>
  dots.map(({ x, y, footY }) => `M${round(x)} ${round(y)}V${round(footY)}`).join('');

/** The dot nearest to a place of the plot, or undefined where none is within `reach` pixels. */
export const nearestDot = (dots: readonly Dot[], x: number, y: number, reach = 24): Dot | undefined => {
  let best: Dot | undefined;
  let bestSquare = reach * reach;
  for (const dot of dots) {
    const square = (dot.x - x) ** 2 + (dot.y - y) ** 2;
    if (square <= bestSquare) {
      best = dot;
      bestSquare = square;
    }
  }
  return best;
};

/** The next weight for an arrow key: by true component, as the eye goes from left to right; wraps around. */
export const stepAlong = (dots: readonly Dot[], weight: number | null, by: 1 | -1): number | null => {
  const order = [...dots].sort((a, b) => a.x - b.x || a.weight - b.weight);
  if (order.length === 0) return null;
  const at = order.findIndex((dot) => dot.weight === weight);
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  return order[next]?.weight ?? null;
};
