import type { Mark } from '../defineChart.ts';
import { bandBetween } from '../paths.ts';
import { bySeries, type Row } from '../rows.ts';

/** Names of the channels of a row that hold numbers. */
type Numbers<R> = { [K in keyof R]-?: R[K] extends number ? K : never }[keyof R];

/** A band a series from one channel to another: only where they differ. The looked at, or the chosen one, is darker. */
export const band = <R extends Row>(
  low: Numbers<R>,
  high: Numbers<R>,
  of: (row: R) => boolean = () => true,
): Mark<unknown, R, unknown> => ({
  lay: ({ rows, plot }) => {
    const [from, to] = [low, high].map((channel) => (row: R) => row[channel] as number) as [(row: R) => number, (row: R) => number];
    const bands = bySeries(rows.filter(of))
      .filter(({ rows: own }) => own.some((row) => to(row) > from(row)))
      .map(({ series, rows: own }) => ({
        series,
        d: bandBetween(own.map((row) => [plot.x.at(row.x), plot.y.at(from(row)), plot.y.at(to(row))])),
      }));
    return ({ looked, chosen }) =>
      bands.map(({ series: { id, style }, d }) => (
        <path key={id} className="chart-band" data-looked={id === (looked ?? chosen) || undefined} style={{ fill: style.color }} d={d} />
      ));
  },
});
