import type { ReactNode } from 'react';
import type { Axis } from './axis.ts';
import type { Column } from './columns.ts';
import type { Plot } from './plot.ts';
import type { Row } from './rows.ts';

/** All that channels are computed from. */
export interface Laid<Given, R extends Row> {
  readonly given: Given;
  readonly rows: readonly R[];
  readonly plot: Plot;
  /** The `clip-path` that keeps a drawing inside the plot; of marks with `clips`. */
  readonly clip: string;
}

/** What may change at every move of a hand, without new rows. */
export interface Seen<Now> {
  readonly now: Now;
  /** The method that is looked at, by pointer or focus, anywhere on the page; null for none. */
  readonly looked: string | null;
  /** The method that the page is about. */
  readonly chosen: string;
}

/** A kind of drawing over rows: channels in pixels are computed first, then drawn as often as something else is looked at. */
export interface Mark<Given, R extends Row, Now> {
  readonly lay: (of: Laid<Given, R>) => (seen: Seen<Now>) => ReactNode;
  readonly clips?: boolean;
  /** A press or a drag anywhere on the plot, in the units of the axes; `done` at its end. */
  readonly drag?: (place: Dragged, of: Pick<Laid<Given, R>, 'given' | 'rows'>) => void;
}

export interface Dragged {
  readonly x: number;
  readonly y: number;
  readonly done: boolean;
}

/** Either the same for all, or by what is given. */
type From<Given, R extends Row, T> = T | ((rows: readonly R[], given: Given) => T);

/** A part of a declaration for these rows. */
export const made = <Given, R extends Row, T extends string | object>(part: From<Given, R, T>, rows: readonly R[], given: Given): T =>
  part instanceof Function ? part(rows, given) : part;

/**
 * A chart: rows once, and marks over them. Reading out, table, CSV, pictures, keys and focus follow. `Given` is all that rows follow
 * from, `Now` moves over them and leaves them as they are: where a hand drags, a step of a training.
 */
export interface ChartDeclaration<Given, R extends Row, Now = null> {
  /** Title: 'Gradient error along the way'. */
  readonly name: From<Given, R, string>;
  /** One sentence with the figure that matters: for those who do not see the chart, and under the title of a saved one. */
  readonly summary: (rows: readonly R[], given: Given, now: Now) => string;
  readonly rows: (given: Given) => readonly R[];
  readonly x: From<Given, R, Axis>;
  readonly y: From<Given, R, Axis>;
  /** From the lowest to the one on top. */
  readonly marks: readonly Mark<Given, R, Now>[];
  /** Of the table, and of the CSV. */
  readonly columns: From<Given, R, readonly Column<R>[]>;
  /** Rows of the table; all when left out. */
  readonly inTable?: (row: R) => boolean;
  /** The table begins with the row that has the largest; in the order of the rows when left out. */
  readonly largestFirst?: (row: R) => number;
  /** Rows with the same value share a line of the table; each has its own when left out. */
  readonly line?: (row: R) => unknown;
  /** What the marks mean, under the chart. */
  readonly legend?: (rows: readonly R[], given: Given) => ReactNode;
  /** Arrow keys read the rows by x, whatever their series; along a series when left out. */
  readonly readsAcross?: boolean;
  /** Enter, or a press, on the row that is looked at. */
  readonly onRow?: (row: R, given: Given) => void;
  /** Enter on the row that is looked at, where a press is the beginning of a drag. */
  readonly onEnter?: (row: R, given: Given) => void;
  /** The rows inside a rectangle drawn over the plot. */
  readonly onBrush?: (rows: readonly R[], given: Given) => void;
  /** Width over height, where a unit must be as long on both axes. */
  readonly aspect?: (given: Given) => number;
  /** Pixels kept free to the right of the plot. */
  readonly labelRoom?: (rows: readonly R[], given: Given) => number;
}

/** Types a declaration. */
export const defineChart = <Given extends object, R extends Row, Now = null>(
  chart: ChartDeclaration<Given, R, Now>,
): ChartDeclaration<Given, R, Now> => chart;
