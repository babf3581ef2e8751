import type { Mark } from '../defineChart.ts';
import type { Row, Series } from '../rows.ts';

/** Names of both axes inside the plot, where there is no room around it; in the plots of some series only. */
export const corners = <Given,>(when: (series: Series | undefined, given: Given) => boolean): Mark<Given, Row, unknown> => ({
  lay:
    ({ rows, given, plot: { x, y, width, height } }) =>
    () =>
      when(rows[0]?.series, given) && (
        <>
          <text className="chart-corner" x={width - 4} y={height - 5} textAnchor="end">
            {x.title} →
          </text>
          <text className="chart-corner" x={4} y={12}>
            ↑ {y.title}
          </text>
        </>
      ),
});
