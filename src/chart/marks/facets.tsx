import type { Mark } from '../defineChart.ts';
import type { Row, Series } from '../rows.ts';

interface FacetsOptions<Given> {
  /** Values on the horizontal axis at which a part begins, each with its series. */
  readonly at: (given: Given) => readonly { readonly x: number; readonly series: Series }[];
}

/** Parts of one plot side by side: a divide before each but the first, and its name. */
export const facets = <Given,>({ at }: FacetsOptions<Given>): Mark<Given, Row, unknown> => ({
  lay: ({ given, plot }) => {
    const parts = at(given).map(({ x, series }) => ({ series, from: plot.x.at(x) }));
    return () =>
      parts.map(({ series: { id, title, style }, from }, k) => (
        <g key={id}>
          {k > 0 && <path className="chart-divide" d={`M${from.toFixed(1)} 0V${plot.height}`} />}
          <text className="chart-facet" x={from + 6} y={13} style={{ fill: style.color }}>
            {title}
          </text>
        </g>
      ));
  },
});
