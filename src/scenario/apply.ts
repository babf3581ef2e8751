import type { Change } from './types.ts';

export interface Applied {
  /** The rows after the change: [x1, …, xd, label]. */
  rows: number[][];
  /** For each row after: its index before the change, or −1 for an added row. */
  origin: number[];
  /** Indices before the change that the change touched (removed, relabelled, moved), ascending. */
  touched: number[];
  /** Rows that the change brings, in order; a moved point is here at its new place. */
  added: number[][];
}

const ascending = (indices: readonly number[]): number[] => [...indices].sort((a, b) => a - b);

const rowAt = (rows: readonly number[][], index: number): number[] => {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`applyChange: there is no point ${index} among ${rows.length}; validate the scenario first`);
  return row;
};

/** The rows without `gone`, closed up in their order, with `added` at the end. */
const replaced = (rows: readonly number[][], gone: readonly number[], added: readonly number[][]): Applied => {
  for (const index of gone) rowAt(rows, index);
  const absent = new Set(gone);
  const kept: number[] = [];
  rows.forEach((_, index) => {
    if (!absent.has(index)) kept.push(index);
  });
  return {
    rows: [...kept.map((index) => [...rowAt(rows, index)]), ...added.map((row) => [...row])],
    origin: [...kept, ...added.map(() => -1)],
    touched: ascending(gone),
    added: added.map((row) => [...row]),
  };
};

/**
 * The rows [x1, …, xd, label] after `change`: an addition appends, a removal closes up, a relabelling stays in place, a move is a
 * removal and an addition at the end in the order given (the label travels along), prior and model leave the rows alone.
 * The rows that come back are copies. Throws a RangeError for an index that is not there.
 */
export const applyChange = (rows: readonly number[][], change: Change): Applied => {
  switch (change.kind) {
    case 'add':
      return replaced(rows, [], change.points);
    case 'remove':
      return replaced(rows, change.indices, []);
    case 'move':
      return replaced(
        rows,
        change.points.map(([index]) => index),
        change.points.map(([index, x]) => [...x, ...rowAt(rows, index).slice(-1)]),
      );
    case 'relabel': {
      const same = replaced(rows, [], []);
      for (const [index, label] of change.labels) {
        const row = rowAt(same.rows, index);
        row[row.length - 1] = label;
      }
      return { ...same, touched: ascending(change.labels.map(([index]) => index)) };
    }
    case 'prior':
    case 'model':
      return replaced(rows, [], []);
  }
};
