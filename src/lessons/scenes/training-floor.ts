import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** A small network: exact retraining from other initialisations ends elsewhere, as far away as the best methods are. */
export default defineScene({
  id: 'training-floor',
  panel: 'training',
  title: 'Below the floor, differences mean nothing',
  look: 'Exact retraining of this network from another start differs from itself on up to 2 % of the map: K-prior, 1.2 % away, cannot be told from it; EWC, 4.6 % away, can.',
  scenario: {
    ...twelvePoints,
    title: 'Below the floor, differences mean nothing',
    data: { preset: { id: 'moons', count: 120, noise: 0.2, seed: 3 } },
    model: { family: 'mlp', hidden: [8], activation: 'tanh', seed: 1 },
    prior: { precision: 0.1 },
    memory: { ...twelvePoints.memory, size: 24 },
    methods: ['exact', 'k-prior', 'k-prior+ewc', 'ewc-diagonal', 'replay', 'keep-old'],
    view: { method: 'k-prior', 'training.figure': 'disagreement', 'training.against': 'steps' },
  },
});
