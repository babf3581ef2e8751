import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** The error of the gradient at exact, through the curvature there, says where a method lands. */
export default defineScene({
  id: 'gradient-landing',
  panel: 'gradient',
  title: 'The gradient error at exact says where a method lands',
  look: 'One Newton step from exact retraining, by each method’s own objective, ends where the method did: every cosine is 0.99 or more.',
  scenario: {
    ...twelvePoints,
    title: 'The gradient error at exact says where a method lands',
    methods: ['exact', 'k-prior', 'k-prior+ewc', 'ewc-full', 'functional', 'replay'],
    view: { method: 'k-prior', 'gradient.view': 'landing' },
  },
});
