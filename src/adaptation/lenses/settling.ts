/** First index from which all the values stay within `tolerance` of the last one; values.length where the last is not a number. */
export const settledFrom = (values: ArrayLike<number>, tolerance: number): number => {
  const last = values[values.length - 1];
  let from = values.length;
  // The last may be infinite: then nothing is within any distance of it, as a difference of two infinities is not a number.
  while (from > 0 && Math.abs(values[from - 1] - last) <= tolerance) from--;
  return from;
};
