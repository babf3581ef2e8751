import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** EWC with all the curvature is the tangent of the past gradient at θ*: its error grows with the square of the way. */
export default defineScene({
  id: 'gradient-tangent',
  panel: 'gradient',
  title: 'Full EWC is a tangent: right at θ*, wrong further off',
  look: 'Close to θ* full EWC has the past gradient; its error grows with the square of the way: 1 % of the gradient at t = 0.05, 37 % at exact, 85 % at t = 2.',
  scenario: {
    ...twelvePoints,
    title: 'Full EWC is a tangent: right at θ*, wrong further off',
    model: { ...twelvePoints.model, inputs: 'standardised' },
    methods: ['exact', 'ewc-full', 'weight-prior'],
    view: { method: 'ewc-full', 'gradient.view': 'way', 'gradient.place': 'walk', 'gradient.t': 1 },
  },
});
