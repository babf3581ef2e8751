import type { Points } from '../../core/points.ts';
import type { Transform } from '../../data/standardise.ts';
import type { Domain } from '../experiment.ts';

/** The R × R nodes of `Maps` over the domain, edges included, as the model sees them. */
export const gridPoints = ({ x0, x1, y0, y1 }: Domain, resolution: number, { shift, scale }: Transform): Points => {
  const inputs = new Float64Array(resolution * resolution * 2);
  const input = (raw: number, j: number): number => (raw - (shift[j] ?? 0)) / (scale[j] ?? 1);
  const along = (from: number, to: number, k: number): number => from + (k * (to - from)) / Math.max(1, resolution - 1);
  for (let r = 0, at = 0; r < resolution; r++)
    for (let c = 0; c < resolution; c++, at += 2) {
      inputs[at] = input(along(x0, x1, c), 0);
      inputs[at + 1] = input(along(y0, y1, r), 1);
    }
  return { count: resolution * resolution, dimension: 2, inputs };
};
