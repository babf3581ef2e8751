import type { Mark } from '../defineChart.ts';
import type { Row } from '../rows.ts';

/** The line on which both axes have the same value: of a plot whose axes have one domain. */
export const diagonal = (): Mark<unknown, Row, unknown> => ({
  lay:
    ({ plot: { width, height } }) =>
    () => <path className="chart-diagonal" d={`M0 ${height}L${width} 0`} />,
});
