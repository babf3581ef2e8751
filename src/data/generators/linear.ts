import { defineGenerator } from '../generator.ts';

/** Half the distance between the two clouds' long axes. */
const offset = 0.6;

/**
 * Two elongated Gaussian clouds along the diagonal, side by side: the coordinates are strongly correlated, the best boundary is the
 * line x2 = x1. `noise` is their width.
 */
export default defineGenerator({
  id: 'linear',
  title: 'Long and narrow',
  description: 'Two long parallel clouds: a straight boundary, and strongly correlated coordinates.',
  defaultNoise: 0.4,
  shape: (label, count, random) =>
    Array.from({ length: count }, () => {
      const along = 1.2 * random.normal();
      const across = label === 0 ? -offset : offset;
      return [(along + across) / Math.SQRT2, (along - across) / Math.SQRT2];
    }),
});
