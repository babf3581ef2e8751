/** Ends of the scale of the bars: a scale that moves only where it must keeps the column calm. */
const ENDS = [0.05, 0.1, 0.25, 0.5, 1] as const;

/** Share of the map at which a bar is full: the least end that holds every figure. */
export const barEnd = (shares: readonly (number | null)[]): number => {
  const most = shares.reduce<number>((largest, share) => Math.max(largest, share ?? 0), 0);
  return ENDS.find((end) => most <= end) ?? 1;
};
