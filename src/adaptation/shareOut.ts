/**
 * Shares of a budget of `size` over classes that hold `available` points: ⌊size / C⌋ each, the remainder one each to the last classes,
 * and what one class cannot fill goes to the others, last class first.
 */
export const shareOut = (size: number, available: readonly number[]): number[] => {
  const count = available.length;
  const wanted = available.map((_, c) => Math.floor(size / count) + (c >= count - (size % count) ? 1 : 0));
  const shares = wanted.map((want, c) => Math.min(want, available[c]));
  let left =
    Math.min(
      size,
      available.reduce((sum, n) => sum + n, 0),
    ) - shares.reduce((sum, n) => sum + n, 0);
  for (let c = count - 1; c >= 0; c--) {
    const more = Math.min(left, available[c] - shares[c]);
    shares[c] = shares[c] + more;
    left -= more;
  }
  return shares;
};
