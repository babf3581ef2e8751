/** Shares of the past gradient by row of `results.points`, and by what a method remembers. */
export interface Shares {
  /** Every past point's share; 0 for a new point. */
  readonly all: Float64Array;
  /** Where the method remembers a point, 0. */
  readonly missed: Float64Array;
  readonly remembered: ReadonlySet<number>;
  readonly missedTotal: number;
  readonly rememberedTotal: number;
}

/** Shares of `count` points of which the first are the past; points that the change touches are at hand of whoever has a memory. */
export const sharesOf = (past: ArrayLike<number>, count: number, memory: ArrayLike<number> | 'all', touched: ArrayLike<number>): Shares => {
  const all = new Float64Array(count);
  for (let i = 0; i < past.length; i++) all[i] = past[i] as number;
  const everything = Array.from({ length: past.length }, (_, i) => i);
  const remembered = new Set(memory === 'all' ? everything : memory.length > 0 ? [...Array.from(memory), ...Array.from(touched)] : []);
  const missed = all.map((share, i) => (remembered.has(i) ? 0 : share));
  const total = (values: Float64Array): number => values.reduce((sum, share) => sum + share, 0);
  const missedTotal = total(missed);
  return { all, missed, remembered, missedTotal, rememberedTotal: total(all) - missedTotal };
};
