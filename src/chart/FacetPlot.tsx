import './chart.css';
import './marks/marks.css';
import './facets.css';
import { type ChartDeclaration, type Laid, made, type Seen } from './defineChart.ts';
import { Layers } from './Layers.tsx';
import { layPlot } from './plot.ts';
import type { Row } from './rows.ts';

/** The part of a declared chart that is of one series, in a square of `size` pixels. */
export const layFacet = <Given, R extends Row, Now>(
  chart: ChartDeclaration<Given, R, Now>,
  rows: readonly R[],
  given: Given,
  size: number,
): Laid<Given, R> => ({ rows, given, plot: layPlot(made(chart.x, rows, given), made(chart.y, rows, given), size, size), clip: '' });

interface FacetPlotProps<Given, R extends Row, Now> {
  readonly chart: ChartDeclaration<Given, R, Now>;
  readonly of: Laid<Given, R>;
  readonly seen: Seen<Now>;
}

/** Frame, marks, and the numbers under them. */
export const FacetPlot = <Given, R extends Row, Now>({ chart, of, seen }: FacetPlotProps<Given, R, Now>) => {
  const { width, height, x } = of.plot;
  return (
    <>
      <rect className="chart-frame" width={width} height={height} />
      <Layers marks={chart.marks} of={of} seen={seen} />
      {x.ticks.map(({ value, at, text }) => (
        <text
          key={value}
          className="chart-corner"
          x={at}
          y={height + 11}
          textAnchor={at < 12 ? 'start' : at > width - 12 ? 'end' : 'middle'}
        >
          {text}
        </text>
      ))}
    </>
  );
};
