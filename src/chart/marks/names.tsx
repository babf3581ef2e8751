import type { ReactNode } from 'react';
import type { Mark, Seen } from '../defineChart.ts';
import { spreadLabels } from '../labels.ts';
import { bySeries, type Row, type Run, type Series } from '../rows.ts';

interface NamesOptions<Given, R extends Row, Now> {
  /** Rows of the lines; all when left out. */
  readonly of?: (row: R) => boolean;
  /** There is room for them; they are left out where there is none. */
  readonly when?: (given: Given) => boolean;
  /** Before the lines begin, or after their ends. */
  readonly side?: 'start' | 'end';
  /** Series whose names keep apart; all of them when left out. */
  readonly among?: (row: R) => unknown;
  /** Pixels from one name to the next, from the top of the plot to the first, and from the last to its foot. */
  readonly gap?: number;
  readonly top?: number;
  readonly bottom?: number;
  /** In ink, muted where they do not stand out; in the colours of their lines when left out. */
  readonly isPlain?: boolean;
  /** The words; its title when left out. */
  readonly text?: (run: Run<R>, given: Given, seen: Seen<Now>) => ReactNode;
  /** The series that stands out. */
  readonly stands?: (series: Series, given: Given, seen: Seen<Now>) => boolean;
}

/** Names of the series before or after their lines, kept apart, each with a lead to its line. */
export const names = <Given, R extends Row, Now>({
  of = () => true,
  when = () => true,
  side = 'start',
  among = () => null,
  gap = 12.5,
  top = 8,
  bottom = 2,
  isPlain = false,
  text = ({ series }) => series.title,
  stands = ({ id }, _, { looked, chosen }) => id === (looked ?? chosen),
}: NamesOptions<Given, R, Now> = {}): Mark<Given, R, Now> => ({
  lay: ({ rows, given, plot }) => {
    const runs = when(given) ? bySeries(rows.filter(of)) : [];
    const isStart = side === 'start';
    const ends = runs.map((run) => {
      const row = (isStart ? run.rows[0] : run.rows.at(-1)) ?? run.rows[0];
      return { run, group: among(row), x: isStart ? (plot.x.ticks[0]?.at ?? 0) : plot.x.at(row.x), y: plot.y.at(row.y) };
    });
    const placed = [...new Set(ends.map(({ group }) => group))].flatMap((group) => {
      const members = ends.filter((end) => end.group === group);
      const heights = spreadLabels(
        members.map(({ y }) => y),
        gap,
        top,
        plot.height - bottom,
      );
      return members.map((end, k) => ({ ...end, at: heights[k] as number }));
    });
    const way = isStart ? -1 : 1;
    return (seen) =>
      placed.map(({ run, x, y, at }) => (
        <g
          key={run.series.id}
          className="chart-name-of"
          data-looked={stands(run.series, given, seen) || undefined}
          data-plain={isPlain || undefined}
          style={isPlain ? undefined : { color: run.series.style.color }}
        >
          <path className="chart-lead" d={`M${(x + 5 * way).toFixed(1)} ${y.toFixed(1)}L${(x + 13 * way).toFixed(1)} ${at.toFixed(1)}`} />
          <text x={x + 16 * way} y={at + 3.5} textAnchor={isStart ? 'end' : 'start'}>
            {text(run, given, seen)}
          </text>
        </g>
      ));
  },
});
