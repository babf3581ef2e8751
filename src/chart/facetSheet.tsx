import { drawingOf } from '../ui/save/drawing.ts';
import type { ChartDeclaration } from './defineChart.ts';
import { FacetPlot, layFacet } from './FacetPlot.tsx';
import { bySeries, type Row, type Series } from './rows.ts';

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
  readonly note: (series: Series) => string;
}

/** The plots of all series as one drawing, to be saved. */
const Sheet = <Given, R extends Row, Now>({ chart, given, now, rows, note }: SheetProps<Given, R, Now>) => {
  const runs = bySeries(rows);
  const columns = Math.min(COLUMNS, Math.max(2, runs.length));
  return (
    <svg width={LEFT + columns * CELL.width} height={Math.ceil(runs.length / columns) * CELL.height + 4} aria-hidden="true">
      {runs.map(({ series, rows: own }, k) => (
        <g key={series.id} transform={`translate(${LEFT + (k % columns) * CELL.width} ${TOP + Math.floor(k / columns) * CELL.height})`}>
          <text className="chart-facet" y={-22} style={{ fill: series.style.color }}>
            {series.title}
          </text>
          <text className="chart-corner" y={-7}>
            {note(series)}
          </text>
          <FacetPlot chart={chart} of={layFacet(chart, own, given, SIZE)} seen={{ now, looked: null, chosen: '' }} />
        </g>
      ))}
    </svg>
  );
};

/** The drawing as an element of no page. */
export const facetSheet = <Given, R extends Row, Now>(props: SheetProps<Given, R, Now>): SVGSVGElement => drawingOf(<Sheet {...props} />);
