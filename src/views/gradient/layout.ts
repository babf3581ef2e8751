/** Geometry of the gradient panel: one plot a method, one dot a weight, true past gradient to the right, reconstruction upwards. */

import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';

export interface Components {
  readonly trueGradient: readonly number[];
  readonly reconstructedGradient: readonly number[];
}

export interface Dot {
  readonly weight: number;
  readonly trueValue: number;
  readonly reconstructed: number;
  readonly x: number;
  readonly y: number;
  /** The foot of the stem: where the dot would be if the reconstruction were right. */
  readonly footY: number;
  /** The reconstruction lies outside the frame, and the dot sits on its edge. */
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

/** How far a reconstruction may reach beyond the true components before it is drawn on the edge of the frame. */
const REACH = 1.6;
const MARGIN = 0.09;

const isFinitePair = ({ trueGradient, reconstructedGradient }: Components): boolean =>
  trueGradient.length === reconstructedGradient.length &&
  trueGradient.every(Number.isFinite) &&
  reconstructedGradient.every(Number.isFinite);

/** Whether there is a gradient to be drawn at all: 0 / 0 is not a picture. */
export const hasGradient = (components: Components): boolean =>
  isFinitePair(components) && components.trueGradient.some((value) => value !== 0);

/**
 * The span that both axes share, over all the given plots: all true components, and the reconstructions as far as `REACH` times
 * the largest true component. It contains zero and has a margin on both sides.
 */
export const sharedSpan = (plots: readonly Components[]): Span => {
  const drawn = plots.filter(hasGradient);
  const [trueLo = 0, trueHi = 0] = extent([0, ...drawn.flatMap((plot) => plot.trueGradient)]);
  const reach = REACH * Math.max(-trueLo, trueHi);
  const clamped = drawn.flatMap((plot) => plot.reconstructedGradient.map((value) => Math.min(Math.max(value, -reach), reach)));
  const [lo = 0, hi = 0] = extent([trueLo, trueHi, ...clamped]);
  const width = hi - lo;
  return width > 0 ? [lo - MARGIN * width, hi + MARGIN * width] : [-1, 1];
};

/** No plot may be squeezed into less than this share of a scale that all plots share. */
const READABLE = 1 / 5;

/** Whether one scale for all plots leaves each of them readable. */
export const fitsOneScale = (plots: readonly Components[]): boolean => {
  const widths = plots.filter(hasGradient).map((plot) => {
    const [lo, hi] = sharedSpan([plot]);
    return hi - lo;
  });
  const [least = 1, most = 1] = extent(widths);
  return least >= READABLE * most;
};

/** Pixels that a tick's label takes. */
const TICK_ROOM = 40;

/** One method's plot in a square of `size` pixels over the given span. */
export const layoutPlot = ({ trueGradient, reconstructedGradient }: Components, span: Span, size: number): Plot => {
  const across = scaleLinear([span[0], span[1]], [0, size]);
  const upwards = (value: number): number => size - across(value);
  const dots = trueGradient.map((trueValue, weight): Dot => {
    const reconstructed = reconstructedGradient[weight] ?? Number.NaN;
    const y = upwards(reconstructed);
    const clampedY = Math.min(Math.max(y, 0), size);
    return { weight, trueValue, reconstructed, x: across(trueValue), y: clampedY, footY: upwards(trueValue), outside: clampedY !== y };
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
