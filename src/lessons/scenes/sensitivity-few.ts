import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

const title = 'A tenth of the points carries two fifths of the change';

/** Few points matter: the curve of what the most sensitive ones carry rises steeply. */
export default defineScene({
  id: 'sensitivity-few',
  panel: 'sensitivity',
  title,
  look: 'On the right: the tenth of the points with the largest changes carries 40 % of all change, the easier half only 21 %; and the equation knows it to 2 % of the whole.',
  scenario: {
    ...twelvePoints,
    title,
    data: { preset: { id: 'moons', count: 150, noise: 0.3, seed: 5 } },
    steps: [],
    view: { 'sensitivity.view': 'leave-one-out', 'sensitivity.form': 'downdated', 'sensitivity.scale': 'log' },
  },
});
