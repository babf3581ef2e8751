import { nearest } from './nearest.ts';

/** One value that can be read off a chart, by pointer, key or finger. */
export interface Spot {
  readonly key: string;
  /** In the units of the axes. */
  readonly x: number;
  readonly y: number;
  /** All that is said of it, names and units included. */
  readonly says: string | (() => string);
  /** Keys go along a series, and from one series to the next. */
  readonly series?: string;
  /** What it stands for elsewhere: a row of `results.points`, a method, a weight. */
  readonly point?: number;
  readonly method?: string;
  readonly weight?: number;
}

/** All that is said of a spot. */
export const saidOf = ({ says }: Pick<Spot, 'says'>): string => (typeof says === 'string' ? says : says());

export interface PlacedSpot {
  readonly spot: Spot;
  /** Pixels. */
  readonly x: number;
  readonly y: number;
}

/** The spot nearest to a place, within `reach` pixels; null where there is none. */
export const nearestSpot = (spots: readonly PlacedSpot[], x: number, y: number, reach: number): PlacedSpot | null => {
  const places = spots.flatMap((placed) => [placed.x, placed.y]);
  return spots[nearest(places, x, y, reach)] ?? null;
};

/** Where a key goes from a spot: 1 and −1 along its series by x, 'next' and 'last' to the nearest spot of another series. */
export type Way = 1 | -1 | 'next' | 'last';

export const WAYS: Readonly<Record<string, Way>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 'next', ArrowUp: 'last' };

/** The spot that a key leads to; the first one where none is looked at. Null where there are none. */
export const walk = (spots: readonly PlacedSpot[], from: string | null, way: Way): PlacedSpot | null => {
  const here = spots.find(({ spot }) => spot.key === from);
  if (!here) return bySeries(spots)[0]?.[0] ?? null;
  const series = bySeries(spots);
  const row = series.findIndex(([first]) => first?.spot.series === here.spot.series);
  if (way === 1 || way === -1) {
    const along = series[row] ?? [];
    return along[along.indexOf(here) + way] ?? here;
  }
  const other = series[(row + (way === 'next' ? 1 : series.length - 1)) % series.length] ?? [];
  return other.reduce<PlacedSpot | null>(
    (best, placed) => (best && Math.abs(best.x - here.x) <= Math.abs(placed.x - here.x) ? best : placed),
    null,
  );
};

const bySeries = (spots: readonly PlacedSpot[]): PlacedSpot[][] => {
  const series = new Map<string | undefined, PlacedSpot[]>();
  for (const placed of spots) {
    const known = series.get(placed.spot.series);
    if (known) known.push(placed);
    else series.set(placed.spot.series, [placed]);
  }
  return [...series.values()].map((members) => members.sort((one, other) => one.x - other.x));
};
