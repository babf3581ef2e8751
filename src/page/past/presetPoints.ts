import type { Generator } from '../../data/generator.ts';

const COUNT = 56;

/** A few of a generator's points in a box of 100 × 100, y downwards: [x, y, label]. */
export const presetPoints = (generator: Generator): number[][] => {
  const rows = generator.generate({ count: COUNT, noise: generator.defaultNoise * 0.6, seed: 1 });
  const xs = rows.map(([x = 0]) => x);
  const ys = rows.map(([, y = 0]) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = 84 / (Math.max(x1 - x0, y1 - y0) || 1);
  return rows.map(([x = 0, y = 0, label = 0]) => [50 + (x - (x0 + x1) / 2) * scale, 50 - (y - (y0 + y1) / 2) * scale, label]);
};
