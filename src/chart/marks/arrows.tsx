import { getStore } from '../../ui/useStore.ts';
import type { Mark } from '../defineChart.ts';
import { arrowPath } from '../paths.ts';
import type { Row } from '../rows.ts';
import { placeOf } from './shapes.tsx';

interface ArrowsOptions<R extends Row> {
  /** Methods that an arrow is of: it is pale while another one is looked at. */
  readonly methods: (row: R) => readonly string[];
  /** It is drawn shorter than it is. */
  readonly isCut: (row: R) => boolean;
}

/** An arrow from the origin of both axes to every row: in the colour of its series; without one in ink, thin where there are several. */
export const arrows = <R extends Row>({ methods, isCut }: ArrowsOptions<R>): Mark<unknown, R, unknown> => ({
  lay: ({ rows, plot }) => {
    const [x0, y0] = [plot.x.at(0), plot.y.at(0)];
    const ink = rows.filter(({ series }) => !series).length === 1 ? { kind: 'thick', head: 11 } : { kind: 'thin', head: 7 };
    const placed = rows.map((row) => {
      const [x, y] = placeOf(row, plot);
      return { row, reach: `M${x0} ${y0}L${x.toFixed(1)} ${y.toFixed(1)}`, d: arrowPath(x0, y0, x, y, row.series ? 8 : ink.head) };
    });
    return ({ looked }) =>
      placed.map(({ row, reach, d }) => {
        const { series } = row;
        const opacity = looked === null || methods(row).includes(looked) ? 1 : 0.15;
        return series ? (
          <g
            key={series.id}
            opacity={opacity}
            onPointerEnter={() => getStore().lookAt({ method: series.id })}
            onPointerLeave={() => getStore().lookAt({})}
          >
            <title>{isCut(row) ? `${series.title}, cut short` : series.title}</title>
            <path className="chart-arrow" data-kind="reach" d={reach} />
            <path className="chart-arrow" style={{ stroke: series.style.color }} strokeDasharray={isCut(row) ? '4 2' : undefined} d={d} />
          </g>
        ) : (
          <path key={methods(row).join()} className="chart-arrow" data-kind={ink.kind} opacity={opacity} d={d} />
        );
      });
  },
});
