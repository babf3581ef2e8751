import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';
import { placeOf } from './shapes.tsx';

interface PointedOptions<R extends Row, Now> {
  /** The row that is looked at. */
  readonly of: (row: R, now: Now) => boolean;
  /** Value at which its stem begins. */
  readonly from: (row: R) => number;
  readonly name: (row: R) => string;
}

/** The row that is looked at in one of several plots, in all of them: its dot, its stem and its name. */
export const pointed = <R extends Row, Now>({ of, from, name }: PointedOptions<R, Now>): Mark<unknown, R, Now> => ({
  lay:
    ({ rows, plot }) =>
    ({ now }) => {
      const row = rows.find((one) => of(one, now));
      if (!row) return null;
      const [x, y] = placeOf(row, plot);
      const { width } = plot;
      const color = row.series?.style.color;
      return (
        <g className="chart-pointed" data-screen-only="">
          <path style={{ stroke: color }} d={`M${x} ${y}V${plot.y.at(from(row))}`} />
          <circle cx={x} cy={y} r={5} style={{ fill: color }} />
          <text
            className="chart-text"
            data-strong=""
            x={Math.min(Math.max(x, 12), width - 12)}
            y={y < 18 ? y + 18 : y - 9}
            textAnchor={x > width * 0.7 ? 'end' : x < width * 0.3 ? 'start' : 'middle'}
          >
            {name(row)}
          </text>
        </g>
      );
    },
});
