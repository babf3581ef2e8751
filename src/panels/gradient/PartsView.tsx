import { useId, useMemo, useRef } from 'react';
import { TERMS } from '../../adaptation/lenses/parts.ts';
import type { Axis } from '../../chart/axis.ts';
import { Chart, type Plot } from '../../chart/Chart.tsx';
import type { Spot } from '../../chart/spots.ts';
import type { FigureTable } from '../../chart/Table.tsx';
import type { gradientParts, MethodParts } from '../../studies/gradientParts.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatGain, formatPercent } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import type { Shown } from '../../ui/useShown.ts';
import { useSize } from '../../ui/useSize.ts';
import { useStore } from '../../ui/useStore.ts';
import { Empty, StudyStatus } from '../Status.tsx';
import type { ShownStudy } from '../useStudy.ts';
import { barsOf, keptTerms, partInWords, spanOf, TERM_WORDS, totalOf } from './parts.ts';

/** A chart narrower than this has the names of its rows inside, pixels. */
const NARROW = 520;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly parts: MethodParts;
}

/** A row's thin bars of the true past gradient over its thick bars of the reconstruction; names beside the plot, or `inside` it over the bars. */
const Bars = ({ plot, rows, inside }: { plot: Plot; rows: readonly Row[]; inside: boolean }) => {
  const clip = useId();
  const looked = useStore((state) => state.looked.method);
  const step = plot.height / rows.length;
  const [thin, thick] = inside ? [step * 0.14, step * 0.3] : [Math.min(6, step * 0.2), Math.min(18, step * 0.48)];
  const lift = inside ? step * 0.2 : 0;
  return (
    <>
      <clipPath id={clip}>
        <rect width={plot.width} height={plot.height} />
      </clipPath>
      {rows.map(({ id, title, parts }, k) => {
        const middle = (k + 0.5) * step;
        const top = middle + lift - (thin + thick + 1) / 2;
        const bars = [
          ...barsOf(parts.truth).map((bar) => ({ ...bar, of: 'truth', y: top, height: thin })),
          ...barsOf(parts.reconstruction).map((bar) => ({ ...bar, of: 'kept', y: top + thin + 1, height: thick })),
        ];
        return (
          <g key={id} opacity={looked && looked !== id ? 0.35 : 1}>
            <g clipPath={`url(#${clip})`}>
              {bars.map(({ term, from, to, of, y, height }) => {
                const [left, right] = [plot.x.at(Math.min(from, to)), plot.x.at(Math.max(from, to))];
                return (
                  <g key={`${of} ${term}`}>
                    <rect className="gradient-term" data-term={term} x={left} y={y} width={Math.max(0.5, right - left)} height={height} />
                    {of === 'kept' && right - left > 62 && height >= 11 && (
                      <text className="gradient-term-name" x={(left + right) / 2} y={y + height / 2 + 3.5} textAnchor="middle">
                        {TERM_WORDS[term].name}
                      </text>
                    )}
                  </g>
                );
              })}
            </g>
            <text
              className="gradient-row-name"
              data-inside={inside || undefined}
              x={inside ? plot.x.at(0) + 3 : plot.width + 8}
              y={inside ? top - 3 : middle + 4}
              style={{ fill: methodMark(id).color }}
            >
              {title} <tspan className="gradient-row-gain">{formatGain(totalOf(parts.reconstruction))}</tspan>
            </text>
          </g>
        );
      })}
      <path className="gradient-way-exact" d={`M${plot.x.at(1).toFixed(1)} 0V${plot.height}`} />
      <path className="gradient-parts-zero" d={`M${plot.x.at(0).toFixed(1)} 0V${plot.height}`} />
    </>
  );
};

const Legend = () => (
  <>
    {TERMS.map((term) => (
      <span key={term} title={TERM_WORDS[term].meaning}>
        <svg width="12" height="10" aria-hidden="true">
          <rect className="gradient-term" data-term={term} y="1" width="11" height="9" />
        </svg>{' '}
        {TERM_WORDS[term].name}
      </span>
    ))}
    <span>thin: true · thick: reconstructed</span>
  </>
);

/** The chart of all rows: what can be read off it, and the figures behind it. */
const PartsChart = ({ rows }: { rows: readonly [Row, ...Row[]] }) => {
  const frame = useRef<HTMLDivElement>(null);
  const inside = (useSize(frame)?.width ?? 700) < NARROW;
  const { x, y, spots, table } = useMemo(() => {
    const count = rows.length;
    const [low, high] = spanOf(rows.map(({ parts }) => parts));
    const across: Axis = { name: 'share of the past gradient', scale: 'linear', domain: [low, high], format: (v) => formatPercent(v, 0) };
    const up: Axis = { name: 'method', scale: 'linear', domain: [0, count], at: [] };
    const read = rows.flatMap(({ id, title, parts }, k) =>
      barsOf(parts.reconstruction).map(
        ({ term, from, to }): Spot => ({
          key: `${id} ${term}`,
          x: Math.min(high, Math.max(low, (from + to) / 2)),
          y: count - k - 0.5,
          series: id,
          method: id,
          says: partInWords(title, term, parts),
        }),
      ),
    );
    return { x: across, y: up, spots: read, table: tableOf(rows) };
  }, [rows]);
  const [first] = rows;
  const longest = Math.max(...rows.map(({ title }) => title.length));
  return (
    <div ref={frame}>
      <Chart
        name="What the past gradient is made of"
        summary={`${first.title} keeps ${keptTerms(first.parts.reconstruction)}, ${formatPercent(totalOf(first.parts.reconstruction), 0)} of the past gradient.`}
        x={x}
        y={y}
        spots={spots}
        table={table}
        legend={<Legend />}
        labelRoom={inside ? 14 : Math.round(50 + 6.2 * longest)}
      >
        {(plot) => <Bars plot={plot} rows={rows} inside={inside} />}
      </Chart>
    </div>
  );
};

const tableOf = (rows: readonly Row[]): FigureTable => ({
  columns: [
    'method',
    ...TERMS.flatMap((term) => [`${TERM_WORDS[term].name}, true`, `${TERM_WORDS[term].name}, kept`]),
    'total kept (gain)',
  ],
  rows: rows.map(({ title, parts }) => [
    title,
    ...TERMS.flatMap((term) => [parts.truth[term].share, parts.reconstruction[term].share]),
    totalOf(parts.reconstruction),
  ]),
});

interface PartsViewProps {
  readonly shown: Shown;
  readonly hidden: readonly string[];
  readonly parts: ShownStudy<typeof gradientParts>;
}

/** What the true past gradient is made of, and what of it each method keeps. */
export const PartsView = ({ shown: { methods }, hidden, parts: study }: PartsViewProps) => {
  const { result } = study;
  const rows = useMemo(
    () =>
      methods.flatMap((id): Row[] => {
        const parts = id === 'exact' || hidden.includes(id) ? null : result?.methods[id];
        return parts ? [{ id, title: methodTitle(id), parts }] : [];
      }),
    [result, methods, hidden],
  );
  if (!result || study.phase === 'failed') return <StudyStatus study={study} what="The split of the past gradient" />;
  if (result.undefinedBecause) return <Empty>{result.undefinedBecause}</Empty>;
  if (!isSome(rows))
    return <Empty>There is no past gradient to split: θ stands at an old optimum. Walk away from it, or make a change.</Empty>;
  return (
    <>
      {study.stale && study.phase !== 'running' && <StudyStatus study={study} what="The split of the past gradient" />}
      <PartsChart rows={rows} />
    </>
  );
};

const isSome = (rows: readonly Row[]): rows is readonly [Row, ...Row[]] => rows.length > 0;
