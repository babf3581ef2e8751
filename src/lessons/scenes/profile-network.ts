import { everySeventh } from '../data/everySeventh.ts';
import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

const title = 'On a network the past can fit better, and K-prior sees it get worse';

/** Of a network that the prior holds back the data can have less loss away from θ*; predictions of θ* cannot know. */
export default defineScene({
  id: 'profile-network',
  panel: 'profile',
  title,
  look: 'Less the prior, the true loss of the past data is 1.8 nats lower at exact than at θ*, where the prior held the network back. K-prior remembers every point and has it 1.2 higher: old predictions cannot get better. Centred replay keeps the labels, and the true curve.',
  scenario: {
    ...twelvePoints,
    title,
    data: { points: everySeventh },
    model: { family: 'mlp', hidden: [8], activation: 'tanh', seed: 1 },
    prior: { precision: 0.3 },
    memory: { ...twelvePoints.memory, size: 120 },
    methods: ['exact', 'k-prior', 'centred-replay', 'functional', 'weight-prior'],
    view: { method: 'k-prior', 'profile.of': 'data', 'profile.t': 1 },
  },
});
