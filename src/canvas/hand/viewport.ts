import type { Place } from '../../chart/paths.ts';
import type { Domain } from '../../studies/experiment.ts';

/** Factors by which one may look closer than at all the data, and wider. */
const CLOSEST = 1000;
const WIDEST = 20;

const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The view within its limits: no wider or closer than the data's `home` allows, its centre no farther from home than home is long. */
const bounded = (view: Domain, home: Domain): Domain => {
  const side = (low: number, high: number, from: number, to: number): [number, number] => {
    const length = to - from;
    const half = between(high - low, length / CLOSEST, length * WIDEST) / 2;
    const middle = between((low + high) / 2, from - length, to + length);
    return [middle - half, middle + half];
  };
  const [x0, x1] = side(view.x0, view.x1, home.x0, home.x1);
  const [y0, y1] = side(view.y0, view.y1, home.y0, home.y1);
  return { ...home, x0, x1, y0, y1 };
};

/** The view `factor` times as close; the place `at`, as shares of the sides from the lower left corner, stays where it is. */
export const zoomed = (view: Domain, home: Domain, factor: number, [u, v]: Place): Domain => {
  const width = view.x1 - view.x0;
  const height = view.y1 - view.y0;
  // Both axes end at the same limit, so that a circle stays one.
  const wide = width / (home.x1 - home.x0);
  const by = between(factor, wide / WIDEST, wide * CLOSEST);
  const [x, y] = [view.x0 + u * width, view.y0 + v * height];
  return bounded(
    { x0: x - (u * width) / by, x1: x + ((1 - u) * width) / by, y0: y - (v * height) / by, y1: y + ((1 - v) * height) / by },
    home,
  );
};

/** The view when what it shows is pushed by these shares of its sides, to the right and upwards. */
export const panned = (view: Domain, home: Domain, [u, v]: Place): Domain => {
  const dx = u * (view.x1 - view.x0);
  const dy = v * (view.y1 - view.y0);
  return bounded({ x0: view.x0 - dx, x1: view.x1 - dx, y0: view.y0 - dy, y1: view.y1 - dy }, home);
};

const middle = (places: readonly Place[]): Place => [
  places.reduce((sum, [x]) => sum + x, 0) / places.length,
  places.reduce((sum, [, y]) => sum + y, 0) / places.length,
];

const spread = (places: readonly Place[]): number => {
  const [x, y] = middle(places);
  return places.reduce((sum, place) => sum + Math.hypot(place[0] - x, place[1] - y), 0);
};

/** The view after fingers have gone from `from` to `to`, shares of the sides: one finger pushes it, two push it and zoom. */
export const handled = (view: Domain, home: Domain, from: readonly Place[], to: readonly Place[]): Domain => {
  const [before, after] = [middle(from), middle(to)];
  const pushed = panned(view, home, [after[0] - before[0], after[1] - before[1]]);
  const [narrow, wide] = [spread(from), spread(to)];
  return narrow > 0 && wide > 0 ? zoomed(pushed, home, wide / narrow, after) : pushed;
};
