/** Pixel positions of the points, x and y by turns. */
export type Positions = Float64Array;

/** Indices of the points within `radius` of the segment from a to b: what a round brush touches on its way. */
export const swept = (positions: Positions, a: readonly [number, number], b: readonly [number, number], radius: number): number[] => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const touched: number[] = [];
  for (let k = 0; 2 * k < positions.length; k++) {
    const px = (positions[2 * k] ?? 0) - a[0];
    const py = (positions[2 * k + 1] ?? 0) - a[1];
    const along = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
    const ex = px - along * dx;
    const ey = py - along * dy;
    if (ex * ex + ey * ey <= radius * radius) touched.push(k);
  }
  return touched;
};
