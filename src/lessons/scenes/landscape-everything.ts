import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** A K-prior that remembers all points is the past, up to a constant: not only at a place, but over every plane. */
export default defineScene({
  id: 'landscape-everything',
  panel: 'landscape',
  title: 'K-prior with everything remembered draws the same contours',
  look: 'Solid and dashed lie on each other: over the whole view the two losses rise alike to 10⁻¹² nats. Drag the memory down to 32 points, and K-prior takes the 9.0 nats of exact retraining for 5.6.',
  scenario: {
    ...twelvePoints,
    title: 'K-prior with everything remembered draws the same contours',
    memory: { rule: 'lambda', size: 240 },
    methods: ['exact', 'k-prior', 'ewc-diagonal', 'replay'],
    view: { method: 'k-prior' },
  },
});
