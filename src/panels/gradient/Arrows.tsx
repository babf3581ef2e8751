import { group, max } from 'd3-array';
import { useMemo } from 'react';
import type { Axis } from '../../chart/axis.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { FacetPlot, layFacet } from '../../chart/FacetPlot.tsx';
import { arrows } from '../../chart/marks/arrows.tsx';
import { zero } from '../../chart/marks/zero.tsx';
import type { Row } from '../../chart/rows.ts';
import type { ModelSpec } from '../../core/model.ts';
import type { StepDetails } from '../../scenario/types.ts';
import { formatNumber } from '../../ui/format.ts';
import { useStore } from '../../ui/useStore.ts';
import { methodSeries } from '../methodSeries.ts';
import type { PlotEntry } from './pairsChart.ts';

/** The end of an arrow: a true past gradient, or, with a series, a method's reconstruction of it. */
interface ArrowRow extends Row {
  /** Those that stand at the θ of the true gradient. */
  readonly methods: readonly string[];
  readonly isCut: boolean;
}

/** A reconstruction longer than this times the longest true gradient is cut short. */
const REACH = 1.6;

type Arrow = readonly [across: number, up: number];

/** Gradient in the plane of the weights of the first two inputs: the constant comes before them. */
const inPlane = (gradient: ArrayLike<number>): Arrow => [gradient[1] ?? 0, gradient[2] ?? 0];

const inWords = ([across, up]: Arrow): string => `(${formatNumber(across)}, ${formatNumber(up)})`;

/**
 * Gradients as arrows, those that are true first; none where the model is not linear in two inputs or more, or has several outputs.
 * Methods that stand at one θ share the true one.
 */
export const arrowRows = ({ family, degree, outputs, dimension }: ModelSpec, plots: readonly PlotEntry[]): ArrowRow[] => {
  if (family !== 'glm' || degree !== 1 || outputs !== 1 || dimension < 2) return [];
  const all = plots.map(({ id, pairs }) => ({ id, truth: inPlane(pairs.across), own: inPlane(pairs.up) }));
  const most = REACH * (max(all, ({ truth }) => Math.hypot(...truth)) ?? 0) || Number.POSITIVE_INFINITY;
  const placed = (arrow: Arrow) => {
    const share = Math.min(1, most / Math.hypot(...arrow));
    return { x: arrow[0] * share, y: arrow[1] * share, isCut: share < 1 };
  };
  const groups = [...group(all, ({ truth }) => truth.join()).values()];
  return [
    ...groups.flatMap((own) => own.slice(0, 1).map(({ truth }) => ({ ...placed(truth), methods: own.map(({ id }) => id) }))),
    ...groups.flat().map(({ id, truth, own }) => {
      const series = methodSeries(id);
      return { ...placed(own), series, methods: [id], says: `${series.title}: true ${inWords(truth)}, reconstruction ${inWords(own)}` };
    }),
  ];
};

/** Share of half of the side that the longest arrow takes. */
const LONGEST = 0.92;

const axisOf =
  (name: string) =>
  (rows: readonly ArrowRow[]): Axis => {
    const end = (max(rows, ({ x, y }) => Math.hypot(x, y)) || 1) / LONGEST;
    return { name, scale: 'linear', domain: [-end, end], at: [] };
  };

const arrowsChart = defineChart<object, ArrowRow>({
  name: 'Past gradients over the weights of two inputs',
  summary: (rows) => `${rows.flatMap(({ says }) => says ?? []).join('; ')}.`,
  rows: () => [],
  x: axisOf('x₁'),
  y: axisOf('x₂'),
  marks: [zero({ isNamed: true }), arrows({ methods: ({ methods }) => methods, isCut: ({ isCut }) => isCut })],
  columns: [],
});

/** Pixels of the square. */
const SIZE = 168;

/** The gradients themselves, for a linear model: the true one in ink, each reconstruction in its method's colour, from one origin. */
export const Arrows = ({ plots, details }: { plots: readonly PlotEntry[]; details: StepDetails | null }) => {
  const looked = useStore((state) => state.looked.method);
  const of = useMemo(() => layFacet(arrowsChart, details ? arrowRows(details.model, plots) : [], {}, SIZE), [plots, details]);
  if (of.rows.length === 0) return null;
  return (
    <figure className="gradient-arrows">
      <figcaption>
        <b>As arrows</b> over the weights of x₁ and x₂
      </figcaption>
      <svg
        viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`}
        role="img"
        aria-label={`${arrowsChart.name}. ${arrowsChart.summary(of.rows, {}, null)}`}
      >
        <FacetPlot chart={arrowsChart} of={of} seen={{ now: null, looked, chosen: '' }} />
      </svg>
    </figure>
  );
};
