import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ChartDeclaration } from './defineChart.ts';
import { FacetPlot, layFacet } from './FacetPlot.tsx';
import { finderOf, type Placed } from './placed.ts';
import { bySeries, type Row, type Run } from './rows.ts';

/** Pixels of a plot's square until it is measured. */
const SIZE = 160;
/** Room for the numbers under it. */
const GUTTER = 17;
const REACH = 24;
const ALONG: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** The next row for an arrow key, from left to right, and around. */
export const alongPlaced = <R extends Row>(placed: readonly Placed<R>[], weight: number | null, by: 1 | -1): Placed<R> | null => {
  const order = [...placed].sort((one, other) => one.x - other.x);
  const at = order.findIndex(({ row }) => row.weight === weight);
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  return order[next] ?? null;
};

interface FacetProps<Given, R extends Row, Now> {
  readonly chart: ChartDeclaration<Given, R, Now>;
  readonly given: Given;
  readonly now: Now;
  readonly run: Run<R>;
  readonly label: string;
  readonly describedBy: string;
  /** The weight that is looked at in all plots. */
  readonly weight: number | null;
  readonly onWeight: (weight: number | null) => void;
  /** Pixels of its square. */
  readonly size: number;
  readonly onPress: () => void;
}

const Facet = <Given, R extends Row, Now>({
  chart,
  given,
  now,
  run,
  label,
  describedBy,
  weight,
  onWeight,
  size,
  onPress,
}: FacetProps<Given, R, Now>) => {
  const of = useMemo(() => layFacet(chart, run.rows, given, size), [chart, run, given, size]);
  const placed = useMemo(() => of.rows.map((row): Placed<R> => ({ row, x: of.plot.x.at(row.x), y: of.plot.y.at(row.y) })), [of]);
  const find = useMemo(() => finderOf(placed), [placed]);
  const look = (next: Placed<R> | null): void => onWeight(next?.row.weight ?? null);
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = (size + 2) / box.width;
    look(find((event.clientX - box.left) * scale - 1, (event.clientY - box.top) * scale - 1, REACH));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onWeight(null);
    const by = ALONG[event.key];
    if (by === undefined) return;
    event.preventDefault();
    look(alongPlaced(placed, weight, by));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that arrow keys walk through has no element of its own
    <svg
      className="chart-facet-plot"
      viewBox={`-1 -1 ${size + 2} ${size + GUTTER}`}
      role="group"
      aria-roledescription="scatter plot"
      aria-label={`${label}. Arrow keys walk through the weights.`}
      aria-describedby={describedBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: values are read by keyboard as well as by pointer
      tabIndex={0}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onWeight(null)}
      onKeyDown={press}
      onClick={onPress}
      onBlur={() => onWeight(null)}
    >
      <FacetPlot chart={chart} of={of} seen={{ now, looked: null, chosen: '' }} />
    </svg>
  );
};

interface FacetsProps<Given, R extends Row, Now> {
  readonly chart: ChartDeclaration<Given, R, Now>;
  readonly given: Given;
  readonly now: Now;
  readonly rows: readonly R[];
  readonly weight: number | null;
  /** Title and figures of a plot. */
  readonly head: (run: Run<R>) => ReactNode;
  readonly label: (run: Run<R>) => string;
  /** The method that is looked at. */
  readonly looked: string | null;
  readonly describedBy: string;
  readonly onLook: (run: Run<R>, weight: number | null) => void;
  /** The series whose plot stands alone, as large as there is room; null: all of them. */
  readonly alone: string | null;
  /** A plot was pressed. */
  readonly onPress: (run: Run<R>) => void;
}

/** Width of so many plots in a list, pixels: the first one's, as all are alike. It is measured where the list or their number changes. */
const useWidth = (list: RefObject<HTMLUListElement | null>, count: number): number => {
  const [width, setWidth] = useState(SIZE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: so many plots share the width of the list
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = (): void => {
      const plot = element.querySelector('svg')?.parentElement;
      if (plot) setWidth(Math.max(80, Math.round(plot.clientWidth) - 2));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, count]);
  return width;
};

/** A declared chart as a small square plot a series, side by side; a row is looked at in all of them. */
export const Facets = <Given, R extends Row, Now>({
  rows,
  head,
  label,
  looked,
  onLook,
  onPress,
  alone,
  ...rest
}: FacetsProps<Given, R, Now>) => {
  const runs = useMemo(() => bySeries(rows), [rows]);
  const list = useRef<HTMLUListElement>(null);
  const single = runs.filter(({ series }) => series.id === alone);
  const all = single.length > 0 ? single : runs;
  const size = useWidth(list, all.length);
  return (
    <ul ref={list} className="chart-facets" data-alone={single.length > 0 || undefined}>
      {all.map((run) => (
        <li key={run.series.id} data-method={run.series.id} data-looked={looked === run.series.id || undefined}>
          {head(run)}
          <Facet
            {...rest}
            run={run}
            label={label(run)}
            onWeight={(weight) => onLook(run, weight)}
            size={size}
            onPress={() => onPress(run)}
          />
        </li>
      ))}
    </ul>
  );
};
