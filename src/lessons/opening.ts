import { linkDefaults } from '../scenario/link.ts';
import type { Scenario } from '../scenario/types.ts';

/**
 * What the page opens with: a trained model, and twelve new points of class 1 just across its boundary. Its past, model and memory are
 * those that a link leaves out, and the new points lie on a link's grid: sharing it at once gives a short link and the same numbers.
 */
export const opening: Scenario = {
  ...linkDefaults,
  steps: [
    {
      kind: 'add',
      points: [
        [-0.25, 0.5, 1],
        [-0.3125, 0.53125, 1],
        [-0.25, 0.53125, 1],
        [-0.03125, 0.34375, 1],
        [-0.15625, 0.5625, 1],
        [-0.15625, 0.625, 1],
        [-0.375, 0.375, 1],
        [0.09375, 0.34375, 1],
        [-0.3125, 0.59375, 1],
        [0.15625, 0.53125, 1],
        [0.09375, 0.625, 1],
        [0.15625, 0.46875, 1],
      ],
    },
  ],
};
