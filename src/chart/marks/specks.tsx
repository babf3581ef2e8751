import type { Mark } from '../defineChart.ts';
import { knotsAt } from '../paths.ts';
import { bySeries, type Row } from '../rows.ts';
import { placeOf } from './shapes.tsx';

interface SpecksOptions<R extends Row> {
  /** Rows that have a dot; all when left out. */
  readonly of?: (row: R) => boolean;
  /** More rows than this are a cloud: small, and pale where they are few. */
  readonly cloudAbove: number;
}

/** A dot at every row: a path a series, however many rows there are. */
export const specks = <R extends Row>({ of = () => true, cloudAbove }: SpecksOptions<R>): Mark<unknown, R, unknown> => ({
  lay: ({ rows, plot }) => {
    const isCloud = rows.length > cloudAbove;
    const paths = bySeries(rows).map(({ series, rows: own }) => ({
      series,
      d: knotsAt(own.filter(of).map((row) => placeOf(row, plot))),
    }));
    return () =>
      paths.map(({ series: { id, style }, d }) => (
        <path key={id} className="chart-specks" data-cloud={isCloud || undefined} style={{ stroke: style.color }} d={d} />
      ));
  },
});
