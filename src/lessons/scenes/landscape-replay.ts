import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** Replay of a few points has its own valley, and θ* lies on its slope. */
export default defineScene({
  id: 'landscape-replay',
  panel: 'landscape',
  title: 'Replay’s valley lies elsewhere',
  look: 'At θ* the true past is at rest and replay’s 32 points pull away with 7.2 nats per unit: their valley lies 4.3 from θ* in this plane, further than exact retraining (2.8).',
  scenario: {
    ...twelvePoints,
    title: 'Replay’s valley lies elsewhere',
    methods: ['exact', 'replay', 'k-prior', 'keep-old'],
    view: { method: 'replay', 'landscape.at': 'theta-star' },
  },
});
