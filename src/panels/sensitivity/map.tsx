import { KIND_LIMITS, largestVariance, POINT_KINDS } from '../../adaptation/lenses/pointKinds.ts';
import { Chart } from '../../chart/Chart.tsx';
import { column } from '../../chart/columns.ts';
import { defineChart, type Mark } from '../../chart/defineChart.ts';
import { rings } from '../../chart/marks/rings.tsx';
import type { Row } from '../../chart/rows.ts';
import type { Study } from '../../studies/study.ts';
import { formatNumber, formatQuantity, formatTick } from '../../ui/format.ts';
import { getStore } from '../../ui/useStore.ts';
import type { Context } from '../context.ts';
import { choice } from '../options.ts';
import { type Drawing, defineView } from '../view.tsx';
import { largest, logDomain, productLines } from './layout.ts';
import { type Held, hasPoints, NO_POINTS, type Past, type PastPoints, usePast, WAITING } from './past.ts';
import { around, byClass, type PointRow, pointRows, remembered, selected } from './pointMarks.ts';
import { SelectionTools } from './SelectionTools.tsx';

const hasKinds = ({ shown }: Context): boolean => shown.details?.modelBefore.likelihood !== 'gaussian';

const options = {
  marks: choice(
    'On the canvas',
    [
      {
        value: 'kinds',
        label: 'Kinds',
        title: 'On the canvas: an outline says whether a point is at the boundary or an outlier',
        can: hasKinds,
      },
      {
        value: 'sensitivity',
        label: 'Sensitivity',
        title: 'On the canvas: a halo around each point says how far its own logit would move without it',
      },
    ],
    { isOfCanvas: true, when: (context) => hasKinds(context) && hasPoints(context) },
  ),
};

interface Given {
  readonly points: PastPoints;
}

/** A past point at x, its prediction variance, and y, the size of its error. */
interface MapRow extends PointRow {
  readonly error: number;
  readonly sensitivity: number;
  /** Index into `POINT_KINDS`, −1 for none. */
  readonly kind: number;
  /** The kinds are bands of the chart: with one logit they follow from the error alone. */
  readonly isBanded: boolean;
}

const kindOf = ({ kind }: Pick<MapRow, 'kind'>): string | null => POINT_KINDS[kind] ?? null;

export const mapRows = (points: PastPoints): readonly MapRow[] => {
  const { count, influence, kinds, outputs, title } = points;
  return pointRows(
    points,
    Int32Array.from({ length: count }, (_, row) => row),
    (row) => {
      const [error = 0, variance = 0, sensitivity = 0] = [influence.residual[row], influence.variance[row], influence.sensitivity[row]];
      const kind = kinds[row] ?? -1;
      const name = kindOf({ kind });
      return {
        x: variance,
        y: Math.abs(error),
        error,
        sensitivity,
        kind,
        isBanded: outputs === 1,
        says: () =>
          `${title(row)}: error ${formatNumber(error)}, variance ${formatNumber(variance)}, sensitivity ${formatNumber(sensitivity)}${name ? `, ${name}` : ''}`,
      };
    },
  );
};

/** Words on a kind, with its limit, for the legend. */
const kindWords = (outputs: number): readonly string[] => {
  const variance = formatNumber(KIND_LIMITS.boundaryShare * largestVariance(outputs), 2);
  const error = formatNumber(1 - KIND_LIMITS.outlierProbability, 2);
  const own = outputs === 1 ? `|e| ≥ ${error}` : `1 − p of its class ≥ ${error}`;
  return [`at the boundary, h′ ≥ ${variance}`, `outliers, ${own}`, 'easy, neither'];
};

const KIND_PATHS = ['M3 2h9v9h-9z', 'M7.5 0.5l6 6l-6 6l-6 -6z', ''];

const Outline = ({ d }: { d: string }) => (
  <svg width="15" height="13" aria-hidden="true">
    <path d={d} fill="none" stroke="var(--ink)" strokeWidth="1.25" />
  </svg>
);

/** Lines of equal |e| v, each with its product at its upper end where there is room; the first in the lower left, where there are few points, says what it is. */
const products: Mark<Given, Row, unknown> = {
  lay: ({ given, plot: { x, y, width, height } }) => {
    const lines = productLines([x.valueAt(0), x.valueAt(width)], [y.valueAt(height), y.valueAt(0)]).map(({ product, from, to }) => {
      const [x1, y1] = [x.at(from[0]), y.at(from[1])];
      const isOnTop = x1 >= 1;
      return {
        product,
        d: `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x.at(to[0]).toFixed(1)} ${y.at(to[1]).toFixed(1)}`,
        at: isOnTop ? { x: x1 + 8, y: 11 } : { x: x1 + 4, y: y1 - 3 },
        hasRoom: isOnTop ? x1 < width - 110 : y1 > 14 && y1 < height - 2,
      };
    });
    const roomy = lines.filter(({ hasRoom }) => hasRoom);
    const named = roomy.find(({ at }) => at.x <= 5) ?? roomy[0];
    const name = given.points.outputs === 1 ? '|e| v' : '‖e‖ tr V';
    return () => (
      <>
        <path className="chart-diagonal" strokeDasharray="2 3" d={lines.map(({ d }) => d).join('')} />
        {roomy.map((line) => (
          <text key={line.product} className="chart-text" data-muted="" {...line.at}>
            {line === named ? `${name} = ${formatTick(line.product)}` : formatTick(line.product)}
          </text>
        ))}
      </>
    );
  },
};

/** Ends of the kinds, where they are bands. */
const bands: Mark<Given, MapRow, unknown> = {
  lay: ({ rows, plot: { y, width, height } }) => {
    if (!rows.some(({ kind, isBanded }) => isBanded && kind >= 0)) return () => null;
    const [low, high] = [y.at(KIND_LIMITS.outlierProbability), y.at(1 - KIND_LIMITS.outlierProbability)];
    const names = [
      { text: 'outliers', at: high - 3 },
      { text: 'at the boundary', at: low - 4 },
      { text: 'easy', at: low + 12 },
    ].filter(({ at }) => at > 9 && at < height - 2);
    const limits = [low, high].filter((at) => at > 0 && at < height);
    return () => (
      <>
        <path className="chart-divide" d={limits.map((at) => `M0 ${at.toFixed(1)}H${width}`).join('')} />
        {names.map(({ text, at }) => (
          <text key={text} className="chart-text" data-muted="" data-strong="" x={width - 5} y={at} textAnchor="end">
            {text}
          </text>
        ))}
      </>
    );
  },
};

const countOf = (rows: readonly MapRow[], kind: number): number => rows.filter((row) => row.kind === kind).length;

const select = (rows: readonly number[]): void => getStore().show({ selected: rows });

const mapChart = defineChart<Given, MapRow, Held>({
  name: 'Error and variance',
  rows: ({ points }) => mapRows(points),
  x: (_, { points: { influence, likelihood, outputs } }) => ({
    name: `prediction variance ${outputs === 1 ? 'v' : 'tr V'}`,
    unit: likelihood === 'gaussian' ? 'squared units' : 'squared logits',
    scale: 'log',
    domain: logDomain(influence.variance),
    clamps: true,
  }),
  y: (_, { points: { influence, likelihood, outputs, names } }) => {
    const ofProbabilities = outputs === 1 ? '|error| of the probability' : '‖error‖ of the probabilities';
    const [low, high] = logDomain(influence.residual);
    return {
      name: likelihood === 'gaussian' ? `|error| of ${names.label}` : ofProbabilities,
      scale: 'log',
      // Room for the name of what lies above the largest.
      domain: [low, 1.5 * high],
      clamps: true,
    };
  },
  marks: [
    products,
    bands,
    byClass,
    remembered,
    rings<unknown, MapRow, unknown>({ of: ({ kind, isBanded }) => kind === 0 && !isBanded, radius: around(3), kind: 'boundary' }),
    rings<unknown, MapRow, unknown>({ of: ({ kind }) => kind === 1, radius: around(3), kind: 'outlier' }),
    selected,
  ],
  columns: [
    column('point', ({ point }) => point),
    column('label', ({ label }) => label),
    column('error', ({ error }) => error),
    column('variance', ({ x }) => x),
    column('sensitivity', ({ sensitivity }) => sensitivity),
    column('kind', kindOf),
  ],
  largestFirst: ({ sensitivity }) => Math.abs(sensitivity),
  summary: (rows, { points: { influence, likelihood, title } }) => {
    const [top = 0] = largest(influence.sensitivity, 1);
    const moves = formatNumber(Math.abs(influence.sensitivity[top] ?? 0));
    return likelihood === 'gaussian'
      ? `${title(top)} is the most sensitive: without it its own prediction would move by ${moves}.`
      : `${countOf(rows, 0)} at the boundary, ${formatQuantity(countOf(rows, 1), 'outlier')}, ${countOf(rows, 2)} easy. The most sensitive is ${title(top).toLowerCase()}: without it its own logit would move by ${moves}.`;
  },
  legend: (rows, { points: { influence, likelihood, outputs } }) => {
    const [lowest] = logDomain(influence.residual);
    const below = rows.filter(({ y }) => y < lowest).length;
    return (
      <>
        {likelihood !== 'gaussian' &&
          kindWords(outputs).map((words, kind) => (
            <span key={words}>
              {KIND_PATHS[kind] && <Outline d={KIND_PATHS[kind]} />}
              {words}: <b>{countOf(rows, kind)}</b>
            </span>
          ))}
        <span>
          <svg width="13" height="13" aria-hidden="true">
            <circle cx="6.5" cy="6.5" r="5" fill="none" stroke="var(--ink)" strokeWidth="1.25" />
          </svg>
          remembered
        </span>
        {below > 0 && <span>{formatQuantity(below, 'point')} of smaller error on the lower edge</span>}
      </>
    );
  },
  onRow: ({ point }) => {
    const now = getStore().getState().selected;
    select(now.includes(point) ? now.filter((other) => other !== point) : [...now, point]);
  },
  onBrush: (rows) => select(rows.map(({ point }) => point).sort((a, b) => a - b)),
});

const Draw = ({ drawn: points, own: { held } }: Drawing<typeof options, Past, Study, unknown, PastPoints>) => (
  <Chart chart={mapChart} given={{ points }} now={held} />
);

/** |error| against prediction variance of every past point: how much the model knows of it, and how much it would move without it. */
export const mapView = defineView({
  id: 'map',
  label: 'Every point',
  isOfPast: true,
  title: 'Error against prediction variance',
  look: 'Up: how wrong the model is. Right: how little it knows there. Their product: how far it moves without the point.',
  options,
  useOwn: usePast,
  waiting: WAITING,
  drawn: (_, { own: { points } }): PastPoints | string | null => (points?.count === 0 ? NO_POINTS : (points?.problem ?? points)),
  overlay: ({ kinds, influence, outputs }, { own: { fits }, options: { marks } }) => {
    if (!fits) return null;
    if (marks === 'kinds') return { kinds: { of: kinds, names: POINT_KINDS } };
    const title = outputs === 1 ? 'Change without it' : 'Size of the change without it';
    return { halos: { values: influence.sensitivity, title, positive: 'up', negative: 'down' } };
  },
  Tools: ({ own }) => <SelectionTools past={own} />,
  Draw,
});
