import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';

/** The lines on which the value of one axis is zero. */
export const zero = (): Mark<unknown, Row, unknown> => ({
  lay:
    ({ plot: { x, y, width, height } }) =>
    () => <path className="chart-zero" d={`M${x.at(0)} 0V${height}M0 ${y.at(0)}H${width}`} />,
});
