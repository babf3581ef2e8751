import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';
import { placeOf } from './shapes.tsx';

/** A cross on some of the rows: a line that ends there for a bad reason. Those above the plot have it on the upper edge. */
export const cross = <R extends Row>({ of }: { readonly of: (row: R) => boolean }): Mark<unknown, R, unknown> => ({
  clips: true,
  lay: ({ rows, plot, clip }) => {
    const crosses = rows.filter(of).map((row) => {
      const [x, y] = placeOf(row, plot);
      return { color: row.series?.style.color, d: `M${x - 5} ${Math.max(0, y) - 5}l10 10m-10 0l10 -10` };
    });
    return () => (
      <g clipPath={clip}>
        {crosses.map(({ color, d }) => (
          <path key={d} className="chart-cross" style={{ stroke: color }} d={d} />
        ))}
      </g>
    );
  },
});
