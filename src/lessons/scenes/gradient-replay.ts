import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** Replay of a few points wants to fit these few: it pulls away from the old model before anything has changed. */
export default defineScene({
  id: 'gradient-replay',
  panel: 'gradient',
  title: 'Replay pulls away from θ* before anything has changed',
  look: 'At θ* the past gradient is zero, and so it is for K-prior and EWC; replay of 32 points has a gradient of 7.2 nats per unit of weight there, functional regularization one of 4.8.',
  scenario: {
    ...twelvePoints,
    title: 'Replay pulls away from θ* before anything has changed',
    methods: ['exact', 'k-prior', 'ewc-diagonal', 'functional', 'replay'],
    view: { method: 'replay', 'gradient.view': 'way', 'gradient.place': 'walk', 'gradient.t': 0, 'gradient.error': 'absolute' },
  },
});
