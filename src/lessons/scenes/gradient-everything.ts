import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** K-prior with everything in memory has the past gradient wherever θ stands, as the model is linear in its weights. */
export default defineScene({
  id: 'gradient-everything',
  panel: 'gradient',
  title: 'With everything in memory K-prior is right all the way',
  look: 'K-prior’s error is zero at θ*, at exact and beyond: the old predictions of all points are as good as their labels. Functional regularization has them too, but lets go of θ*.',
  scenario: {
    ...twelvePoints,
    title: 'With everything in memory K-prior is right all the way',
    memory: { ...twelvePoints.memory, size: 240 },
    methods: ['exact', 'k-prior', 'ewc-full', 'ewc-diagonal', 'functional'],
    view: { method: 'k-prior', 'gradient.view': 'way', 'gradient.place': 'walk', 'gradient.t': 1.5 },
  },
});
