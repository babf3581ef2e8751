import { defineScene } from '../scene.ts';
import { twelvePoints } from '../twelvePoints.ts';

const title = 'With everything remembered K-prior draws the true curve';

/** Under a model that is linear in its weights K-prior with all points is the past loss, up to a constant. */
export default defineScene({
  id: 'profile-everything',
  panel: 'profile',
  title,
  look: 'K-prior lies on the true curve all the way, to 10⁻¹² nats, without a label. Full EWC, a parabola, leaves it: at t = 1.5 the past loss is 21.6 nats up, and EWC’s 20.6. Drag the memory down and watch K-prior’s curve sink.',
  scenario: {
    ...twelvePoints,
    title,
    memory: { ...twelvePoints.memory, size: 240 },
    methods: ['exact', 'k-prior', 'ewc-full', 'functional'],
    view: { method: 'k-prior', 'profile.t': 1.5 },
  },
});
