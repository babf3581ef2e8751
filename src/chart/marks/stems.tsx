import type { Mark } from '../defineChart.ts';
import { bySeries, type Row } from '../rows.ts';

interface StemsOptions<Given, R extends Row> {
  /** Rows that have a stem; all when left out. */
  readonly of?: (row: R, given: Given) => boolean;
  /** Values at which a stem begins and ends; the foot of the plot and the row when left out. */
  readonly from?: (row: R) => number;
  readonly to?: (row: R) => number;
  /** Pixels, by those from one unit to the next. */
  readonly width?: (unit: number) => number;
  /** So many rows at most have stems. */
  readonly most?: number;
  /** Opacity. */
  readonly strength?: number;
  /** Rows that lie behind the others. */
  readonly isPale?: (row: R) => boolean;
}

/** An upright stroke to every row: a path a series. */
export const stems = <Given, R extends Row>({
  of = () => true,
  from,
  to = ({ y }) => y,
  width = () => 1,
  strength = 0.7,
  most = Number.POSITIVE_INFINITY,
  isPale = () => false,
}: StemsOptions<Given, R> = {}): Mark<Given, R, unknown> => ({
  lay: ({ rows, given, plot }) => {
    if (rows.length > most) return () => null;
    const thick = width(plot.x.at(2) - plot.x.at(1));
    const foot = (row: R): number => (from ? plot.y.at(from(row)) : plot.height);
    const paths = bySeries(rows.filter((row) => of(row, given))).flatMap(({ series, rows: own }) =>
      [true, false].map((pale) => ({
        series,
        pale,
        d: own
          .filter((row) => isPale(row) === pale && Number.isFinite(row.y))
          .map((row) => `M${plot.x.at(row.x).toFixed(1)} ${foot(row).toFixed(1)}V${plot.y.at(to(row)).toFixed(1)}`)
          .join(''),
      })),
    );
    return () =>
      paths.map(
        ({ series: { id, style }, pale, d }) =>
          d !== '' && (
            <path
              key={`${id} ${pale}`}
              className="chart-stems"
              data-pale={pale || undefined}
              style={{ stroke: style.color }}
              strokeOpacity={strength}
              strokeWidth={thick}
              d={d}
            />
          ),
      );
  },
});
