import type { Laid, Mark } from '../defineChart.ts';
import { type Place, shapesPath } from '../paths.ts';
import type { Plot } from '../plot.ts';
import { bySeries, type Row } from '../rows.ts';

interface ShapesOptions<Given, R extends Row> {
  /** Rows that have a shape; all when left out. */
  readonly of?: (row: R) => boolean;
  /** Pixels; of none there is nothing. */
  readonly radius: number | ((of: Laid<Given, R>) => number);
  /** Rows that lie behind the others. */
  readonly isPale?: (row: R) => boolean;
}

/** Pixels of a row. */
export const placeOf = ({ x, y }: Row, plot: Plot): Place => [plot.x.at(x), plot.y.at(y)];

export const radiusOf = <Given, R extends Row>(radius: number | ((of: Laid<Given, R>) => number), of: Laid<Given, R>): number =>
  typeof radius === 'number' ? radius : radius(of);

/** The shape and colour of its series at every row: a path a series, however many rows there are. */
export const shapes = <Given, R extends Row>({
  of: drawn = () => true,
  radius,
  isPale = () => false,
}: ShapesOptions<Given, R>): Mark<Given, R, unknown> => ({
  lay: (of) => {
    const size = radiusOf(radius, of);
    if (!(size > 0)) return () => null;
    const paths = bySeries(of.rows.filter(drawn)).flatMap(({ series, rows }) =>
      [true, false].map((pale) => ({
        series,
        pale,
        d: shapesPath(
          rows.filter((row) => isPale(row) === pale).map((row) => placeOf(row, of.plot)),
          series.shape ?? 'circle',
          size,
        ),
      })),
    );
    return () =>
      paths.map(
        ({ series: { id, style }, pale, d }) =>
          d !== '' && (
            <path key={`${id} ${pale}`} className="chart-shapes" data-pale={pale || undefined} style={{ fill: style.color }} d={d} />
          ),
      );
  },
});
