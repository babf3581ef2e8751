import { useMemo } from 'react';
import { column, perSeries } from '../../chart/columns.ts';
import { DeclaredChart } from '../../chart/DeclaredChart.tsx';
import { defineChart } from '../../chart/defineChart.ts';
import { guide } from '../../chart/marks/guide.tsx';
import { line } from '../../chart/marks/line.tsx';
import { rule } from '../../chart/marks/rule.tsx';
import { type GradientWayResult, gradientWay } from '../../studies/gradientWay.ts';
import { formatTick } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { methodSeries } from '../methodSeries.ts';
import type { Choose } from '../options.ts';
import { type Drawing, defineView } from '../view.tsx';
import { type OnCanvas, SharesNote, useCanvas } from './canvas.tsx';
import { askAbout, comparedMethods, type ErrorKind, onTheWhole } from './choices.ts';
import { errorText, standingsAt, topOf, type WayRow, wayRows } from './way.ts';

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
    domain: [0, topOf(rows, kind)],
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
      on: ({ x, says }, { t }) => x === t && says !== undefined,
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
    const { methods } = given.shown;
    const { hidden } = given;
    const { error } = given.options;
    const rows = useMemo(
      () =>
        result && !result.undefinedBecause ? wayRows(result, comparedMethods({ shown: { methods }, hidden }).map(methodSeries), error) : [],
      [result, methods, hidden, error],
    );
    return { rows, ...useCanvas(given) };
  },
  drawn: (result, given): GradientWayResult | string | null => {
    if (!result) return null;
    if (result.undefinedBecause) return result.undefinedBecause;
    return comparedMethods(given).some((id) => result.methods[id])
      ? result
      : 'None of the methods shown reconstructs a gradient. Switch on another one.';
  },
  isStatusAbove: true,
  Draw: ({ also: { rows }, options, choose }: WayDrawing) => (
    <DeclaredChart
      chart={wayChart}
      given={{ rows, kind: options.error, choose }}
      now={{ t: hereOf(options), walks: options.place === 'walk' }}
    />
  ),
  Beside: ({ also: { rows }, options }: WayDrawing) => <Standings rows={rows} kind={options.error} t={hereOf(options)} />,
  Note: (drawing: WayDrawing) => <SharesNote {...drawing} said />,
});
