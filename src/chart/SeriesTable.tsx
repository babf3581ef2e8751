import { StyleSample } from '../ui/LineSample.tsx';
import { getStore, useStore } from '../ui/useStore.ts';
import type { Column } from './columns.ts';
import type { Row, Series } from './rows.ts';

type OfSeries = Row & { readonly series: Series };

interface SeriesTableProps<R extends OfSeries> {
  readonly name: string;
  /** Head of the series. */
  readonly head: string;
  /** A row a series. */
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
}

/** Figures of series beside their chart: a line each, looked at by pointer; that of the chosen method is bold. */
export const SeriesTable = <R extends OfSeries>({ name, head, rows, columns }: SeriesTableProps<R>) => {
  const looked = useStore((state) => state.looked.method);
  const chosen = useStore((state) => state.chosenMethod);
  return (
    <table className="chart-values" aria-label={name}>
      <thead>
        <tr>
          {[head, ...columns.map((column) => column.name)].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.series.id}
            data-method={row.series.id}
            data-chosen={row.series.id === chosen || undefined}
            data-looked={row.series.id === looked || undefined}
            onPointerEnter={() => getStore().lookAt({ method: row.series.id })}
            onPointerLeave={() => getStore().lookAt({})}
          >
            <th scope="row">
              <StyleSample style={row.series.style} /> {row.series.title}
            </th>
            {columns.map((column) => (
              <td key={column.name}>{column.value(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
