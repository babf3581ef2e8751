import type { Axis } from '../../chart/axis.ts';
import type { Row, Series } from '../../chart/rows.ts';
import type { Compared, ComparedId } from '../../scenario/figures.ts';
import { MEMORY_SHARES } from '../../scenario/redraw.ts';
import type { MethodResults } from '../../scenario/types.ts';
import type { MemoryCurveResult } from '../../studies/memoryCurve.ts';
import type { MemoryRulesResult, Weights } from '../../studies/memoryRules.ts';
import { formatPercentTick } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';
import { say, sizeText } from './words.ts';

/** A figure over seeds. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Seeds that have the figure. */
  readonly seeds: number;
}

/** Mean, lowest and highest of what there is; null where there is nothing. */
export const spreadOf = (values: readonly (number | null | undefined)[]): Spread | null => {
  const known = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  if (known.length === 0) return null;
  return {
    mean: known.reduce((sum, value) => sum + value, 0) / known.length,
    low: Math.min(...known),
    high: Math.max(...known),
    seeds: known.length,
  };
};

/** A method's figure with so many points remembered: over the seeds, or on its card now. */
export interface CurveRow extends Row, Spread {
  readonly series: Series;
  readonly kind: 'course' | 'now';
  readonly size: number;
  /** A memory changes it; the others' lines are flat. */
  readonly remembers: boolean;
}

/** A row a method and size that is done; a method without the figure has none. */
export const courseRows = ({ runs, sizes, count }: MemoryCurveResult, figure: Compared, methods: readonly string[]): CurveRow[] =>
  methods.flatMap((method) => {
    const series = methodSeries(method);
    const remembers = runs.some((run) => method in run.remembering);
    const flat = remembers ? null : spreadOf(runs.map((run) => run.others[method]?.[figure.id]));
    return sizes.flatMap((size, s): CurveRow[] => {
      const spread = flat ?? spreadOf(runs.map((run) => run.remembering[method]?.[s]?.[figure.id]));
      if (!spread) return [];
      const { mean, low, high, seeds } = spread;
      const range = seeds > 1 && high > low ? `, ${say(figure, low)} to ${say(figure, high)} over ${seeds} seeds` : '';
      const says = `${series.title}${remembers ? `, ${sizeText(size, count)}` : ', no memory'}: ${say(figure, mean)}${range}`;
      return [{ ...spread, series, kind: 'course', size, remembers, x: size / count, y: mean, says }];
    });
  });

/** Every method's figure on its card, at the present size. */
export const nowRows = (
  results: Readonly<Record<string, MethodResults>>,
  figure: Compared,
  methods: readonly string[],
  size: number,
  count: number,
): CurveRow[] =>
  methods.flatMap((method): CurveRow[] => {
    const own = results[method];
    const value = own ? figure.value(own) : null;
    if (value === null) return [];
    const series = methodSeries(method);
    return [
      {
        series,
        kind: 'now',
        key: `${method} now`,
        size,
        remembers: true,
        mean: value,
        low: value,
        high: value,
        seeds: 1,
        x: size / count,
        y: value,
        says: `${series.title} now, ${sizeText(size, count)}: ${say(figure, value)}, as on its card`,
      },
    ];
  });

/** The axis of the share remembered: the sizes of the curve have the ticks, and there may be room for names where the lines begin. */
export const shareAxis = (sizes: readonly number[], count: number, roomForNames: boolean): Axis => ({
  name: 'past points remembered',
  unit: '%, logarithmic',
  scale: 'log',
  domain: [(sizes[0] ?? 1) / count / (roomForNames ? 2.8 : 1.3), 1.12],
  at: sizes.map((size) => size / count),
  format: (share) =>
    formatPercentTick(MEMORY_SHARES.find((asked) => Math.max(asked / share, share / asked) < 1.12) ?? Number(share.toPrecision(2))),
});

/** Where zero stands on an axis that has none: a step below the smallest figure. */
const STEP_BELOW = 1.8;
/** What rounding leaves of an error that is zero is below this. */
const ZERO = 1e-6;

/** A value axis for figures: from 0 where they are errors; 'log' has its zero at the foot. */
export interface ValueAxis {
  readonly axis: Axis;
  /** A value as the axis can show it: on a log axis zero stands at the foot. */
  shown(value: number): number;
}

/** The axis of `values`; `headroom` more of it is kept free at its upper end, as a share of its length. */
export const valueAxis = (name: string, values: readonly number[], isError: boolean, log: boolean, headroom = 0): ValueAxis => {
  const known = values.filter(Number.isFinite);
  const most = known.length > 0 ? Math.max(...known) : 1;
  if (log && isError) {
    const positive = known.filter((value) => value > ZERO);
    const least = positive.length > 0 ? Math.min(...positive) : 0.01;
    const foot = least / STEP_BELOW;
    const reach = Math.max(most, least) * 1.25;
    const top = reach * (reach / foot) ** (headroom / (1 - headroom));
    const hasZero = positive.length < known.length;
    const ticks = logTicks(hasZero ? least * 0.98 : foot, reach);
    return {
      axis: {
        name,
        unit: '%, logarithmic',
        scale: 'log',
        domain: [foot, top],
        at: hasZero ? [foot, ...ticks] : ticks,
        format: (value) => (hasZero && value === foot ? '0' : formatPercentTick(value)),
      },
      shown: (value) => Math.max(foot, value),
    };
  }
  const least = known.length > 0 ? Math.min(...known) : 0;
  const room = Math.max(0.004, 0.06 * (most - (isError ? 0 : least)));
  const bottom = isError ? 0 : Math.max(0, least - room);
  const reach = isError ? most + room : Math.min(1, most + room);
  const domain: [number, number] = [bottom, reach + ((reach - bottom) * headroom) / (1 - headroom)];
  return { axis: { name, unit: '%', scale: 'linear', domain, format: formatPercentTick }, shown: (value) => value };
};

/** 1, 2 and 5 of each decade inside [low, high]; powers of ten alone where there are many decades. */
export const logTicks = (low: number, high: number): number[] => {
  const digits = high / low > 300 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
    for (const digit of digits) {
      const value = Number(`${digit}e${power}`);
      if (value >= low && value <= high) ticks.push(value);
    }
  return ticks;
};

/** Shares this near to a tick, as a ratio, are taken for it. */
const SNAP = 1.06;

/** The size that a place on the axis of shares stands for: one of the curve's own where it is near one. */
export const sizeAt = (share: number, sizes: readonly number[], count: number): number => {
  const near = sizes.find((size) => Math.max(size / count / share, share / (size / count)) < SNAP);
  return near ?? Math.min(count, Math.max(0, Math.round(share * count)));
};

export const WEIGHT_NAMES: readonly { readonly id: Weights; readonly short: string; readonly long: string }[] = [
  { id: 'one', short: '1', long: 'weights 1' },
  { id: 'n-over-m', short: 'n/m', long: 'weights n/m' },
  { id: 'trace', short: 'trace', long: 'trace weights' },
];

/** Units from one method's plot to the next in the chart of rules: the weights are 1 apart, and the rest holds names, which need more of a narrow plot. */
export const pitchOf = (wide: boolean): number => (wide ? 3.5 : 5.2);
/** Where a plot's first weights stand. */
export const FACET_FIRST = 0.4;

export const facetX = (pitch: number, facet: number, weights: number): number => pitch * facet + FACET_FIRST + weights;

/** One rule across the kinds of weights, in one method's plot. */
export interface RuleLine {
  readonly rule: string;
  readonly method: string;
  readonly facet: number;
  readonly points: readonly (Spread & { readonly weights: Weights; readonly x: number })[];
}

export const ruleLines = ({ entries, methods }: MemoryRulesResult, figure: ComparedId, pitch: number): RuleLine[] =>
  methods.flatMap((method, facet) =>
    [...new Set(entries.map(({ rule }) => rule))].flatMap((rule): RuleLine[] => {
      const points = WEIGHT_NAMES.flatMap(({ id }, w) => {
        const entry = entries.find((one) => one.rule === rule && one.weights === id);
        const spread = spreadOf((entry?.of[method] ?? []).map((figures) => figures?.[figure]));
        return spread ? [{ ...spread, weights: id, x: facetX(pitch, facet, w) }] : [];
      });
      return points.length > 0 ? [{ rule, method, facet, points }] : [];
    }),
  );

/** What it takes of a class, and of the whole past, to be drawn as marks: width of one place in pixels → radius of its mark, 0 for none. */
export const markRadius = (placeWidth: number): number => (placeWidth < 2 ? 0 : Math.min(4, Math.max(1.6, 0.9 * placeWidth)));
