/** Ranks 1 … n of the values, smallest first; equal values share the mean of their ranks. */
export const ranks = (values: ArrayLike<number>): Float64Array => {
  const at = (i: number): number => values[i];
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => at(i) - at(j));
  const rank = new Float64Array(order.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && at(order[to]) === at(order[from])) to++;
    for (let k = from; k < to; k++) rank[order[k]] = (from + 1 + to) / 2;
    from = to;
  }
  return rank;
};

/** Spearman's rank correlation: the correlation of the two rankings. Null where one of them ranks nothing (all values equal, or fewer than two). */
export const rankCorrelation = (one: ArrayLike<number>, other: ArrayLike<number>): number | null => {
  const [x, y] = [ranks(one), ranks(other)];
  const middle = (x.length + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [x[i] - middle, y[i] - middle];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
};

/** Share of Σ|v| that its largest members carry: `top` of them (a share of their number, rounded up to a whole one). Null where all are zero. */
export const shareOfLargest = (values: ArrayLike<number>, top: number): number | null => {
  const sizes = Array.from(values, Math.abs).sort((one, other) => other - one);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return null;
  return sizes.slice(0, Math.ceil(top * sizes.length)).reduce((sum, size) => sum + size, 0) / total;
};
