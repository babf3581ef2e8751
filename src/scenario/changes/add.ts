import { defineChange } from '../change.ts';
import { list } from '../check.ts';
import { limits } from '../limits.ts';
import { row } from '../readers.ts';

interface Add {
  kind: 'add';
  /** Rows [x1, …, xd, label]. */
  points: number[][];
}

declare module '../types.ts' {
  interface Changes {
    add: Add;
  }
}

/** New points, at the end. */
export default defineChange<Add, number>({
  kind: 'add',
  order: 1,
  tab: { label: 'Add', tool: 'brush' },
  field: 'points',
  read: ({ count, dimension, likelihood }) => list('rows', row(dimension, likelihood), 0, limits.points - count),
  does: ({ points }) => ({ added: points }),
  packing: {
    short: ({ points }) => points.length,
    isShort: (value) => typeof value === 'number',
    counts: (rows) => ({ rows }),
    long: (count, points) => points.rows(count),
  },
});
