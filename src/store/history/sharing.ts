/*
 * An edit often builds anew what holds the same as before. Where each scenario takes from the one before it whatever is equal, what was
 * found out about a part stays true of it, the history packs it once, and an edit that changes nothing is none.
 */

type Plain = readonly unknown[] | { readonly [key: string]: unknown };

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** The same primitive, or short rows of the same primitives. */
const sameRow = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, i) => sameRow(item, b[i]));
};

const isRows = (list: readonly unknown[]): boolean => Array.isArray(list[0]);

const sharedList = (before: readonly unknown[], next: readonly unknown[]): readonly unknown[] => {
  // Rows are compared and not looked into: there are many, and a list of them is one part.
  if (isRows(next) && isRows(before))
    return before.length === next.length && next.every((row, i) => sameRow(before[i], row)) ? before : next;
  const items = next.map((item, i) => sharedWith(before[i], item));
  if (items.length === before.length && items.every((item, i) => Object.is(item, before[i]))) return before;
  return items.every((item, i) => Object.is(item, next[i])) ? next : items;
};

const sharedObject = (before: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> => {
  const entries = Object.entries(next).map(([key, value]) => [key, sharedWith(before[key], value)] as const);
  const keys = Object.keys(before);
  const same = entries.length === keys.length && entries.every(([key, value], i) => keys[i] === key && Object.is(before[key], value));
  if (same) return before;
  return entries.every(([key, value]) => Object.is(next[key], value)) ? next : Object.fromEntries(entries);
};

/** `next`, in which every part that equals its counterpart in `before` is that very part. Plain data; neither is changed. */
export const sharedWith = <T>(before: unknown, next: T): T => {
  if (before === next || !isPlain(next) || !isPlain(before)) return next;
  if (Array.isArray(next)) return (Array.isArray(before) ? sharedList(before, next) : next) as T;
  return (Array.isArray(before) ? next : sharedObject(before as Record<string, unknown>, next as Record<string, unknown>)) as T;
};
