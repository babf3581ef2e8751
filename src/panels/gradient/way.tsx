import { useMemo } from 'react';
import { compareGradients } from '../../adaptation/reconstruction.ts';
import { Chart } from '../../chart/Chart.tsx';
import { column, perSeries } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { guide } from '../../chart/marks/guide.tsx';
import { line } from '../../chart/marks/line.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import type { Row, Series } from '../../chart/rows.ts';
import { norm, subtract } from '../../core/vectors.ts';
import { type GradientWayResult, gradientWay } from '../../studies/gradientWay.ts';
import { formatCosine, formatNumber, formatRelativeError, formatTick } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useKept } from '../../ui/useKept.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { methodSeries } from '../methodSeries.ts';
import type { Choose } from '../options.ts';
import { type Drawing, defineView } from '../view.tsx';
import { askAbout, comparedMethods, type ErrorKind, onTheWhole } from './choices.ts';
import { rowOf } from './entries.ts';
import { type OnCanvas, SharesNote, useCanvas } from './shares.tsx';

/** The error of one method at one position x of the way; y is the error of the kind that is shown. */
interface WayRow extends Row {
  readonly series: Series;
  /** ‖G − Ĝ‖ / ‖G‖; null where G is zero. */
  readonly relative: number | null;
  /** ‖G − Ĝ‖, nats per unit of weight. */
  readonly absolute: number;
  readonly cosine: number | null;
}

/** Errors of the given methods along the way, as far as they have a gradient there; those beyond the axis cannot be read off. */
export const wayRows = (way: GradientWayResult, series: readonly Series[], kind: ErrorKind): WayRow[] => {
  const p = way.thetaStar.length;
  const rows = series.flatMap((of) => {
    const made = way.methods[of.id];
    if (!made) return [];
    return Array.from(way.positions, (x, k): WayRow => {
      const [truth, own] = [rowOf(way.pastGradient, k, p), rowOf(made, k, p)];
      const { relativeError: relative, cosine } = compareGradients(truth, own);
      const absolute = norm(subtract(truth, own));
      return { series: of, x, y: (kind === 'relative' ? relative : absolute) ?? Number.NaN, relative, absolute, cosine };
    });
  });
  const top = topOf(rows, kind);
  return rows.map((row) => (row.y <= top ? { ...row, says: () => rowInWords(row) } : row));
};

/** Relative errors beyond this leave the chart: 1 is what no reconstruction at all would come to. */
const MOST = 1.5;
/** Errors smaller than this share are not worth a scale of their own. */
const LEAST = 0.01;

/** Height of the chart: the largest error, as far as it can be read. */
export const topOf = (rows: readonly WayRow[], kind: ErrorKind): number => {
  const most = rows.reduce((top, { y }) => (Number.isFinite(y) ? Math.max(top, y) : top), 0);
  if (kind === 'relative') return Math.min(MOST, Math.max(LEAST, most * 1.06));
  return most > 0 ? most * 1.06 : 1;
};

/** Errors below this are what rounding leaves of none, nats per unit of weight. */
const ROUNDING = 1e-9;

/** An error: '32 %', '4.1', '0' where it is rounding alone, '–' where there is none. */
export const errorText = ({ relative, absolute }: WayRow, kind: ErrorKind): string => {
  const error = kind === 'relative' ? relative : absolute;
  if (error === null) return '–';
  if (absolute < ROUNDING) return kind === 'relative' ? '0 %' : '0';
  return kind === 'relative' ? formatRelativeError(error) : formatNumber(error);
};

/** A row in words: relative and absolute error, and the cosine. */
export const rowInWords = (row: WayRow): string => {
  const parts = [
    row.relative === null ? 'the true gradient is zero' : `error ${errorText(row, 'relative')}`,
    `‖G − Ĝ‖ ${errorText(row, 'absolute')}`,
    ...(row.cosine === null ? [] : [`cosine ${formatCosine(row.cosine)}`]),
  ];
  return `${row.series.title} at t = ${row.x.toFixed(2)}: ${parts.join(', ')}`;
};

/** Every method at the position t, the least error first. */
export const standingsAt = (rows: readonly WayRow[], t: number): WayRow[] =>
  rows.filter(({ x }) => x === t).sort((one, other) => one.absolute - other.absolute);

interface Given {
  readonly rows: readonly WayRow[];
  readonly kind: ErrorKind;
  readonly choose: Choose<typeof onTheWhole>;
}

interface Now {
  /** A position of the way. */
  readonly t: number;
  readonly walks: boolean;
}

const wayChart = defineChart<Given, WayRow, Now>({
  name: 'Past gradient error along the way',
  rows: ({ rows }) => rows,
  x: { name: 'way from θ* to exact, t', scale: 'linear', domain: [0, 2], ticks: 5 },
  y: (rows, { kind }) => ({
    scale: 'linear',
    // A line at 0 lies inside the frame, not half under it.
    domain: [-0.03 * topOf(rows, kind), topOf(rows, kind)],
    ...(kind === 'relative'
      ? { name: 'error', unit: '% of ‖G‖', format: (value) => formatTick(100 * value) }
      : { name: '‖G − Ĝ‖', unit: 'nats per unit of weight' }),
  }),
  marks: [
    guide({ x: 1, name: 'exact' }),
    guide({ x: 0, name: 'θ*', line: 'none' }),
    line({ clips: true }),
    rule({
      at: (_, { t, walks }) => (walks ? t : null),
      on: (rows, _, { t }) => rows.filter(({ x, says }) => x === t && says !== undefined),
      grip: 'foot',
      drag: ({ x }, { given: { choose } }) => choose('t', x),
    }),
  ],
  columns: (rows) => [
    column('t', ({ x }) => x),
    ...perSeries(rows, ({ title }) => [column(`${title}: relative error`, ({ relative }) => relative)]),
    ...perSeries(rows, ({ title }) => [column(`${title}: ‖G − Ĝ‖ (nats per unit of weight)`, ({ absolute }) => absolute)]),
  ],
  line: ({ x }) => x,
  summary: (rows, { kind }, { t }) => {
    const [best] = standingsAt(rows, t);
    return best ? `At t = ${t.toFixed(2)} ${best.series.title} has the least error, ${errorText(best, kind)}.` : '';
  },
});

/** Every method's error at one place, the least first. */
const Standings = ({ rows, kind, t }: Pick<Given, 'rows' | 'kind'> & { t: number }) => {
  const looked = useStore((state) => state.looked.method);
  return (
    <ol className="gradient-standings" aria-label={`Error at t = ${t.toFixed(2)}, least first`}>
      {standingsAt(rows, t).map((row) => (
        <li
          key={row.series.id}
          data-method={row.series.id}
          data-looked={looked === row.series.id || undefined}
          onPointerEnter={() => getStore().lookAt({ method: row.series.id })}
          onPointerLeave={() => getStore().lookAt({})}
        >
          <LineSample methodId={row.series.id} length={18} />
          <span>{row.series.title}</span>
          <b>{errorText(row, kind)}</b>
        </li>
      ))}
    </ol>
  );
};

/** Rows of the chart, which stay the same while a hand walks over them. */
interface OnTheWay extends OnCanvas {
  readonly rows: readonly WayRow[];
}

type WayDrawing = Drawing<typeof onTheWhole, unknown, typeof gradientWay, OnTheWay, GradientWayResult>;

/** Position that is looked at: exact, where one does not walk. */
const hereOf = ({ place, t }: WayDrawing['options']): number => (place === 'walk' ? t : 1);

/** Growth of every method's error on the way from the old model through exact retraining and beyond. */
export const way = defineView({
  id: 'way',
  label: 'Along the way',
  title: 'Error of every method between θ*, exact retraining, and beyond',
  look: 'Walk from θ* through exact and beyond: whose error stays at zero?',
  options: onTheWhole,
  study: gradientWay,
  what: 'Gradients along the way',
  ask: askAbout,
  useAlso: (given, { result }): OnTheWay => {
    const { error } = given.options;
    const methods = useKept(comparedMethods(given));
    const rows = useMemo(() => (result ? wayRows(result, methods.map(methodSeries), error) : []), [result, methods, error]);
    return { rows, ...useCanvas(given) };
  },
  drawn: (result, given): GradientWayResult | string | null => {
    if (!result || result.undefinedBecause) return result?.undefinedBecause ?? null;
    return comparedMethods(given).some((id) => result.methods[id])
      ? result
      : 'None of the methods shown reconstructs a gradient. Switch on another one.';
  },
  isStatusAbove: true,
  Draw: ({ also: { rows }, options, choose }: WayDrawing) => (
    <Chart chart={wayChart} given={{ rows, kind: options.error, choose }} now={{ t: hereOf(options), walks: options.place === 'walk' }} />
  ),
  Beside: ({ also: { rows }, options }: WayDrawing) => <Standings rows={rows} kind={options.error} t={hereOf(options)} />,
  Note: SharesNote,
});
