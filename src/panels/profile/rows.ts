import type { Profile } from '../../adaptation/lenses/profile.ts';
import type { Row, Series } from '../../chart/rows.ts';
import type { ProfileResult } from '../../studies/profile.ts';
import { formatNumber } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';

/** The whole loss of the past, or that of its data alone: without the prior's part ½ δ‖θ‖². */
export type Of = 'whole' | 'data';

/** A loss at one position t = x of the way: y nats above the one at θ*. */
export interface ProfileRow extends Row {
  readonly series: Series;
  /** dy/dt, nats: the gradient along the way, times the way. */
  readonly slope: number;
}

export const TRUTH = 'exact';
export const PRIOR = 'prior';

const priorSeries: Series = { id: PRIOR, title: 'Prior’s part, ½ δ‖θ‖²', style: { color: 'var(--muted)', dash: '1 4', width: 2 } };

const less = (one: Profile, other: Profile): Profile => ({
  values: one.values.map((value, k) => value - (other.values[k] ?? 0)),
  slopes: one.slopes.map((slope, k) => slope - (other.slopes[k] ?? 0)),
});

/** Curves of the given methods and of the truth, which comes first; of the whole the prior's part is a curve too. */
export const profileRows = ({ positions, truth, prior, methods }: ProfileResult, shown: readonly string[], of: Of): ProfileRow[] => {
  const curves: [Series, Profile][] = [
    [{ ...methodSeries(TRUTH), title: of === 'whole' ? 'True past loss' : 'True loss of the past data' }, truth],
    ...shown.flatMap((id): [Series, Profile][] => (methods[id] ? [[methodSeries(id), methods[id]]] : [])),
  ];
  const drawn =
    of === 'whole' ? [...curves, [priorSeries, prior] as const] : curves.map(([series, own]) => [series, less(own, prior)] as const);
  const rows = drawn.flatMap(([series, { values, slopes }]) =>
    Array.from(positions, (x, k): ProfileRow => ({ series, x, y: values[k] ?? Number.NaN, slope: slopes[k] ?? Number.NaN })),
  );
  const [low, high] = heightsOf(rows);
  return rows.map((row) => (row.y >= low && row.y <= high ? { ...row, says: () => inWords(row) } : row));
};

/** As many times the height of the true curve may a method's be above and below it; beyond, it leaves the chart. */
const BEYOND = { below: 0.6, above: 0.8 };

/** Lowest and highest loss of the chart: all of the true curve, and of the others what stays near it. */
export const heightsOf = (rows: readonly ProfileRow[]): [number, number] => {
  const span = (own: readonly number[]): [number, number] => [Math.min(0, ...own), Math.max(0, ...own)];
  const [low, high] = span(rows.filter(({ series }) => series.id === TRUTH).map(({ y }) => y));
  const height = Math.max(high - low, 1e-9);
  const [lowest, highest] = span(rows.map(({ y }) => y).filter(Number.isFinite));
  const [bottom, top] = [Math.max(lowest, low - BEYOND.below * height), Math.min(highest, high + BEYOND.above * height)];
  return [bottom - 0.08 * (top - bottom), top + 0.04 * (top - bottom)];
};

/** Smaller figures are what rounding leaves of none, nats. */
const ROUNDING = 1e-9;

/** A height or a slope, nats: '5.64', '0' where it is rounding alone. */
export const natsText = (value: number): string => formatNumber(Math.abs(value) < ROUNDING ? 0 : value);

/** A position: 't = 0.5', 't = −0.025'. */
export const placeText = (t: number): string => `t = ${String(Number(t.toFixed(3))).replace('-', '−')}`;

/** Height and slope of a curve, in words. */
export const inWords = ({ series, x, y, slope }: ProfileRow): string =>
  `${series.title} at ${placeText(x)}: ${natsText(y)} nats above θ*, slope ${natsText(slope)} nats`;

/** Every curve at t, the truth first. */
export const rowsAt = (rows: readonly ProfileRow[], t: number): ProfileRow[] => rows.filter(({ x }) => x === t);
