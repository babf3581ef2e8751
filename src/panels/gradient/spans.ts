/** Two figures of every weight: one that is true, or predicted, to the right, and upwards the one that stands against it. */
export interface Pairs {
  readonly across: ArrayLike<number>;
  readonly up: ArrayLike<number>;
}

export type Span = readonly [lo: number, hi: number];

/** Reach of dots upwards, in units of the largest to the right; those beyond are drawn on the edge of the frame. */
const REACH = 1.6;
const MARGIN = 0.09;

const every = (values: ArrayLike<number>, holds: (value: number) => boolean): boolean => Array.prototype.every.call(values, holds);

/** There is something to be drawn: 0 / 0 is not a picture. */
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
