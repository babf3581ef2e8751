import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useSize } from '../ui/useSize.ts';
import { getStore, useStore } from '../ui/useStore.ts';
import type { Axis, PlacedAxis } from './axis.ts';
import './chart.css';
import { layPlot, type Plot } from './plot.ts';
import { Save } from './Save.tsx';
import { nearestSpot, type PlacedSpot, type Spot, saidOf, WAYS, walk } from './spots.ts';
import { type FigureTable, Table } from './Table.tsx';

export type { Plot } from './plot.ts';

interface ChartProps {
  /** What is drawn, as a title: 'Gradient error along the way'. */
  readonly name: string;
  /** One sentence with the figure that matters: for those who do not see the chart, and under the title of a saved one. */
  readonly summary: string;
  readonly x: Axis;
  readonly y: Axis;
  /** What can be read off. */
  readonly spots: readonly Spot[];
  readonly table: FigureTable | (() => FigureTable);
  /** The plot is a square, both axes at one scale. */
  readonly square?: boolean;
  /** Width of the plot over its height, where a unit must be as long on both axes: their domains have this shape. */
  readonly aspect?: number;
  /** Controls of this chart, beside its title. */
  readonly controls?: ReactNode;
  /** What the marks mean, under the chart. */
  readonly legend?: ReactNode;
  /** A press or a drag on the plot, in the units of the axes; `done` at its end. With keys the chart's own controls do the same. */
  readonly onPlace?: (x: number, y: number, done: boolean) => void;
  /** A rectangle drawn over the plot, in the units of the axes: for taking hold of many at once. A press stays a press. */
  readonly onBrush?: (x: readonly [low: number, high: number], y: readonly [low: number, high: number]) => void;
  /** Enter, or a press, on what is looked at. */
  readonly onSpot?: (spot: Spot) => void;
  /** Enter on what is looked at, where a press is the beginning of a drag. */
  readonly onEnter?: (spot: Spot) => void;
  /** Pixels kept free to the right of the plot, for labels at the ends of lines. */
  readonly labelRoom?: number;
  /** The marks, in pixels of the plot (0, 0 is its upper left). */
  readonly children: (plot: Plot) => ReactNode;
}

const MARGIN = { left: 52, right: 14, top: 10, bottom: 36 };
const REACH = 28;
/** A rectangle whose diagonal is shorter than this is a press, pixels. */
const PRESS = 6;

interface Brush {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** What of a chart is looked at in some other place of the page. */
const useElsewhere = (spots: readonly Spot[]): string | null => {
  const hovered = useStore((state) => state.hovered);
  const looked = useStore((state) => state.looked);
  return useMemo(() => {
    if (hovered !== null) return spots.find(({ point }) => point === hovered)?.key ?? null;
    if (looked.weight === null) return null;
    return spots.find(({ weight, method }) => weight === looked.weight && (!looked.method || method === looked.method))?.key ?? null;
  }, [spots, hovered, looked]);
};

const tell = (spot: Spot | null): void => {
  const store = getStore();
  store.hover(spot?.point ?? null);
  store.lookAt({ method: spot?.method ?? null, weight: spot?.weight ?? null });
};

/** Axes with names and units, values by pointer, key and finger, a table behind it, and files to save: every chart of the panels. */
export const Chart = ({
  name,
  summary,
  x,
  y,
  spots,
  table,
  square = false,
  aspect,
  controls,
  legend,
  onPlace,
  onBrush,
  onSpot,
  onEnter = onSpot,
  labelRoom = MARGIN.right,
  children,
}: ChartProps) => {
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const size = useSize(stage);
  const [asNumbers, setAsNumbers] = useState(false);
  const [own, setOwn] = useState<string | null>(null);
  const elsewhere = useElsewhere(spots);
  const placing = useRef(false);
  const [brush, setBrush] = useState<Brush | null>(null);

  const room = {
    width: Math.max(120, (size?.width ?? 480) - MARGIN.left - labelRoom),
    height: Math.max(90, (size?.height ?? 230) - MARGIN.top - MARGIN.bottom),
  };
  const shape = square ? 1 : aspect;
  const width = shape === undefined ? room.width : Math.min(room.width, room.height * shape);
  const height = shape === undefined ? room.height : width / shape;
  const plot = useMemo(() => layPlot(x, y, width, height), [x, y, width, height]);
  const placed = useMemo(
    () =>
      spots
        .map((spot): PlacedSpot => ({ spot, x: plot.x.at(spot.x), y: plot.y.at(spot.y) }))
        .filter((spot) => Number.isFinite(spot.x) && Number.isFinite(spot.y)),
    [spots, plot],
  );
  const activeKey = own ?? elsewhere;
  const active = activeKey === null ? null : (placed.find(({ spot }) => spot.key === activeKey) ?? null);

  const look = (next: PlacedSpot | null): void => {
    if (next?.spot.key === own || (!next && own === null)) return;
    setOwn(next?.spot.key ?? null);
    tell(next?.spot ?? null);
  };
  const spotAt = (event: PointerEvent): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left - MARGIN.left, event.clientY - box.top - MARGIN.top];
  };
  const place = (event: PointerEvent, done: boolean): void => {
    const [px, py] = spotAt(event);
    onPlace?.(plot.x.valueAt(px), plot.y.valueAt(py), done);
  };
  const down = (event: PointerEvent): void => {
    const [px, py] = spotAt(event);
    const near = nearestSpot(placed, px, py, REACH);
    look(near);
    if (onBrush) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setBrush({ from: [px, py], to: [px, py] });
    } else if (near && onSpot) onSpot(near.spot);
    else if (onPlace) {
      event.currentTarget.setPointerCapture(event.pointerId);
      placing.current = true;
      place(event, false);
    }
  };
  const move = (event: PointerEvent): void => {
    if (brush) setBrush({ ...brush, to: spotAt(event) });
    else if (placing.current) place(event, false);
    else look(nearestSpot(placed, ...spotAt(event), REACH));
  };
  const brushed = ({ from, to }: Brush): void => {
    setBrush(null);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < PRESS) {
      const near = nearestSpot(placed, ...from, REACH);
      if (near) onSpot?.(near.spot);
      return;
    }
    const sides = (axis: PlacedAxis, one: number, other: number): [number, number] => {
      const [a, b] = [axis.valueAt(one), axis.valueAt(other)];
      return [Math.min(a, b), Math.max(a, b)];
    };
    onBrush?.(sides(plot.x, from[0], to[0]), sides(plot.y, from[1], to[1]));
  };
  const up = (event: PointerEvent): void => {
    if (brush) brushed({ ...brush, to: spotAt(event) });
    if (placing.current) place(event, true);
    placing.current = false;
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') look(null);
    else if (event.key === 'Enter' && active) onEnter?.(active.spot);
    const way = WAYS[event.key];
    if (way === undefined) return;
    event.preventDefault();
    look(walk(placed, active?.spot.key ?? null, way));
  };

  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="chart-name">{name}</span>
        <output id={`${id}-readout`} className="chart-readout" aria-live="polite">
          {active && saidOf(active.spot)}
        </output>
        {controls}
        <Save name={name} summary={summary} table={table} drawing={() => drawing.current} asNumbers={asNumbers} onNumbers={setAsNumbers} />
      </figcaption>
      {asNumbers && <Table name={name} table={typeof table === 'function' ? table() : table} />}
      <div ref={stage} className="chart-stage" hidden={asNumbers} data-square={square || undefined}>
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
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={(event) => (brush ? setBrush(null) : up(event))}
          onPointerLeave={(event) => event.pointerType === 'mouse' && !placing.current && !brush && look(null)}
          onKeyDown={key}
          onBlur={() => look(null)}
        >
          <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
            <rect className="chart-frame" width={width} height={height} />
            <path
              className="chart-grid"
              d={`${plot.x.ticks.map(({ at }) => `M${at.toFixed(1)} 0V${height}`).join('')}${plot.y.ticks.map(({ at }) => `M0 ${at.toFixed(1)}H${width}`).join('')}`}
            />
            {plot.x.ticks.map(({ at, text, value }) => (
              <text key={value} className="chart-tick" x={at} y={height + 14} textAnchor="middle">
                {text}
              </text>
            ))}
            {plot.y.ticks.map(({ at, text, value }) => (
              <text key={value} className="chart-tick" x={-6} y={at + 3.5} textAnchor="end">
                {text}
              </text>
            ))}
            <text className="chart-axis" x={width} y={height + 30} textAnchor="end">
              {plot.x.title} →
            </text>
            <text className="chart-axis" transform={`translate(${8 - MARGIN.left} 0) rotate(-90)`} y={3} textAnchor="end">
              {plot.y.title} →
            </text>
            {children(plot)}
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
