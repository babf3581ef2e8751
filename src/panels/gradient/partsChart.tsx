import { TERMS, type Term } from '../../adaptation/lenses/parts.ts';
import { column } from '../../chart/columns.ts';
import { defineChart } from '../../chart/defineChart.ts';
import { bars } from '../../chart/marks/bars.tsx';
import { guide } from '../../chart/marks/guide.tsx';
import { bySeries, type Row, type Series } from '../../chart/rows.ts';
import type { MethodParts } from '../../studies/gradientParts.ts';
import { formatGain, formatPercent } from '../../ui/format.ts';
import { methodSeries } from '../methodSeries.ts';
import { type Bar, barsOf, keptTerms, partInWords, spanOf, TERM_WORDS, totalOf } from './parts.ts';

/** A term of a method's gradient, true or reconstructed; and a row without a bar for the method itself. */
export interface PartRow extends Row {
  readonly series: Series;
  readonly parts: MethodParts;
  readonly bar: (Bar & { readonly isTrue: boolean }) | null;
}

/** Rows of the methods that are split, the first one uppermost. */
export const partRows = (ids: readonly string[], methods: Readonly<Record<string, MethodParts | null>>): PartRow[] => {
  const split = ids.flatMap((id) => {
    const parts = methods[id];
    return parts ? [{ series: methodSeries(id), parts }] : [];
  });
  const [low, high] = spanOf(split.map(({ parts }) => parts));
  return split.flatMap(({ series, parts }, k) => {
    const y = split.length - k - 0.5;
    return [
      { series, parts, bar: null, x: 0, y },
      ...barsOf(parts.truth).map((bar): PartRow => ({ series, parts, bar: { ...bar, isTrue: true }, x: bar.to, y })),
      ...barsOf(parts.reconstruction).map(
        (bar): PartRow => ({
          series,
          parts,
          bar: { ...bar, isTrue: false },
          key: `${series.id} ${bar.term}`,
          x: Math.min(high, Math.max(low, (bar.from + bar.to) / 2)),
          y,
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
      ends: ({ bar }) => bar && [bar.from, bar.to],
      isThin: ({ bar }) => bar?.isTrue ?? false,
      fill: ({ bar }) => (bar ? colorOf(bar.term) : ''),
      word: ({ bar }) => bar && { text: TERM_WORDS[bar.term].name, ink: `var(--term-ink${bar.term === 'curvature' ? '-pale' : ''})` },
      name: ({ series, rows: [{ parts }] }) => (
        <>
          {series.title} <tspan className="chart-facet-value">{formatGain(totalOf(parts.reconstruction))}</tspan>
        </>
      ),
      nameFrom: ({ isNarrow }) => (isNarrow ? 0 : null),
    }),
    guide({ x: 1 }),
    guide({ x: 0, line: 'solid' }),
  ],
  inTable: ({ bar }) => bar === null,
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
