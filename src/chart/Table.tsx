import { formatNumber } from '../ui/format.ts';
import { ScrollTable } from '../ui/ScrollTable.tsx';

/** The figures behind a chart, as people read them and as a file holds them. */
export interface FigureTable {
  /** Name and unit of each column; the first names the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Rows shown; the file has them all. */
const ROWS = 300;

/** A scrolling table of figures. */
export const Table = ({ name, table: { columns, rows } }: { name: string; table: FigureTable }) => (
  <ScrollTable
    className="chart-table"
    label={`${name}, as numbers`}
    caption={name}
    note={
      rows.length > ROWS && (
        <p>
          The first {ROWS} of {rows.length} rows; the saved CSV has them all.
        </p>
      )
    }
  >
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.slice(0, ROWS).map(([head, ...cells], row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <tr key={row}>
          <th scope="row">{typeof head === 'number' ? formatNumber(head) : (head ?? '–')}</th>
          {cells.map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells likewise
            <td key={column}>{cell === null ? '–' : typeof cell === 'number' ? formatNumber(cell) : cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </ScrollTable>
);
