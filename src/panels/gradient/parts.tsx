import { type Part, TERMS, type Term } from '../../adaptation/lenses/parts.ts';
import { Chart } from '../../chart/Chart.tsx';
import { column } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { bars } from '../../chart/marks/bars.tsx';
import { guide } from '../../chart/marks/guide.tsx';
import { bySeries, type Row, type Series } from '../../chart/rows.ts';
import { gradientParts, type MethodParts } from '../../studies/gradientParts.ts';
import { formatGain, formatNumber, formatPercent } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';
import { type Drawing, defineView } from '../view.tsx';
import { askAbout, comparedMethods, partsRequest, placed } from './choices.ts';
import { type OnCanvas, SharesNote, useCanvas } from './shares.tsx';

/** Name and meaning of each term of a gradient. */
const TERM_WORDS: Readonly<Record<Term, { readonly name: string; readonly meaning: string }>> = {
  weights: { name: 'weights', meaning: 'δ(θ − θ*): the weights have moved' },
  predictions: { name: 'predictions', meaning: 'Σ Jᵀ[h(f) − h(f*)]: the predictions have moved; of a method, those that it remembers' },
  curvature: { name: 'curvature', meaning: '(Λ − δI)(θ − θ*): stands in for the predictions that are not remembered' },
  labels: { name: 'labels', meaning: 'Σ [J − J(θ*)]ᵀr: the features drift where the labels were not met; zero for a GLM' },
  leftover: {
    name: 'left at θ*',
    meaning:
      'the gradient at θ* itself: zero of a trained model, not so of replay, nor where an earlier change left a method elsewhere than exact',
  },
};

/** A term's bar, from `from` to `to` in shares of ‖G‖², along G. */
export interface Bar {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

/** Terms below this share are not drawn. */
const SMALLEST = 5e-4;

/** Terms end to end: those along G to the right of zero, those against it to the left. */
export const barsOf = (parts: Readonly<Record<Term, Part>>): Bar[] => {
  let [right, left] = [0, 0];
  return TERMS.flatMap((term): Bar[] => {
    const { share } = parts[term];
    if (Math.abs(share) < SMALLEST || !Number.isFinite(share)) return [];
    const from = share > 0 ? right : left;
    const to = from + share;
    if (share > 0) right = to;
    else left = to;
    return [{ term, from, to }];
  });
};

/** Σ of all shares: 1 for the true past gradient, the gain of a reconstruction. */
export const totalOf = (parts: Readonly<Record<Term, Part>>): number => TERMS.reduce((sum, term) => sum + parts[term].share, 0);

/** Reach of bars, in shares; longer ones are cut. */
const MOST = 2.5;

/** The domain that holds every bar, 0 and 1. */
export const spanOf = (all: readonly MethodParts[]): [number, number] => {
  const ends = all.flatMap(({ truth, reconstruction }) => [...barsOf(truth), ...barsOf(reconstruction)].map(({ to }) => to));
  const [low, high] = [Math.max(-MOST, Math.min(0, ...ends)), Math.min(MOST, Math.max(1, ...ends))];
  const margin = 0.03 * (high - low);
  return [low < 0 ? low - margin : 0, high + margin];
};

/** Term in words: 'K-prior, predictions: 0.31 of the past gradient, truly 0.62; length 0.45 of ‖G‖'. */
export const partInWords = (title: string, term: Term, { truth, reconstruction }: MethodParts): string => {
  const { name } = TERM_WORDS[term];
  const kept = reconstruction[term];
  const truly = term === 'curvature' ? '' : `, truly ${formatPercent(truth[term].share)}`;
  return `${title}, ${name}: ${formatPercent(kept.share)} of the past gradient${truly}; length ${formatNumber(kept.length)} of ‖G‖`;
};

/** The terms that a method keeps, in words: 'weights and predictions'. */
export const keptTerms = (reconstruction: Readonly<Record<Term, Part>>): string => {
  const kept = TERMS.filter((term) => term !== 'leftover' && reconstruction[term].length > 1e-9).map((term) => TERM_WORDS[term].name);
  const last = kept.at(-1);
  return kept.length > 1 ? `${kept.slice(0, -1).join(', ')} and ${last}` : (last ?? 'nothing');
};

/** A term of a method's gradient, true or reconstructed. */
interface PartRow extends Row {
  readonly series: Series;
  readonly parts: MethodParts;
  readonly bar: Bar;
  readonly isTrue: boolean;
}

/** Rows of the methods that are split, the first one uppermost. */
export const partRows = (ids: readonly string[], methods: Readonly<Record<string, MethodParts | null>>): PartRow[] => {
  const split = ids.flatMap((id) => {
    const parts = methods[id];
    return parts ? [{ series: methodSeries(id), parts }] : [];
  });
  const [low, high] = spanOf(split.map(({ parts }) => parts));
  return split.flatMap(({ series, parts }, k) => {
    const of = { series, parts, y: split.length - k - 0.5 };
    return [
      ...barsOf(parts.truth).map((bar): PartRow => ({ ...of, bar, isTrue: true, x: bar.to })),
      ...barsOf(parts.reconstruction).map(
        (bar): PartRow => ({
          ...of,
          bar,
          isTrue: false,
          key: `${series.id} ${bar.term}`,
          x: Math.min(high, Math.max(low, (bar.from + bar.to) / 2)),
          says: partInWords(series.title, bar.term, parts),
        }),
      ),
    ];
  });
};

const colorOf = (term: Term): string => `var(--term-${term})`;

interface Given {
  readonly rows: readonly PartRow[];
  /** Names stand inside the plot. */
  readonly isNarrow: boolean;
}

/** The true past gradient in terms, and the share of each that a method keeps. */
export const partsChart = defineChart<Given, PartRow>({
  name: 'What the past gradient is made of',
  rows: ({ rows }) => rows,
  x: (rows) => ({
    name: 'share of the past gradient',
    scale: 'linear',
    domain: spanOf(bySeries(rows).map(({ rows: [{ parts }] }) => parts)),
    format: (share) => formatPercent(share, 0),
  }),
  y: (rows) => ({ name: 'method', scale: 'linear', domain: [0, bySeries(rows).length], at: [] }),
  marks: [
    bars({
      ends: ({ bar }) => [bar.from, bar.to],
      isThin: ({ isTrue }) => isTrue,
      fill: ({ bar }) => colorOf(bar.term),
      word: ({ bar: { term } }) => ({ text: TERM_WORDS[term].name, ink: `var(--term-ink${term === 'curvature' ? '-pale' : ''})` }),
      name: ({ series, rows: [{ parts }] }) => (
        <>
          {series.title} <tspan className="chart-value">{formatGain(totalOf(parts.reconstruction))}</tspan>
        </>
      ),
      nameFrom: ({ isNarrow }) => (isNarrow ? 0 : null),
    }),
    guide({ x: 1 }),
    guide({ x: 0, line: 'solid' }),
  ],
  line: ({ series }) => series.id,
  columns: [
    column('method', ({ series }) => series.title),
    ...TERMS.flatMap((term) => [
      column<PartRow>(`${TERM_WORDS[term].name}, true`, ({ parts }) => parts.truth[term].share),
      column<PartRow>(`${TERM_WORDS[term].name}, kept`, ({ parts }) => parts.reconstruction[term].share),
    ]),
    column('total kept (gain)', ({ parts }) => totalOf(parts.reconstruction)),
  ],
  summary: ([first]) =>
    first
      ? `${first.series.title} keeps ${keptTerms(first.parts.reconstruction)}, ${formatPercent(totalOf(first.parts.reconstruction), 0)} of the past gradient.`
      : '',
  legend: () => (
    <>
      {TERMS.map((term) => (
        <span key={term} title={TERM_WORDS[term].meaning}>
          <svg width="12" height="10" aria-hidden="true">
            <rect y="1" width="11" height="9" style={{ fill: colorOf(term) }} />
          </svg>{' '}
          {TERM_WORDS[term].name}
        </span>
      ))}
      <span>thin: true · thick: reconstructed</span>
    </>
  ),
  labelRoom: (rows, { isNarrow }) => (isNarrow ? 14 : Math.round(50 + 6.2 * Math.max(...rows.map(({ series }) => series.title.length)))),
});

/** A chart narrower than this has the names of its rows inside, pixels. */
const NARROW = 520;

type PartsDrawing = Drawing<typeof placed, unknown, typeof gradientParts, OnCanvas, readonly PartRow[]>;

/** The true past gradient in terms, and the share of each that a method keeps. */
export const parts = defineView({
  id: 'parts',
  label: 'Split',
  title: 'Weights, predictions and labels in the past gradient, and what each method keeps of them',
  look: 'What the past gradient is made of, and what each method keeps of it.',
  options: placed,
  study: gradientParts,
  what: 'The split of the past gradient',
  ask: (given) => {
    const asked = askAbout(given);
    return asked && typeof asked !== 'string' ? partsRequest(asked, given.options) : asked;
  },
  useAlso: (given) => useCanvas(given),
  drawn: (result, given): readonly PartRow[] | string | null => {
    if (!result || result.undefinedBecause) return result?.undefinedBecause ?? null;
    const rows = partRows(comparedMethods(given), result.methods);
    return rows.length > 0 ? rows : 'There is no past gradient to split: θ stands at an old optimum. Walk away from it, or make a change.';
  },
  isStatusAbove: true,
  Draw: ({ drawn: rows, room }: PartsDrawing) => <Chart chart={partsChart} given={{ rows, isNarrow: (room?.width ?? 700) < NARROW }} />,
  Note: SharesNote,
});
