import type { Mark } from '../defineChart.ts';
import { spreadLabels } from '../labels.ts';
import { bySeries, type Row } from '../rows.ts';

interface NamesOptions<Given, R extends Row> {
  /** Rows of the lines; all when left out. */
  readonly of?: (row: R) => boolean;
  /** There is room for them; they are left out where there is none. */
  readonly when?: (given: Given) => boolean;
}

/** Pixels from one name to the next. */
const GAP = 12.5;

/** Names of the series left of where they begin, kept apart, each with a lead to its line. */
export const names = <Given, R extends Row>({
  of = () => true,
  when = () => true,
}: NamesOptions<Given, R> = {}): Mark<Given, R, unknown> => ({
  lay: ({ rows, given, plot }) => {
    const runs = when(given) ? bySeries(rows.filter(of)) : [];
    const left = plot.x.ticks[0]?.at ?? 0;
    const starts = runs.map(({ rows: [first] }) => plot.y.at(first.y));
    const placed = spreadLabels(starts, GAP, 8, plot.height - 2);
    return ({ looked, chosen }) =>
      runs.map(({ series: { id, title, style } }, k) => {
        const [start, y] = [starts[k] as number, placed[k] as number];
        return (
          <g key={id} className="chart-name-of" data-looked={id === (looked ?? chosen) || undefined} style={{ color: style.color }}>
            <path className="chart-lead" d={`M${(left - 5).toFixed(1)} ${start.toFixed(1)}L${(left - 13).toFixed(1)} ${y.toFixed(1)}`} />
            <text x={left - 16} y={y + 3.5} textAnchor="end">
              {title}
            </text>
          </g>
        );
      });
  },
});
