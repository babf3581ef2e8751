import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** A thousand points, of which fifty are remembered: what a gradient costs, and how soon each method is where it ends. */
export default defineScene({
  id: 'training-examples',
  panel: 'training',
  title: 'The same answer for a fortieth of the examples',
  look: 'K-prior + EWC is within 1 % of the map of its end after 1,488 examples, exact retraining after 56,672, from scratch after 299,552; it ends 0.7 % of the map away from exact.',
  scenario: {
    ...twelvePoints,
    title: 'The same answer for a fortieth of the examples',
    data: { preset: { id: 'moons', count: 1000, noise: 0.2, seed: 3 } },
    memory: { ...twelvePoints.memory, size: 50 },
    methods: ['exact', 'k-prior', 'k-prior+ewc', 'ewc-diagonal', 'replay', 'keep-old'],
    view: { method: 'k-prior+ewc', 'training.figure': 'disagreement', 'training.against': 'examples', 'training.scratch': true },
  },
});
