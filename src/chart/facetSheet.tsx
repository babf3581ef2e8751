import { drawingOf } from '../ui/save/drawing.ts';
import type { ChartDeclaration } from './defineChart.ts';
import { FacetPlot, layFacet } from './FacetPlot.tsx';
import { bySeries, type Row, type Run } from './rows.ts';

/** Pixels of a plot's square, and of the room that it has. */
const SIZE = 180;
const CELL = { width: 220, height: 252 };
const COLUMNS = 4;
const LEFT = 24;
const TOP = 36;

interface SheetProps<Given, R extends Row, Now> {
  readonly chart: ChartDeclaration<Given, R, Now>;
  readonly given: Given;
  readonly now: Now;
  readonly rows: readonly R[];
  /** The line under a plot's title. */
  readonly note: (run: Run<R>) => string;
}

/** The plots of all series as one drawing, to be saved. */
const Sheet = <Given, R extends Row, Now>({ chart, given, now, rows, note }: SheetProps<Given, R, Now>) => {
  const runs = bySeries(rows);
  const columns = Math.min(COLUMNS, Math.max(2, runs.length));
  return (
    <svg width={LEFT + columns * CELL.width} height={Math.ceil(runs.length / columns) * CELL.height + 4} aria-hidden="true">
      {runs.map((run, k) => (
        <g key={run.series.id} transform={`translate(${LEFT + (k % columns) * CELL.width} ${TOP + Math.floor(k / columns) * CELL.height})`}>
          <text className="chart-facet" y={-22} style={{ fill: run.series.style.color }}>
            {run.series.title}
          </text>
          <text className="chart-corner" y={-7}>
            {note(run)}
          </text>
          <FacetPlot chart={chart} of={layFacet(chart, run.rows, given, SIZE)} seen={{ now, looked: null, chosen: '' }} />
        </g>
      ))}
    </svg>
  );
};

/** The drawing as an element of no page. */
export const facetSheet = <Given, R extends Row, Now>(props: SheetProps<Given, R, Now>): SVGSVGElement => drawingOf(<Sheet {...props} />);
