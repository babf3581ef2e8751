import { linkDefaults } from '../scenario/link.ts';
import type { Scenario } from '../scenario/types.ts';

/**
 * Twelve new points of class 1 where there was nothing before: the ground of most scenes. Exact retraining bends towards them. K-prior
 * follows, closer with curvature beside it; EWC and the weight prior follow less; functional regularization and replay with so small a
 * memory do worse than keeping the old model. The points lie on a link's grid, so that sharing changes nothing.
 */
export const twelvePoints: Scenario = {
  ...linkDefaults,
  title: 'Twelve new points',
  data: { preset: { id: 'moons', count: 240, noise: 0.2, seed: 3 } },
  steps: [
    {
      kind: 'add',
      points: [
        [1.3125, 0.96875, 1],
        [1.375, 1.1875, 1],
        [1.4375, 1.1875, 1],
        [1.34375, 1, 1],
        [1.375, 0.78125, 1],
        [1.28125, 1.125, 1],
        [1.25, 0.9375, 1],
        [1.625, 1.3125, 1],
        [1.5, 0.75, 1],
        [1.46875, 1.09375, 1],
        [1.5, 0.875, 1],
        [1.46875, 0.96875, 1],
      ],
    },
  ],
};
