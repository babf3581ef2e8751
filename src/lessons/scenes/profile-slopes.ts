import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

const title = 'Where the slope is wrong, so is the gradient';

/** All anchored methods agree with the past at θ*; on the way to exact each has its own picture of it. */
export default defineScene({
  id: 'profile-slopes',
  panel: 'profile',
  title,
  look: 'At exact the past loss has risen by 9.0 nats, with slope 18.4. K-prior’s picture of it is too flat, 5.6 and 10.8; EWC’s too steep, 10.7 and 21.4; with curvature beside it K-prior has 9.2 and 17.9. At θ* all of them are level, and replay falls.',
  scenario: {
    ...twelvePoints,
    title,
    methods: ['exact', 'k-prior', 'k-prior+ewc', 'ewc-diagonal', 'replay'],
    view: { method: 'k-prior', 'profile.t': 1, 'profile.tangents': 'all' },
  },
});
