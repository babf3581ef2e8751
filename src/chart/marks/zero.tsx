import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';

/** The lines on which the value of one axis is zero; `isNamed`: with the names of the axes at their ends. */
export const zero = ({ isNamed = false } = {}): Mark<unknown, Row, unknown> => ({
  lay:
    ({ plot: { x, y, width, height } }) =>
    () => (
      <>
        <path className="chart-zero" d={`M${x.at(0)} 0V${height}M0 ${y.at(0)}H${width}`} />
        {isNamed && (
          <>
            <text className="chart-corner" x={width - 4} y={y.at(0) - 4} textAnchor="end">
              {x.title} →
            </text>
            <text className="chart-corner" x={x.at(0) + 4} y={11}>
              ↑ {y.title}
            </text>
          </>
        )}
      </>
    ),
});
