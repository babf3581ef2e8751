import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';
import { Dots } from './dot.tsx';

interface TangentsOptions<R extends Row, Now> {
  /** Rows that have a tangent. */
  readonly of: (row: R, now: Now) => boolean;
  /** dy/dx at a row, in the units of the axes. */
  readonly slope: (row: R) => number;
  /** Pixels from the row to either end. */
  readonly reach?: number;
}

/** A straight line of the same length on every row, in the direction in which its curve goes there. */
export const tangents = <R extends Row, Now>({ of, slope, reach = 110 }: TangentsOptions<R, Now>): Mark<unknown, R, Now> => ({
  clips: true,
  lay: ({ rows, plot, clip }) => {
    const [across, up] = [plot.x.at(1) - plot.x.at(0), plot.y.at(0) - plot.y.at(1)];
    return ({ now }) => {
      const own = rows.filter((row) => of(row, now) && Number.isFinite(plot.y.at(row.y)));
      return (
        <g className="chart-tangents" clipPath={clip}>
          {own.map((row) => {
            const [x, y, rise] = [plot.x.at(row.x), plot.y.at(row.y), slope(row) * up];
            const far = reach / Math.hypot(across, rise);
            const [dx, dy] = [far * across, far * rise];
            const d = `M${(x - dx).toFixed(1)} ${(y + dy).toFixed(1)}L${(x + dx).toFixed(1)} ${(y - dy).toFixed(1)}`;
            return (
              <path
                key={row.series?.id}
                className="chart-tangent"
                data-method={row.series?.id}
                d={d}
                style={{ stroke: row.series?.style.color }}
              />
            );
          })}
          <Dots rows={own} plot={plot} radius={4} />
        </g>
      );
    };
  },
});
