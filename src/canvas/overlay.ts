import type { CanvasPoint } from './points/points.ts';

/** Radius of the largest halo, as a share of the canvas's side. */
const LARGEST = 0.045;
/** Halos smaller than this are not drawn, pixels. */
const SMALLEST = 2;

/** Radius of each point's halo, pixels, with the sign of its value; areas are to each other as the values are. 0: none. */
export const haloRadii = (points: readonly Pick<CanvasPoint, 'row'>[], values: ArrayLike<number>, side: number): Float64Array => {
  let most = 0;
  for (const { row } of points) most = Math.max(most, finite(values[row]));
  return Float64Array.from(points, ({ row }) => {
    const value = values[row] ?? 0;
    const radius = most > 0 ? LARGEST * side * Math.sqrt(finite(value) / most) : 0;
    return radius < SMALLEST ? 0 : Math.sign(value) * radius;
  });
};

const finite = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? Math.abs(value) : 0);

/** Places along a line that are tried for its name. */
const TRIED = 24;

/**
 * The place of a line (pixels) where its name, `half` pixels to both sides, hides behind the fewest points (x, y by turns): near the share
 * `at` of the line where there is a choice. Null for a line without places.
 */
export const clearPlace = (
  line: readonly (readonly [number, number])[],
  at: number,
  half: number,
  positions: ArrayLike<number>,
): readonly [number, number] | null => {
  let best: readonly [number, number] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= TRIED; k++) {
    const place = line[Math.round((k / TRIED) * (line.length - 1))];
    if (!place) continue;
    const [x, y] = place;
    let hidden = 0;
    for (let i = 0; i + 1 < positions.length; i += 2)
      if (Math.abs((positions[i] as number) - x) < half + 4 && Math.abs((positions[i + 1] as number) - (y - 12)) < 10) hidden++;
    const cost = hidden + 1.5 * Math.abs(k / TRIED - at);
    if (cost < least) {
      least = cost;
      best = place;
    }
  }
  return best;
};
