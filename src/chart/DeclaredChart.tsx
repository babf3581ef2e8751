import { type ReactNode, useId, useMemo } from 'react';
import { useKept } from '../ui/useKept.ts';
import { useStore } from '../ui/useStore.ts';
import { onAxis } from './axis.ts';
import { Chart } from './Chart.tsx';
import { tableOf } from './columns.ts';
import { type ChartDeclaration, type Laid, type Mark, made } from './defineChart.ts';
import { Layer } from './Layer.tsx';
import { keyOf, type Row } from './rows.ts';
import type { Spot } from './spots.ts';

const spotsOf = (rows: readonly Row[], across: boolean): Spot[] =>
  rows.flatMap((row): Spot[] => {
    const { says, series, x, y, point, method = series?.method, weight } = row;
    if (says === undefined) return [];
    return [
      {
        key: keyOf(row),
        x,
        y,
        says,
        ...(series && !across && { series: series.id }),
        ...(method !== undefined && { method }),
        ...(point !== undefined && { point }),
        ...(weight !== undefined && { weight }),
      },
    ];
  });

/** Rows of the table, in its order. */
const tabled = <Given, R extends Row, Now>(
  { inTable, largestFirst }: ChartDeclaration<Given, R, Now>,
  rows: readonly R[],
): readonly R[] => {
  const kept = inTable ? rows.filter(inTable) : rows;
  return largestFirst ? [...kept].sort((one, other) => largestFirst(other) - largestFirst(one)) : kept;
};

interface MarksProps<Given, R extends Row, Now> extends Pick<Laid<Given, R>, 'given' | 'rows' | 'plot'> {
  readonly marks: readonly Mark<Given, R, Now>[];
  readonly now: Now;
}

/** All marks over one plot. */
const Marks = <Given, R extends Row, Now>({ marks, given, rows, plot, now }: MarksProps<Given, R, Now>) => {
  const id = useId();
  const looked = useStore((state) => state.looked.method);
  const chosen = useStore((state) => state.chosenMethod);
  const of = useMemo((): Laid<Given, R> => ({ given, rows, plot, clip: `url(#${id})` }), [given, rows, plot, id]);
  return (
    <>
      {marks.some(({ clips }) => clips) && (
        <clipPath id={id}>
          <rect width={plot.width} height={plot.height} />
        </clipPath>
      )}
      {marks.map((mark, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a declaration stay as they are
        <Layer key={k} mark={mark} of={of} seen={{ now, looked, chosen }} />
      ))}
    </>
  );
};

type DeclaredChartProps<Given, R extends Row, Now> = {
  readonly chart: ChartDeclaration<Given, R, Now>;
  /** Compared part by part by Object.is. */
  readonly given: Given;
  /** Controls of this chart, beside its title. */
  readonly controls?: ReactNode;
} & (null extends Now ? { readonly now?: Now } : { readonly now: Now });

/** A declared chart over what is given. */
export const DeclaredChart = <Given extends object, R extends Row, Now = null>({
  chart,
  given: asked,
  now: moving,
  controls,
}: DeclaredChartProps<Given, R, Now>) => {
  // Left out only where null is all there is.
  const now = (moving ?? null) as Now;
  const given = useKept(asked);
  const rows = useMemo(() => chart.rows(given), [chart, given]);
  const spots = useMemo(() => spotsOf(rows, chart.readsAcross ?? false), [chart, rows]);
  const { name, x, y, legend, labelRoom } = useMemo(
    () => ({
      name: made(chart.name, rows, given),
      x: made(chart.x, rows, given),
      y: made(chart.y, rows, given),
      legend: chart.legend?.(rows, given),
      labelRoom: chart.labelRoom?.(rows, given),
    }),
    [chart, rows, given],
  );
  const of = { rows, given };
  const dragged = chart.marks.find(({ drag }) => drag)?.drag;
  const rowOf = ({ key }: Spot): R | undefined => rows.find((row) => keyOf(row) === key);
  const on = (act: ((row: R, given: Given) => void) | undefined) =>
    act &&
    ((spot: Spot): void => {
      const row = rowOf(spot);
      if (row) act(row, given);
    });
  const [onSpot, onEnter] = [on(chart.onRow), on(chart.onEnter)];
  const { onBrush } = chart;
  return (
    <Chart
      name={name}
      summary={chart.summary(rows, given, now)}
      x={x}
      y={y}
      spots={spots}
      table={() => tableOf(tabled(chart, rows), made(chart.columns, rows, given), chart.line)}
      controls={controls}
      legend={legend}
      {...(chart.square && { square: true })}
      {...(chart.aspect && { aspect: chart.aspect(given) })}
      {...(labelRoom !== undefined && { labelRoom })}
      {...(dragged && { onPlace: (px: number, py: number, done: boolean) => dragged({ x: px, y: py, done }, of) })}
      {...(onBrush && {
        onBrush: ([x0, x1], [y0, y1]) =>
          onBrush(
            rows.filter((row) => {
              const [atX, atY] = [onAxis(x, row.x), onAxis(y, row.y)];
              return atX >= x0 && atX <= x1 && atY >= y0 && atY <= y1;
            }),
            given,
          ),
      })}
      {...(onSpot && { onSpot })}
      {...(onEnter && { onEnter })}
    >
      {(plot) => <Marks marks={chart.marks} given={given} rows={rows} plot={plot} now={now} />}
    </Chart>
  );
};
