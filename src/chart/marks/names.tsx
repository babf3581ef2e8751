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
  /** Pixels from the end of a line to its lead, and to the end of that; the words begin 3 further. */
  readonly reach?: (given: Given) => readonly [number, number];
  /** Height that a name has now, in the unit of the axis; NaN where its line has not got there, and its lead is left out. That of its row when left out or undefined. */
  readonly height?: (run: Run<R>, given: Given, seen: Seen<Now>) => number | undefined;
  /** Words over the first of them. */
  readonly heading?: (given: Given, seen: Seen<Now>) => string;
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
  reach = () => [5, 13],
  height = () => undefined,
  heading,
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
    const groups = [...new Set(ends.map(({ group }) => group))];
    const place = (seen: Seen<Now>) =>
      groups.flatMap((group) => {
        const members = ends
          .filter((end) => end.group === group)
          .map((end) => {
            const now = height(end.run, given, seen);
            return { ...end, lead: now === undefined ? end.y : plot.y.at(now) };
          });
        const heights = spreadLabels(
          members.map(({ y, lead }) => (Number.isFinite(lead) ? lead : Number.isNaN(y) ? 0 : y)),
          gap,
          top,
          plot.height - bottom,
        );
        return members.map((end, k) => ({ ...end, at: heights[k] as number }));
      });
    const way = isStart ? -1 : 1;
    const [from, to] = reach(given).map((pixels) => pixels * way) as [number, number];
    const textX = (x: number): number => x + to + 3 * way;
    const textAnchor = isStart ? 'end' : 'start';
    return (seen) => {
      const placed = place(seen);
      const first = placed.reduce((highest, one) => (one.at < highest.at ? one : highest), placed[0] ?? { x: 0, at: 0 });
      return (
        <>
          {heading && placed.length > 0 && (
            <g className="chart-name-of" data-plain="">
              <text x={textX(first.x)} y={first.at - gap + 3.5} textAnchor={textAnchor}>
                {heading(given, seen)}
              </text>
            </g>
          )}
          {placed.map(({ run, x, lead, at }) => (
            <g
              key={run.series.id}
              className="chart-name-of"
              data-looked={stands(run.series, given, seen) || undefined}
              data-plain={isPlain || undefined}
              style={isPlain ? undefined : { color: run.series.style.color }}
            >
              {Number.isFinite(lead) && (
                <path className="chart-lead" d={`M${(x + from).toFixed(1)} ${lead.toFixed(1)}L${(x + to).toFixed(1)} ${at.toFixed(1)}`} />
              )}
              <text x={textX(x)} y={at + 3.5} textAnchor={textAnchor}>
                {text(run, given, seen)}
              </text>
            </g>
          ))}
        </>
      );
    };
  },
});
