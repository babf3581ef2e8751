import type { Scenario } from '../../scenario/types.ts';
import { opening } from '../opening.ts';

/**
 * Two broad blobs, whose inputs hardly depend on each other, under a model without products of inputs; twenty points of class 0 come
 * beside them, in a disc as seeds in a sunflower. The points lie on a link's grid, so that sharing changes nothing.
 */
export const straightFeatures = (part: Partial<Scenario>): Scenario => ({
  ...opening,
  data: { preset: { id: 'blobs', count: 240, noise: 0.6, seed: 3 } },
  model: { family: 'glm', features: { kind: 'polynomial', degree: 1 } },
  steps: [
    {
      kind: 'add',
      points: Array.from({ length: 20 }, (_, k) => {
        const [radius, angle] = [0.3 * Math.sqrt(k / 20), 2.4 * k];
        return [Math.round(32 * (1.5 + radius * Math.cos(angle))) / 32, Math.round(32 * (-1 + radius * Math.sin(angle))) / 32, 0];
      }),
    },
  ],
  ...part,
});
