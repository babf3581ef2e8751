import { effectsOf } from './changes.ts';
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

/** Nothing changes. */
export const unchanged = (rows: number[][]): Applied => ({ rows, origin: [...rows.keys()], touched: [], added: [] });

const ascending = (indices: readonly number[]): number[] => [...indices].sort((a, b) => a - b);

const rowAt = (rows: readonly number[][], index: number): number[] => {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`applyChange: there is no point ${index} among ${rows.length}; validate the scenario first`);
  return row;
};

/**
 * The rows [x1, …, xd, label] after `change`: what goes closes up, a relabelled point stays in place, and at the end come the moved
 * points, in the order given and with their labels, and then the added ones. The rows that come back are copies. Throws a RangeError
 * for an index that is not there.
 */
export const applyChange = (rows: readonly number[][], change: Change): Applied => {
  const { removed = [], relabelled = [], moved = [], added = [] } = effectsOf(change);
  const gone = [...removed, ...moved.map(([index]) => index)];
  const renamed = relabelled.map(([index]) => index);
  for (const index of [...gone, ...renamed]) rowAt(rows, index);
  const absent = new Set(gone);
  const labels = new Map(relabelled);
  const kept: number[] = [];
  rows.forEach((_, index) => {
    if (!absent.has(index)) kept.push(index);
  });
  const brought = [...moved.map(([index, x]) => [...x, ...rowAt(rows, index).slice(-1)]), ...added];
  return {
    rows: [...kept.map((index) => labelled(rowAt(rows, index), labels.get(index))), ...brought.map((row) => [...row])],
    origin: [...kept, ...brought.map(() => -1)],
    touched: ascending([...gone, ...renamed]),
    added: brought.map((row) => [...row]),
  };
};

/** A copy of the row, with another label if one is given. */
const labelled = (row: readonly number[], label: number | undefined): number[] => {
  const copy = [...row];
  if (label !== undefined) copy[copy.length - 1] = label;
  return copy;
};
