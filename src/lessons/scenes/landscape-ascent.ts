import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** Points taken out by climbing their loss: the quadratic of EWC has directions without curvature, and a network's logits grow along them. */
export default defineScene({
  id: 'landscape-ascent',
  panel: 'landscape',
  title: 'Deletion by gradient ascent runs away on an MLP',
  look: 'Ten points go by climbing their loss, and full EWC’s objective, dashed, falls by 5,609 nats over 328 units of weight. Exact retraining moves by 1.1: on this scale it is where θ* is. Only δ stops it, and on ReLU units nothing does.',
  scenario: {
    ...twelvePoints,
    title: 'Deletion by gradient ascent runs away on an MLP',
    data: { preset: { id: 'moons', count: 120, noise: 0.2, seed: 3 } },
    model: { family: 'mlp', hidden: [12] },
    prior: { precision: 0.1 },
    memory: { rule: 'lambda', size: 24 },
    steps: [{ kind: 'remove', indices: [4, 8, 28, 29, 45, 47, 72, 85, 99, 115] }],
    methods: ['exact', 'ewc-full', 'ewc-diagonal', 'k-prior', 'keep-old'],
    options: { 'ewc-full.deletion': 'ascent' },
    view: { method: 'ewc-full', hidden: ['ewc-diagonal', 'k-prior', 'keep-old'], 'landscape.of': 'change', 'landscape.at': 'theta-star' },
  },
});
