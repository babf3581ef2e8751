import { everySeventh } from '../data/everySeventh.ts';
import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** On a network the features drift, and with them what the labels have to say: the third term, which K-prior does not keep. */
export default defineScene({
  id: 'gradient-labels',
  panel: 'gradient',
  title: 'On a network K-prior misses what the labels say',
  look: 'Every seventh label is wrong, and the features of a network drift: labels make up 24 % of the past gradient at exact. K-prior remembers every point and misses just that; centred replay keeps it.',
  scenario: {
    ...twelvePoints,
    title: 'On a network K-prior misses what the labels say',
    data: { points: everySeventh },
    model: { family: 'mlp', hidden: [8], activation: 'tanh', seed: 1 },
    prior: { precision: 0.3 },
    memory: { ...twelvePoints.memory, size: 120 },
    methods: ['exact', 'k-prior', 'centred-replay', 'functional', 'ewc-diagonal'],
    view: { method: 'k-prior', 'gradient.view': 'parts', 'gradient.place': 'exact' },
  },
});
