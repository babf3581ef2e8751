import type { Table } from './table.ts';

export interface Limits {
  readonly points: number;
  readonly classes: number;
  /** Different values of a label. */
  readonly values: number;
  readonly tasks: number;
  readonly changes: number;
}

/**
 * Most that is taken of a table whose meaning is guessed. Of more points a sample is taken, else no edit would be answered while one
 * watches; more classes have no colour of their own; a column of more values or tasks is seldom one of classes or tasks.
 */
export const tableLimits: Limits = { points: 5_000, classes: 10, values: 50, tasks: 20, changes: 200 };

/** Most that is taken of a table that this page wrote: as much as a scenario holds. */
export const ownLimits: Limits = { points: 100_000, classes: 100, values: 100, tasks: 201, changes: 200 };

export const limitsOf = ({ own }: Pick<Table, 'own'>): Limits => (own ? ownLimits : tableLimits);
