import { mislabelled } from '../data/mislabelled.ts';
import { defineScene } from '../scene.ts';

const title = 'Forgetting by gradient ascent runs away';

/** −ℓ of what goes, and a quadratic for the rest: on a network there are ways out that the quadratic does not close. */
export default defineScene({
  id: 'sensitivity-ascent',
  panel: 'sensitivity',
  title,
  look: 'The same ten on a network. Gradient ascent goes 78 times as far as retraining and differs from it in 56.5 % of the map; the closed-form step in 2.3 %, doing nothing in 3.8 %.',
  scenario: mislabelled({
    title,
    model: { family: 'mlp', hidden: [12] },
    prior: { precision: 0.1 },
    methods: ['exact', 'ewc-full', 'influence', 'k-prior', 'keep-old'],
    options: { 'ewc-full.deletion': 'ascent' },
    view: { method: 'ewc-full', 'sensitivity.view': 'removal', 'sensitivity.way': 'ascent' },
  }),
});
