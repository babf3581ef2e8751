import { column, perSeries } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { besideMark, boxAround } from '../../chart/labels.ts';
import { beyond } from '../../chart/marks/beyond.tsx';
import { corners } from '../../chart/marks/corners.tsx';
import { diagonal } from '../../chart/marks/diagonal.tsx';
import { placed } from '../../chart/marks/placed.tsx';
import { pointed } from '../../chart/marks/pointed.tsx';
import { specks } from '../../chart/marks/specks.tsx';
import { stems } from '../../chart/marks/stems.tsx';
import { zero } from '../../chart/marks/zero.tsx';
import type { Row, Run, Series } from '../../chart/rows.ts';
import { methodSeries } from '../methodSeries.ts';
import { type Pairs, type Span, sharedSpan } from './spans.ts';

/** One small plot: a dot a weight. */
export interface PlotEntry {
  readonly id: string;
  readonly pairs: Pairs;
  /** All that its scale has to hold, where that is more than is drawn. */
  readonly held?: Pairs;
  /** Figures above the plot, each with its meaning. */
  readonly notes: readonly { readonly text: string; readonly meaning: string }[];
  /** The same for those who do not see it. */
  readonly says: string;
}

/** Names of the figures that go to the right and up, and the unit of both. */
interface PairWords {
  readonly name: string;
  readonly summary: string;
  readonly across: string;
  readonly up: string;
  readonly unit: string;
}

/** The plots of a view, and the methods without one. */
export interface Plotted extends PairWords {
  readonly plots: readonly PlotEntry[];
  readonly undrawn: readonly { readonly id: string; readonly why: string }[];
}

/** Both figures of one weight of one method. */
interface PairRow extends Row {
  readonly series: Series;
  readonly of: PlotEntry;
  readonly weight: number;
  readonly name: string;
  /** It lies above or below its plot. */
  readonly isOutside: boolean;
}

interface PairsGiven extends PairWords {
  /** The span of both axes, by method. */
  readonly spans: ReadonlyMap<string, Span>;
  /** The method whose plot names the axes. */
  readonly first: string | undefined;
  /** What goes to the right is the same of all methods. */
  readonly isAcrossShared: boolean;
  /** Every dot has its name, as far as there is room. */
  readonly isNamed: boolean;
}

/** More weights than this are drawn as a cloud: smaller dots, no stems. */
const CLOUD_ABOVE = 120;
/** Pixels between two numbers on an axis. */
const APART = 40;

const spanOf = (rows: readonly PairRow[], { spans }: PairsGiven): Span => spans.get(rows[0]?.series.id ?? '') ?? [-1, 1];

const RADIUS = 3.25;

/** Names of the weights beside their dots, those furthest from the diagonal first. */
const dotNames = placed<PairsGiven, PairRow>({
  labels: ({ rows, given, plot }) =>
    given.isNamed
      ? rows
          .filter(({ isOutside }) => !isOutside)
          .sort((one, other) => Math.abs(other.y - other.x) - Math.abs(one.y - one.x))
          .map(({ weight, name, x, y }) => ({
            id: `${weight}`,
            text: name,
            candidates: besideMark(plot.x.at(x), plot.y.at(y), name, RADIUS),
          }))
      : [],
  taken: ({ rows, given, plot }) => (given.isNamed ? rows.map(({ x, y }) => boxAround({ x: plot.x.at(x), y: plot.y.at(y) }, RADIUS)) : []),
});

/** A plot a method, a dot a weight, a stem to the diagonal on which both figures are equal. */
export const pairsChart = defineChart<PairsGiven, PairRow, number | null>({
  name: (_, { name }) => name,
  summary: (_, { summary }) => summary,
  rows: () => [],
  x: (rows, given) => ({ name: given.across, scale: 'linear', domain: spanOf(rows, given), apart: APART }),
  y: (rows, given) => ({ name: given.up, scale: 'linear', domain: spanOf(rows, given), clamps: true }),
  marks: [
    zero(),
    diagonal(),
    corners((series, { first }) => series?.id === first),
    stems({ from: ({ x }) => x, strength: 0.45, most: CLOUD_ABOVE }),
    specks({ of: ({ isOutside }) => !isOutside, cloudAbove: CLOUD_ABOVE }),
    beyond({ of: ({ isOutside }) => isOutside, most: CLOUD_ABOVE }),
    dotNames,
    pointed({ of: ({ weight }, looked) => weight === looked, from: ({ x }) => x, name: ({ name }) => name }),
  ],
  columns: (rows, { across, up, unit, isAcrossShared }) => [
    column(`weight (${unit})`, ({ name }) => name),
    ...(isAcrossShared ? [column<PairRow>(across, ({ x }) => x)] : []),
    ...perSeries(rows, ({ title }) => [
      ...(isAcrossShared ? [] : [column<PairRow>(`${title}: ${across}`, ({ x }) => x)]),
      column<PairRow>(`${title}: ${up}`, ({ y }) => y),
    ]),
  ],
  line: ({ weight }) => weight,
});

/** All that each scale has to hold. */
const heldBy = (plots: readonly PlotEntry[]): Pairs[] => plots.map(({ pairs, held }) => held ?? pairs);

/** Rows of the plots, and the words and spans by which they are drawn. */
export const pairsOf = (
  { plots, ...words }: PairWords & Pick<Plotted, 'plots'>,
  names: readonly string[],
  oneScale: boolean,
  isNamed = false,
) => {
  const held = heldBy(plots);
  const shared = sharedSpan(held);
  const spans = new Map(plots.map(({ id }, k) => [id, oneScale ? shared : sharedSpan(held.slice(k, k + 1))]));
  const [one, ...others] = plots;
  const isAcrossShared = one !== undefined && others.every(({ pairs }) => pairs.across === one.pairs.across);
  const rows = plots.flatMap((of) => {
    const series = methodSeries(of.id);
    const [low, high] = spans.get(of.id) ?? shared;
    return Array.from(of.pairs.across, (x, weight): PairRow => {
      const y = of.pairs.up[weight] ?? Number.NaN;
      return { series, of, x, y, weight, name: names[weight] ?? '', isOutside: y < low || y > high };
    });
  });
  return { rows, given: { ...words, spans, first: one?.id, isAcrossShared, isNamed } satisfies PairsGiven };
};

/** The figures of a method as one line. */
export const noteOf = ({ rows: [{ of }] }: Run<PairRow>): string => of.notes.map(({ text }) => text).join(', ');
