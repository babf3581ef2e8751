import type { Shape } from '../ui/classMarks.ts';
import type { LineStyle } from '../ui/Stroke.tsx';

/** Rows that belong together: a line, a colour, a name. */
export interface Series {
  readonly id: string;
  readonly title: string;
  readonly style: LineStyle;
  /** Of a class: a disc when left out. */
  readonly shape?: Shape;
  /** A method that it stands for elsewhere on the page. */
  readonly method?: string;
}

/** One value of a chart: drawn by marks, read off, and a line of the table. A chart's own rows have more channels. */
export interface Row {
  readonly series?: Series;
  /** In the units of the axes. */
  readonly x: number;
  readonly y: number;
  /** All that is said of the row, names and units included; a row without it cannot be read off. */
  readonly says?: string | (() => string);
  /** Tells it from all others; its point, or its series and x, when left out. */
  readonly key?: string;
  /** A row of `results.points`, a method (that of its series when left out), or a weight, that it stands for elsewhere on the page. */
  readonly point?: number;
  readonly method?: string;
  readonly weight?: number;
}

export const keyOf = ({ key, point, series, x }: Row): string => key ?? (point === undefined ? `${series?.id ?? ''} ${x}` : String(point));

/** All that is said of a row. */
export const saidOf = ({ says = '' }: Pick<Row, 'says'>): string => (typeof says === 'string' ? says : says());

/** The rows of one series, in their order. */
export interface Run<R extends Row> {
  readonly series: Series;
  readonly rows: readonly [R, ...R[]];
}

/** Rows by their series, in the order in which the series begin; rows without one are left out. */
export const bySeries = <R extends Row>(rows: readonly R[]): Run<R>[] => {
  const runs = new Map<string, { series: Series; rows: [R, ...R[]] }>();
  for (const row of rows) {
    if (!row.series) continue;
    const run = runs.get(row.series.id);
    if (run) run.rows.push(row);
    else runs.set(row.series.id, { series: row.series, rows: [row] });
  }
  return [...runs.values()];
};
