import { memo, type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react';
import { useKept } from '../ui/useKept.ts';
import { useSize } from '../ui/useSize.ts';
import { useStore } from '../ui/useStore.ts';
import './chart.css';
import './marks/marks.css';
import './facets.css';
import { tableOf } from './columns.ts';
import { type ChartDeclaration, type Laid, type Mark, made } from './defineChart.ts';
import { Layers } from './Layers.tsx';
import { placeRows } from './placed.ts';
import { layPlot, type Plot } from './plot.ts';
import { type Row, saidOf } from './rows.ts';
import { Save } from './Save.tsx';
import { type FigureTable, Table } from './Table.tsx';
import { useReading } from './useReading.ts';

/** Room around the plot, pixels. */
const MARGIN = { left: 52, right: 14, top: 10, bottom: 36 };

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

/** Pixels around the plot that are not clipped: a line along its edge keeps its width. */
const EDGE = 1.25;

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
          <rect x={-EDGE} y={-EDGE} width={plot.width + 2 * EDGE} height={plot.height + 2 * EDGE} />
        </clipPath>
      )}
      <Layers marks={marks} of={of} seen={{ now, looked, chosen }} />
    </>
  );
};

/** Frame, grid, numbers and names; the vertical name stands `left` of the plot, pixels. */
const Axes = memo(({ plot: { x, y, width, height }, left }: { plot: Plot; left: number }) => (
  <>
    <rect className="chart-frame" width={width} height={height} />
    <path
      className="chart-grid"
      d={`${x.ticks.map(({ at }) => `M${at.toFixed(1)} 0V${height}`).join('')}${y.ticks.map(({ at }) => `M0 ${at.toFixed(1)}H${width}`).join('')}`}
    />
    {x.ticks.map(({ at, text, value }) => (
      <text key={value} className="chart-tick" x={at} y={height + 14} textAnchor="middle">
        {text}
      </text>
    ))}
    {y.ticks.map(({ at, text, value }) => (
      <text key={value} className="chart-tick" x={-6} y={at + 3.5} textAnchor="end">
        {text}
      </text>
    ))}
    <text className="chart-axis" x={width} y={height + 30} textAnchor="end">
      {x.title} →
    </text>
    <text className="chart-axis" transform={`translate(${left} 0) rotate(-90)`} y={3} textAnchor="end">
      {y.title} →
    </text>
  </>
));

type ChartProps<Given, R extends Row, Now> = {
  readonly chart: ChartDeclaration<Given, R, Now>;
  /** Compared part by part by Object.is. */
  readonly given: Given;
  /** Controls of this chart, beside its title. */
  readonly controls?: ReactNode;
} & (null extends Now ? { readonly now?: Now } : { readonly now: Now });

/** Axes with names and units, the marks of a declaration over them, values by pointer, key and finger, a table, and files to save. */
export const Chart = <Given extends object, R extends Row, Now = null>({
  chart,
  given: asked,
  now: moving,
  controls,
}: ChartProps<Given, R, Now>) => {
  // Left out only where null is all there is.
  const now = (moving ?? null) as Now;
  const given = useKept(asked);
  const rows = useMemo(() => chart.rows(given), [chart, given]);
  const { name, x, y, legend, labelRoom } = useMemo(
    () => ({
      name: made(chart.name, rows, given),
      x: made(chart.x, rows, given),
      y: made(chart.y, rows, given),
      legend: chart.legend?.(rows, given),
      labelRoom: chart.labelRoom?.(rows, given) ?? MARGIN.right,
    }),
    [chart, rows, given],
  );
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const size = useSize(stage);
  const [asNumbers, setAsNumbers] = useState(false);
  const room = {
    width: Math.max(120, (size?.width ?? 480) - MARGIN.left - labelRoom),
    height: Math.max(90, (size?.height ?? 230) - MARGIN.top - MARGIN.bottom),
  };
  const aspect = chart.aspect?.(given);
  const width = aspect === undefined ? room.width : Math.min(room.width, room.height * aspect);
  const height = aspect === undefined ? room.height : width / aspect;
  const plot = useMemo(() => layPlot(x, y, width, height), [x, y, width, height]);
  const placed = useMemo(() => placeRows(rows, plot), [rows, plot]);
  const { active, brush, handlers } = useReading(chart, { given, rows, plot, placed, origin: [MARGIN.left, MARGIN.top] });

  const summary = useMemo(() => chart.summary(rows, given, now), [chart, rows, given, now]);
  const table = useCallback(
    (): FigureTable => tableOf(tabled(chart, rows), made(chart.columns, rows, given), chart.line),
    [chart, rows, given],
  );
  const save = useMemo(
    () => (
      <Save name={name} summary={summary} table={table} drawing={() => drawing.current} asNumbers={asNumbers} onNumbers={setAsNumbers} />
    ),
    [name, summary, table, asNumbers],
  );
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="chart-name">{name}</span>
        <output id={`${id}-readout`} className="chart-readout" aria-live="polite">
          {active && saidOf(active.row)}
        </output>
        {controls}
        {save}
      </figcaption>
      {asNumbers && <Table name={name} table={table()} />}
      <div ref={stage} className="chart-stage" hidden={asNumbers}>
        <svg
          ref={drawing}
          className="chart-drawing"
          width={width + MARGIN.left + labelRoom}
          height={height + MARGIN.top + MARGIN.bottom}
          role="application"
          aria-roledescription="chart"
          aria-label={`${name}. ${summary} Arrow keys read values.`}
          aria-describedby={`${id}-readout`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: values are read by keyboard as well as by pointer
          tabIndex={0}
          {...handlers}
        >
          <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
            <Axes plot={plot} left={8 - MARGIN.left} />
            <Marks marks={chart.marks} given={given} rows={rows} plot={plot} now={now} />
            {brush && (
              <rect
                className="chart-brush"
                data-screen-only=""
                x={Math.min(brush.from[0], brush.to[0])}
                y={Math.min(brush.from[1], brush.to[1])}
                width={Math.abs(brush.to[0] - brush.from[0])}
                height={Math.abs(brush.to[1] - brush.from[1])}
              />
            )}
            {active && <circle className="chart-active" data-screen-only="" cx={active.x} cy={active.y} r={6} />}
          </g>
        </svg>
      </div>
      {legend && <div className="chart-legend">{legend}</div>}
    </figure>
  );
};
