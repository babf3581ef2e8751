/** Smallest and largest label of the rows [x1, …, xd, label]; 0 and 1 without any. */
export const labelRange = (rows: readonly (readonly number[])[]): [low: number, high: number] => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows) {
    low = Math.min(low, row.at(-1) ?? 0);
    high = Math.max(high, row.at(-1) ?? 0);
  }
  return low <= high ? [low, high] : [0, 1];
};
