import { memo, useMemo } from 'react';
import { KIND_LIMITS, largestVariance, POINT_KINDS } from '../../adaptation/lenses/pointKinds.ts';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import type { Overlay } from '../../store/state.ts';
import { formatNumber, formatQuantity, formatTick } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { type LogDomain, largest, logDomain, productLines, within } from './layout.ts';
import { PointMarks } from './marks.tsx';
import { Bar, SelectionTools } from './SelectionTools.tsx';
import { type PastPoints, useOverlay, useRemembered, useSelected } from './usePast.ts';

const MARKS = [
  { value: 'kinds', label: 'Kinds', title: 'On the canvas: an outline says whether a point is at the boundary or an outlier' },
  {
    value: 'sensitivity',
    label: 'Sensitivity',
    title: 'On the canvas: a halo around each point says how far its own logit would move without it',
  },
] as const;

/** What a kind is, with its limit, for the legend. */
const kindWords = (outputs: number): readonly string[] => {
  const variance = formatNumber(KIND_LIMITS.boundaryShare * largestVariance(outputs), 2);
  const error = formatNumber(1 - KIND_LIMITS.outlierProbability, 2);
  const own = outputs === 1 ? `|e| ≥ ${error}` : `1 − p of its class ≥ ${error}`;
  return [`at the boundary, h′ ≥ ${variance}`, `outliers, ${own}`, 'easy, neither'];
};

/** Room above the largest error, for the name of what lies there. */
const headroom = ([low, high]: LogDomain): LogDomain => [low, 1.5 * high];

/** Kinds that are outlined in the chart: with one logit the boundary is a band of its own. */
const NO_KINDS: readonly number[] = [];
const OUTLIERS: readonly number[] = [1];
const BOTH_KINDS: readonly number[] = [0, 1];

const KIND_PATHS = ['M3 2h9v9h-9z', 'M7.5 0.5l6 6l-6 6l-6 -6z', ''];

/** Lines of equal |e| v, each with its product at its upper end where there is room; one of them says what it is. */
const Products = memo(({ plot, x, y, name }: { plot: Plot; x: Axis; y: Axis; name: string }) => {
  const lines = productLines(x.domain, y.domain).map(({ product, from, to }) => {
    const [x1, y1, x2, y2] = [plot.x.at(from[0]), plot.y.at(from[1]), plot.x.at(to[0]), plot.y.at(to[1])];
    const onTop = x1 >= 1;
    const room = onTop ? x1 < plot.width - 110 : y1 > 14 && y1 < plot.height - 2;
    return {
      product,
      path: `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`,
      x: x1 + (onTop ? 8 : 4),
      y: onTop ? 11 : y1 - 3,
      room,
    };
  });
  const roomy = lines.filter(({ room }) => room);
  // In the lower left there are few points.
  const named = roomy.find(({ x }) => x <= 5) ?? roomy[0];
  return (
    <g className="sensitivity-products">
      <path d={lines.map(({ path }) => path).join('')} />
      {lines.map(
        (line) =>
          line.room && (
            <text key={line.product} x={line.x} y={line.y}>
              {line === named ? `${name} = ${formatTick(line.product)}` : formatTick(line.product)}
            </text>
          ),
      )}
    </g>
  );
});

/** Where one kind ends and the next begins, where they follow from the error alone. */
const Bands = memo(({ plot }: { plot: Plot }) => {
  const { outlierProbability: low } = KIND_LIMITS;
  const limits = [low, 1 - low].map((error) => plot.y.at(error)).filter((at) => at > 0 && at < plot.height);
  const named = [
    { text: 'outliers', at: plot.y.at(1 - low) - 3 },
    { text: 'at the boundary', at: plot.y.at(low) - 4 },
    { text: 'easy', at: plot.y.at(low) + 12 },
  ].filter(({ at }) => at > 9 && at < plot.height - 2);
  return (
    <g className="sensitivity-bands">
      <path d={limits.map((at) => `M0 ${at.toFixed(1)}H${plot.width}`).join('')} />
      {named.map(({ text, at }) => (
        <text key={text} x={plot.width - 5} y={at} textAnchor="end">
          {text}
        </text>
      ))}
    </g>
  );
});

/** |error| against prediction variance of every past point: how much the model knows of it, and how much it would move without it. */
export const MapView = ({ points }: { points: PastPoints }) => {
  const { count, influence, kinds, outputs, likelihood, title } = points;
  const { residual, variance, sensitivity } = influence;
  const remembered = useRemembered();
  const selected = useSelected(count);
  const chosen = useStore((state) => state.panelOptions['sensitivity.marks']);
  const gaussian = likelihood === 'gaussian';
  const marks = gaussian || chosen === 'sensitivity' ? 'sensitivity' : 'kinds';

  const [x, y] = useMemo((): [Axis, Axis] => {
    const error = gaussian
      ? `|error| of ${points.names.label}`
      : outputs === 1
        ? '|error| of the probability'
        : '‖error‖ of the probabilities';
    return [
      {
        name: `prediction variance ${outputs === 1 ? 'v' : 'tr V'}`,
        unit: gaussian ? 'squared units' : 'squared logits',
        scale: 'log',
        domain: logDomain(variance),
      },
      { name: error, scale: 'log', domain: headroom(logDomain(residual)) },
    ];
  }, [variance, residual, outputs, gaussian, points.names.label]);

  const drawn = useMemo(() => {
    const rows = Int32Array.from({ length: count }, (_, row) => row);
    return {
      rows,
      x: Float64Array.from(rows, (row) => within(x.domain, variance[row] ?? 0)),
      y: Float64Array.from(rows, (row) => within(y.domain, residual[row] ?? 0)),
    };
  }, [count, variance, residual, x, y]);

  const spots = useMemo(
    () =>
      Array.from({ length: count }, (_, row): Spot => {
        const kind = POINT_KINDS[kinds[row] ?? -1];
        const [e, v, s] = [residual[row] ?? 0, variance[row] ?? 0, sensitivity[row] ?? 0];
        return {
          key: `${row}`,
          x: drawn.x[row] as number,
          y: drawn.y[row] as number,
          series: points.likelihood === 'gaussian' ? '' : `${points.labels[row]}`,
          point: row,
          says: `${title(row)}: error ${formatNumber(e)}, variance ${formatNumber(v)}, sensitivity ${formatNumber(s)}${kind ? `, ${kind}` : ''}`,
        };
      }),
    [count, kinds, residual, variance, sensitivity, drawn, points, title],
  );

  const counts = useMemo(() => POINT_KINDS.map((_, kind) => kinds.reduce((sum, of) => sum + (of === kind ? 1 : 0), 0)), [kinds]);
  const below = useMemo(() => {
    let sum = 0;
    for (let row = 0; row < count; row++) if (Math.abs(residual[row] ?? 0) < y.domain[0]) sum++;
    return sum;
  }, [count, residual, y]);
  const [top = 0] = useMemo(() => largest(sensitivity, 1), [sensitivity]);
  const summary = gaussian
    ? `${title(top)} is the most sensitive: without it its own prediction would move by ${formatNumber(Math.abs(sensitivity[top] ?? 0))}.`
    : `${counts[0]} at the boundary, ${formatQuantity(counts[1] ?? 0, 'outlier')}, ${counts[2]} easy. The most sensitive is ${title(top).toLowerCase()}: without it its own logit would move by ${formatNumber(Math.abs(sensitivity[top] ?? 0))}.`;

  const table = useMemo(
    () => ({
      columns: ['point', 'label', 'error', 'variance', 'sensitivity', 'kind'],
      rows: largest(sensitivity, count).map((row) => [
        row,
        points.labels[row] ?? null,
        residual[row] ?? null,
        variance[row] ?? null,
        sensitivity[row] ?? null,
        POINT_KINDS[kinds[row] ?? -1] ?? null,
      ]),
    }),
    [count, points, residual, variance, sensitivity, kinds],
  );

  useOverlay(
    useMemo(
      (): Overlay =>
        marks === 'kinds'
          ? { kinds: { of: kinds, names: POINT_KINDS } }
          : {
              halos: {
                values: sensitivity,
                title: outputs === 1 ? 'Change without it' : 'Size of the change without it',
                positive: 'up',
                negative: 'down',
              },
            },
      [marks, kinds, sensitivity, outputs],
    ),
  );

  const toggle = (row: number): void => {
    const { selected: now } = getStore().getState();
    getStore().show({ selected: now.includes(row) ? now.filter((other) => other !== row) : [...now, row] });
  };
  const brush = ([x0, x1]: readonly [number, number], [y0, y1]: readonly [number, number]): void => {
    const caught = [...drawn.rows].filter((row) => {
      const [v, e] = [drawn.x[row] as number, drawn.y[row] as number];
      return v >= x0 && v <= x1 && e >= y0 && e <= y1;
    });
    getStore().show({ selected: caught });
  };

  return (
    <>
      <Bar>
        <SelectionTools points={points}>
          {!gaussian && (
            <Segmented
              label="On the canvas"
              value={marks}
              options={MARKS}
              onChange={(value) => getStore().choose('sensitivity.marks', value)}
            />
          )}
        </SelectionTools>
      </Bar>
      <Chart
        name="Error and variance"
        summary={summary}
        x={x}
        y={y}
        spots={spots}
        table={table}
        onSpot={(spot) => spot.point !== undefined && toggle(spot.point)}
        onBrush={brush}
        legend={
          <>
            {!gaussian &&
              kindWords(outputs).map((words, kind) => (
                <span key={words} className="sensitivity-key" data-count={counts[kind]}>
                  {KIND_PATHS[kind] && (
                    <svg width="15" height="13" aria-hidden="true">
                      <path d={KIND_PATHS[kind]} fill="none" stroke="var(--ink)" strokeWidth="1.25" />
                    </svg>
                  )}
                  {words}: <b>{counts[kind]}</b>
                </span>
              ))}
            <span className="sensitivity-key">
              <svg width="13" height="13" aria-hidden="true">
                <circle cx="6.5" cy="6.5" r="5" fill="none" stroke="var(--ink)" strokeWidth="1.25" />
              </svg>
              remembered
            </span>
            {below > 0 && <span>{formatQuantity(below, 'point')} of smaller error on the lower edge</span>}
          </>
        }
      >
        {(plot) => (
          <>
            <Products plot={plot} x={x} y={y} name={outputs === 1 ? '|e| v' : '‖e‖ tr V'} />
            {!gaussian && outputs === 1 && <Bands plot={plot} />}
            <PointMarks
              plot={plot}
              points={points}
              {...drawn}
              remembered={remembered}
              selected={selected}
              kinds={gaussian ? NO_KINDS : outputs === 1 ? OUTLIERS : BOTH_KINDS}
            />
          </>
        )}
      </Chart>
    </>
  );
};
