import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** Correlated features: a diagonal cannot hold their curvature, so no step is small enough. */
export default defineScene({
  id: 'gradient-diagonal',
  panel: 'gradient',
  title: 'Diagonal EWC is wrong already to first order',
  look: 'A twentieth of the way from θ*, diagonal EWC misses 106 % of the past gradient, and a smaller step does not help; full EWC misses 3 %, and less the nearer.',
  scenario: {
    ...twelvePoints,
    title: 'Diagonal EWC is wrong already to first order',
    methods: ['exact', 'ewc-diagonal', 'ewc-full'],
    view: { method: 'ewc-diagonal', 'gradient.view': 'way', 'gradient.place': 'walk', 'gradient.t': 0.05 },
  },
});
