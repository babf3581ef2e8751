import { generators } from '../../data/generators.ts';
import { quantise } from '../../scenario/link.ts';
import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

const title = 'Three kinds of points';
const moons = generators.get('moons')?.generate({ count: 120, noise: 0.2, seed: 26 }) ?? [];

/** Two wrong labels among two moons: what λ remembers is not what the model hangs on. */
export default defineScene({
  id: 'sensitivity-kinds',
  panel: 'sensitivity',
  title,
  look: 'Two labels are wrong. Without it, an outlier’s logit moves by 0.76 on average, one at the boundary by 0.070, an easy one by 0.045. λ remembers 24 points of the boundary and no outlier.',
  scenario: quantise({
    ...twelvePoints,
    title,
    data: { points: [...moons, [-0.5, 0.9, 1], [1.2, -0.5, 0]] },
    memory: { rule: 'lambda', size: 24 },
    steps: [{ kind: 'remove', indices: [120, 121] }],
    view: { 'sensitivity.view': 'map' },
  }),
});
