import { bySeries, type Row, type Series } from './rows.ts';
import type { FigureTable } from './Table.tsx';

type Cell = string | number | null;

/** A column of the table behind a chart. */
export interface Column<R> {
  /** Name, with the unit. */
  readonly name: string;
  /** Its value in a row; null where there is none, undefined where another row of the same line has it. */
  readonly value: (row: R) => Cell | undefined;
}

export const column = <R>(name: string, value: (row: R) => Cell | undefined): Column<R> => ({ name, value });

/** Columns of each series in turn, with values of its rows alone. */
export const perSeries = <R extends Row>(rows: readonly R[], columns: (series: Series) => readonly Column<R>[]): Column<R>[] =>
  bySeries(rows).flatMap(({ series }) =>
    columns(series).map(({ name, value }) => column(name, (row: R) => (row.series?.id === series.id ? value(row) : undefined))),
  );

/** The table of rows; those that agree in `line` share one line. */
export const tableOf = <R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  line: (row: R, k: number) => unknown = (_, k) => k,
): FigureTable => {
  const lines = new Map<unknown, R[]>();
  rows.forEach((row, k) => {
    const at = line(row, k);
    const known = lines.get(at);
    if (known) known.push(row);
    else lines.set(at, [row]);
  });
  return {
    columns: columns.map(({ name }) => name),
    rows: [...lines.values()].map((members) =>
      columns.map(({ value }) => {
        for (const row of members) {
          const cell = value(row);
          if (cell !== undefined) return cell;
        }
        return null;
      }),
    ),
  };
};
