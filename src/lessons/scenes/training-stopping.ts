import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** Replay and functional regularization pass near exact retraining, and leave: what they minimise has its minimum elsewhere. */
export default defineScene({
  id: 'training-stopping',
  panel: 'training',
  title: 'Stopped early, replay looks right',
  look: 'After 36 steps replay differs from exact on 3.6 % of the map, at the mark; trained to its end on 59.2 %: what it minimises has its minimum elsewhere. K-prior stays, at 4.3 %.',
  scenario: {
    ...twelvePoints,
    title: 'Stopped early, replay looks right',
    view: {
      method: 'replay',
      hidden: ['k-prior+ewc', 'ewc-diagonal', 'functional', 'weight-prior', 'keep-old'],
      'training.figure': 'disagreement',
      'training.against': 'steps',
      'training.mark': 36,
    },
  },
});
