import { type Axis, logTicks } from '../../chart/axis.ts';
import { type Column, column } from '../../chart/columns.ts';
import type { Row, Series } from '../../chart/rows.ts';
import type { Compared } from '../../scenario/figures.ts';
import { MEMORY_SHARES } from '../../scenario/redraw.ts';
import type { MethodResults } from '../../scenario/types.ts';
import type { MemoryCurveResult } from '../../studies/memoryCurve.ts';
import type { MemoryOrderResult } from '../../studies/memoryOrder.ts';
import type { MemoryRulesResult, Weights } from '../../studies/memoryRules.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatNumber, formatPercentTick } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { methodSeries } from '../methodSeries.ts';
import { rangeText, ruleName, say, sizeText } from './words.ts';

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

/** The last columns of a table of figures over seeds. */
export const spreadColumns = (title: string): Column<Row & Spread>[] => [
  column(`${title}, mean (%)`, ({ mean }) => 100 * mean),
  column('lowest (%)', ({ low }) => 100 * low),
  column('highest (%)', ({ high }) => 100 * high),
  column('seeds', ({ seeds }) => seeds),
];

/** The figure of a card, which is of the scenario's own seed. */
const ofCard = (value: number) => ({ y: value, mean: value, low: value, high: value, seeds: 1 });

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
      const says = `${series.title}${remembers ? `, ${sizeText(size, count)}` : ', no memory'}: ${say(figure, spread.mean)}${rangeText(figure, spread)}`;
      return [{ ...spread, series, kind: 'course', size, remembers, x: size / count, y: spread.mean, says }];
    });
  });

/** Every method's figure on its card, or in the table of figures, at the present size. */
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
        ...ofCard(value),
        x: size / count,
        says: `${series.title} now, ${sizeText(size, count)}: ${say(figure, value)}, as ${figure.id === 'gradientError' ? 'in Figures' : 'on its card'}`,
      },
    ];
  });

/** The axis of the share remembered: the sizes of the curve have the ticks, and there may be room for names where the lines begin. */
export const shareAxis = (sizes: readonly number[], count: number, roomForNames: boolean): Axis => ({
  name: 'past points remembered',
  unit: '%, logarithmic',
  scale: 'log',
  domain: [(sizes[0] ?? 1) / count / (roomForNames ? 2.8 : 1.3), 1.12],
  clamps: true,
  at: sizes.map((size) => size / count),
  format: (share) =>
    formatPercentTick(MEMORY_SHARES.find((asked) => Math.max(asked / share, share / asked) < 1.12) ?? Number(share.toPrecision(2))),
});

/** Where zero stands on an axis that has none: a step below the smallest figure. */
const STEP_BELOW = 1.8;
/** What rounding leaves of an error that is zero is below this. */
const ZERO = 1e-6;

/**
 * The axis of `values`, from 0 where they are errors; a logarithmic one has its zero at the foot. `headroom` more of it is kept free at its
 * upper end, as a share of its length.
 */
export const valueAxis = (name: string, values: readonly number[], isError: boolean, log: boolean, headroom = 0): Axis => {
  const known = values.filter(Number.isFinite);
  const most = known.length > 0 ? Math.max(...known) : 1;
  if (log && isError) {
    const positive = known.filter((value) => value > ZERO);
    const least = positive.length > 0 ? Math.min(...positive) : 0.01;
    const foot = least / STEP_BELOW;
    const reach = Math.max(most, least) * 1.25;
    const hasZero = positive.length < known.length;
    const bottom = hasZero ? least * 0.98 : foot;
    const ticks = logTicks(bottom, reach, reach / bottom > 300 ? [1] : [1, 2, 5]);
    return {
      name,
      unit: '%, logarithmic',
      scale: 'log',
      domain: [foot, reach * (reach / foot) ** (headroom / (1 - headroom))],
      clamps: true,
      at: hasZero ? [foot, ...ticks] : ticks,
      format: (value) => (hasZero && value === foot ? '0' : formatPercentTick(value)),
    };
  }
  const least = known.length > 0 ? Math.min(...known) : 0;
  const room = Math.max(0.004, 0.06 * (most - (isError ? 0 : least)));
  const bottom = isError ? 0 : Math.max(0, least - room);
  const reach = isError ? most + room : Math.min(1, most + room);
  const domain: [number, number] = [bottom, reach + ((reach - bottom) * headroom) / (1 - headroom)];
  return { name, unit: '%', scale: 'linear', domain, clamps: true, format: formatPercentTick };
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

/** A rule and weights: what is remembered by hand is a rule too. */
export interface Ruling {
  readonly rule: string;
  readonly weights: Weights;
}

/** The figure of a method with the memory of a rule and its weights, in the method's plot: over the seeds, or on its card now. */
export interface RuleRow extends Row, Spread, Ruling {
  readonly series: Series;
  readonly kind: 'course' | 'now';
  readonly method: string;
}

/** The line of a rule in the plot of a method. The present rule is bold, and random, which every rule is measured by, is dashed. */
export const ruleSeries = (method: string, rule: string, present: string): Series => ({
  id: `${method} ${rule}`,
  title: ruleName(rule),
  style: { color: methodMark(method).color, dash: rule === 'random' ? '5 3' : '', width: rule === present ? 2.5 : 1.25 },
  method,
});

/** A row a method, rule and kind of weights that is done. */
export const ruleRows = ({ entries, methods }: MemoryRulesResult, figure: Compared, pitch: number, present: string): RuleRow[] =>
  methods.flatMap((method, facet) =>
    [...new Set(entries.map(({ rule }) => rule))].flatMap((rule) => {
      const series = ruleSeries(method, rule, present);
      return WEIGHT_NAMES.flatMap(({ id: weights, long }, w): RuleRow[] => {
        const entry = entries.find((one) => one.rule === rule && one.weights === weights);
        const spread = spreadOf((entry?.of[method] ?? []).map((figures) => figures?.[figure.id]));
        if (!spread) return [];
        const says = `${methodTitle(method)}, ${series.title}, ${long}: ${say(figure, spread.mean)}${rangeText(figure, spread)}`;
        return [{ ...spread, series, kind: 'course', method, rule, weights, x: facetX(pitch, facet, w), y: spread.mean, says }];
      });
    }),
  );

/** Every method's figure on its card, at the present weights in its plot. */
export const ruleNowRows = (
  results: Readonly<Record<string, MethodResults>>,
  figure: Compared,
  methods: readonly string[],
  pitch: number,
  present: Ruling,
): RuleRow[] =>
  methods.flatMap((method, facet): RuleRow[] => {
    const own = results[method];
    const value = own ? figure.value(own) : null;
    const w = WEIGHT_NAMES.findIndex(({ id }) => id === present.weights);
    if (value === null) return [];
    return [{ ...ofCard(value), ...present, series: methodSeries(method), kind: 'now', method, x: facetX(pitch, facet, w) }];
  });

/** A past point in its turn. */
export interface Turn extends Row {
  /** Its class; all points are one series where there are none. */
  readonly series: Series;
  readonly says: () => string;
  readonly label: number;
  /** Null for a rule without a score. */
  readonly score: number | null;
  readonly isRemembered: boolean;
}

/** Every past point at its place in the order, 1 for the first that is remembered; without a score the order is all there is. */
export const turnsOf = (
  { points, labels, scores }: MemoryOrderResult,
  isRemembered: (place: number, point: number) => boolean,
  scoreName: string,
  seriesOf: (label: number) => Series,
): Turn[] => {
  const series = new Map([...new Set(labels)].map((label) => [label, seriesOf(label)]));
  return Array.from(points, (point, k): Turn => {
    const [place, label, score] = [k + 1, labels[k] ?? 0, scores ? (scores[k] ?? 0) : null];
    const own = series.get(label) ?? seriesOf(label);
    const kept = isRemembered(place, point);
    const scored = score === null ? [] : [`${scoreName} = ${formatNumber(score)}`];
    const fate = point < 0 ? 'gone' : kept ? 'remembered' : 'not remembered';
    return {
      series: own,
      x: place,
      y: score ?? 0.7,
      ...(point >= 0 && { point }),
      label,
      score,
      isRemembered: kept,
      says: () => [`${place}. of ${points.length}`, own.title, ...scored, fate].join(', '),
    };
  });
};

/** Pixels from one place in the order to the next → radius of a point's mark, 0 for none. */
export const markRadius = (placeWidth: number): number => (placeWidth < 2 ? 0 : Math.min(4, Math.max(1.6, 0.9 * placeWidth)));
