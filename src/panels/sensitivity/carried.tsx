import { column } from '../../chart/columns.ts';
import { defineChart, type Mark } from '../../chart/defineChart.ts';
import { diagonal } from '../../chart/marks/diagonal.tsx';
import { line } from '../../chart/marks/line.tsx';
import type { Row, Series } from '../../chart/rows.ts';
import { formatPercent } from '../../ui/format.ts';
import { StyleSample } from '../../ui/LineSample.tsx';
import { methodMark } from '../../ui/methodMarks.ts';
import { carried } from './layout.ts';

interface Given {
  readonly truth: Float64Array;
  readonly predicted: Float64Array;
}

/** The most sensitive x % of the points carry y % of all |change|: of a line, or a share that is read off, of both. */
interface CarriedRow extends Row {
  readonly read?: { readonly share: number; readonly truth: number; readonly predicted: number };
}

const TRUE: Series = { id: 'true', title: 'true', style: methodMark('exact') };
const PREDICTED: Series = { id: 'predicted', title: 'predicted', style: methodMark('influence') };

/** Shares of the points that can be read off. */
const READ = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

/** The part that the first `share` of the points carry; they count as whole points. */
const at = (sums: Float64Array, share: number): number => sums[Math.ceil(share * (sums.length - 1) - 1e-9)] ?? 1;

export const carriedRows = ({ truth, predicted }: Given): readonly CarriedRow[] => {
  const [all, foretold] = [carried(truth), carried(predicted)];
  const through = (series: Series, sums: Float64Array): CarriedRow[] =>
    Array.from(sums, (sum, k) => ({ series, x: (100 * k) / (sums.length - 1), y: 100 * sum }));
  const read = READ.map((share): CarriedRow => {
    const [own, other] = [at(all, share), at(foretold, share)];
    return {
      x: 100 * share,
      y: 100 * own,
      read: { share, truth: own, predicted: other },
      says: `${formatPercent(share, 0)} of the points carry ${formatPercent(own)}, predicted ${formatPercent(other)}`,
    };
  });
  return [...through(PREDICTED, foretold), ...through(TRUE, all), ...read];
};

const tenthOf = (rows: readonly CarriedRow[]): CarriedRow | undefined => rows.find(({ read }) => read?.share === 0.1);

/** The part that a tenth of the points carries, led to both axes. */
const tenth: Mark<Given, CarriedRow, unknown> = {
  lay: ({ rows, plot }) => {
    const row = tenthOf(rows);
    if (!row?.read) return () => null;
    const [x, y, words] = [plot.x.at(row.x), plot.y.at(row.y), `10 % carry ${formatPercent(row.read.truth, 0)}`];
    return () => (
      <>
        <path className="chart-guide" data-line="dashed" d={`M${x} ${plot.height}V${y}H0`} />
        <circle className="chart-foot" cx={x} cy={y} r={3.5} />
        <text className="chart-text" data-strong="" x={x + 9} y={y + 12}>
          {words}
        </text>
      </>
    );
  },
};

/** How few points carry how much of all the change: true and predicted. */
export const carriedChart = defineChart<Given, CarriedRow>({
  name: 'Who carries the change',
  rows: carriedRows,
  x: { name: 'points, most sensitive first', unit: '%', scale: 'linear', domain: [0, 100], ticks: 5 },
  y: { name: 'of all |change|', unit: '%', scale: 'linear', domain: [0, 100], ticks: 5 },
  marks: [diagonal(), line({ look: 'lift' }), tenth],
  inTable: ({ read }) => read !== undefined,
  columns: [
    column('share of the points', ({ read }) => read?.share ?? null),
    column('share of all |change|, true', ({ read }) => read?.truth ?? null),
    column('predicted', ({ read }) => read?.predicted ?? null),
  ],
  summary: (rows) => `A tenth of the points carries ${formatPercent(tenthOf(rows)?.read?.truth ?? null, 0)} of all |change|.`,
  legend: () =>
    [TRUE, PREDICTED].map(({ id, title, style }) => (
      <span key={id}>
        <StyleSample style={style} />
        {title}
      </span>
    )),
});
