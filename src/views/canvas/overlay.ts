import type { CanvasPoint } from './points.ts';

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
