import { nearest } from './nearest.ts';
import type { Plot } from './plot.ts';
import { keyOf, type Row } from './rows.ts';

/** A row that can be read off, by pointer, key or finger: its place in the plot, pixels. */
export interface Placed<R extends Row> {
  readonly row: R;
  readonly x: number;
  readonly y: number;
}

/** Rows that say something, where they lie in the plot. */
export const placeRows = <R extends Row>(rows: readonly R[], plot: Plot): Placed<R>[] =>
  rows
    .filter(({ says }) => says !== undefined)
    .map((row) => ({ row, x: plot.x.at(row.x), y: plot.y.at(row.y) }))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));

/** Finds the row nearest to a place, within `reach` pixels; null where there is none. */
export const finderOf = <R extends Row>(placed: readonly Placed<R>[]) => {
  const places = placed.flatMap(({ x, y }) => [x, y]);
  return (x: number, y: number, reach: number): Placed<R> | null => placed[nearest(places, x, y, reach)] ?? null;
};

/** Direction of a key from a row: 1 and −1 along its series by x, 'next' and 'last' to the nearest row of another series. */
export type Way = 1 | -1 | 'next' | 'last';

export const WAYS: Readonly<Record<string, Way>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 'next', ArrowUp: 'last' };

/** The row that a key leads to; the first one where none is looked at. Null where there are none. `across`: all rows are one series. */
export const walk = <R extends Row>(placed: readonly Placed<R>[], from: string | null, way: Way, across = false): Placed<R> | null => {
  const series = new Map<string | undefined, Placed<R>[]>();
  for (const one of placed) {
    const id = across ? undefined : one.row.series?.id;
    const run = series.get(id);
    if (run) run.push(one);
    else series.set(id, [one]);
  }
  const runs = [...series.values()].map((members) => members.sort((one, other) => one.x - other.x));
  const at = runs.findIndex((run) => run.some(({ row }) => keyOf(row) === from));
  const run = runs[at];
  const k = run?.findIndex(({ row }) => keyOf(row) === from) ?? 0;
  const here = run?.[k];
  if (!run || !here) return runs[0]?.[0] ?? null;
  if (way === 1 || way === -1) return run[k + way] ?? here;
  const other = runs[(at + (way === 'next' ? 1 : runs.length - 1)) % runs.length] ?? [];
  return other.reduce<Placed<R> | null>((best, one) => (best && Math.abs(best.x - here.x) <= Math.abs(one.x - here.x) ? best : one), null);
};
