import type { Mark } from '../defineChart.ts';
import { bySeries, type Row } from '../rows.ts';

interface StemsOptions<R extends Row> {
  /** Value at which a stem begins; the foot of the plot when left out. */
  readonly from?: (row: R) => number;
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
export const stems = <R extends Row>({
  from,
  width = () => 1,
  strength = 0.7,
  most = Number.POSITIVE_INFINITY,
  isPale = () => false,
}: StemsOptions<R> = {}): Mark<unknown, R, unknown> => ({
  lay: ({ rows, plot }) => {
    if (rows.length > most) return () => null;
    const thick = width(plot.x.at(2) - plot.x.at(1));
    const foot = (row: R): number => (from ? plot.y.at(from(row)) : plot.height);
    const paths = bySeries(rows).flatMap(({ series, rows: own }) =>
      [true, false].map((pale) => ({
        series,
        pale,
        d: own
          .filter((row) => isPale(row) === pale && Number.isFinite(row.y))
          .map((row) => `M${plot.x.at(row.x).toFixed(1)} ${foot(row).toFixed(1)}V${plot.y.at(row.y).toFixed(1)}`)
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
