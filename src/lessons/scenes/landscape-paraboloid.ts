import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

/** Full EWC has the value, the slope and the curvature of the past at θ*, and nothing beyond. */
export default defineScene({
  id: 'landscape-paraboloid',
  panel: 'landscape',
  title: 'EWC is the paraboloid that touches at θ*',
  look: 'Near θ* the contours agree, further off they part. Half-way back from exact to θ*, full EWC’s gradient error is 3.4 times smaller, diagonal EWC’s only 1.9; nearer still, 4 and 2 times: second order and first.',
  scenario: {
    ...twelvePoints,
    title: 'EWC is the paraboloid that touches at θ*',
    methods: ['exact', 'ewc-full', 'ewc-diagonal', 'weight-prior'],
    view: { method: 'ewc-full', 'landscape.at': 'exact' },
  },
});
