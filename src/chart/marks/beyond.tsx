import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';
import { placeOf } from './shapes.tsx';

interface BeyondOptions<R extends Row> {
  /** Rows above or below the plot, which an axis that clamps has on its edge. */
  readonly of: (row: R) => boolean;
  readonly most: number;
}

/** A tip on the edge for every row that lies above or below the plot. */
export const beyond = <R extends Row>({ of, most }: BeyondOptions<R>): Mark<unknown, R, unknown> => ({
  lay: ({ rows, plot }) => {
    const tips = rows
      .filter(of)
      .slice(0, most)
      .map((row) => {
        const [x, y] = placeOf(row, plot);
        return { color: row.series?.style.color, d: y <= 0 ? `M${x - 4} 7h8l-4 -6z` : `M${x - 4} ${plot.height - 7}h8l-4 6z` };
      });
    return () => tips.map(({ color, d }) => <path key={d} style={{ fill: color }} d={d} />);
  },
});
