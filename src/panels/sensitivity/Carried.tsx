import { memo, useMemo } from 'react';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import type { LeaveOneOutResult } from '../../studies/leaveOneOut.ts';
import { formatPercent } from '../../ui/format.ts';
import { carried } from './layout.ts';

const X: Axis = { name: 'points, most sensitive first', unit: '%', scale: 'linear', domain: [0, 100], ticks: 5 };
const Y: Axis = { name: 'of all |change|', unit: '%', scale: 'linear', domain: [0, 100], ticks: 5 };
/** Shares of the points that can be read off. */
const READ = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

/** What the first `share` of the points carry; they count as whole points. */
const at = (sums: Float64Array, share: number): number => sums[Math.ceil(share * (sums.length - 1) - 1e-9)] ?? 1;

const Lines = memo(({ plot, truth, predicted }: { plot: Plot; truth: Float64Array; predicted: Float64Array }) => {
  const path = (sums: Float64Array): string =>
    Array.from(
      sums,
      (sum, k) => `${k === 0 ? 'M' : 'L'}${plot.x.at((100 * k) / (sums.length - 1)).toFixed(1)} ${plot.y.at(100 * sum).toFixed(1)}`,
    ).join('');
  const tenth = at(truth, 0.1);
  const [px, py] = [plot.x.at(10), plot.y.at(100 * tenth)];
  return (
    <g className="sensitivity-carried">
      <path className="sensitivity-diagonal" d={`M${plot.x.at(0)} ${plot.y.at(0)}L${plot.x.at(100)} ${plot.y.at(100)}`} />
      <path className="sensitivity-guide" d={`M${px} ${plot.height}V${py}H0`} />
      <path className="sensitivity-predicted" d={path(predicted)} />
      <path className="sensitivity-true" d={path(truth)} />
      <circle cx={px} cy={py} r={3.5} />
      <text x={px + 9} y={py + 12}>
        10 % carry {formatPercent(tenth, 0)}
      </text>
    </g>
  );
});

/** How few points carry how much of all the change: true and predicted. */
export const Carried = ({ result, form }: { result: LeaveOneOutResult; form: 'first' | 'downdated' }) => {
  const truth = useMemo(() => carried(result.truth), [result]);
  const predicted = useMemo(() => carried(result[form]), [result, form]);
  const spots = useMemo(
    () =>
      READ.map(
        (share): Spot => ({
          key: `${share}`,
          x: 100 * share,
          y: 100 * at(truth, share),
          says: `${formatPercent(share, 0)} of the points carry ${formatPercent(at(truth, share))}, predicted ${formatPercent(at(predicted, share))}`,
        }),
      ),
    [truth, predicted],
  );
  const table = useMemo(
    () => ({
      columns: ['share of the points', 'share of all |change|, true', 'predicted'],
      rows: READ.map((share) => [share, at(truth, share), at(predicted, share)]),
    }),
    [truth, predicted],
  );
  return (
    <Chart
      name="Who carries the change"
      summary={`A tenth of the points carries ${formatPercent(at(truth, 0.1), 0)} of all |change|.`}
      x={X}
      y={Y}
      spots={spots}
      table={table}
      legend={
        <>
          <span className="sensitivity-key">
            <svg width="22" height="10" aria-hidden="true">
              <path className="sensitivity-true" d="M1 5h20" />
            </svg>
            true
          </span>
          <span className="sensitivity-key">
            <svg width="22" height="10" aria-hidden="true">
              <path className="sensitivity-predicted" d="M1 5h20" />
            </svg>
            predicted
          </span>
        </>
      }
    >
      {(plot) => <Lines plot={plot} truth={truth} predicted={predicted} />}
    </Chart>
  );
};
