import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'past-pulls-back',
  number: 2,
  part: 'problem',
  title: 'The past pulls back',
  minutes: 3,
  claim: 'At θ* the past is at rest; it pulls harder the further one goes.',
  source: 'k-priors',
  start: { ...opening, methods: ['exact', 'weight-prior'] },
  steps: [
    {
      id: 'rest',
      title: 'At rest',
      set: { view: { method: 'exact', hidden: ['weight-prior'], panel: 'landscape', 'landscape.at': 'theta-star' } },
      say: 'The panel shows the loss of [the past|past] over a plane of weights. The old weights $\\theta_*$ lie at its lowest point: there the slope is zero, and no weight is pulled anywhere.',
      lookAt: ['panel'],
      claims: [{ left: { method: 'exact', way: 'pull', t: 0 }, op: '<', right: 1e-8 }],
    },
    {
      id: 'guess',
      title: 'Twice as far',
      set: { view: { 'landscape.at': 'free', 'landscape.x': 1.174, 'landscape.y': 0 } },
      say: 'Half-way to [exact retraining|exact] the past pulls back with 8.4 [nats] per unit of weight. That is the [past gradient].',
      lookAt: ['panel'],
      ask: {
        kind: 'choice',
        question: 'At exact retraining the weights are twice as far from $\\theta_*$. How hard does the past pull there?',
        options: [
          {
            text: 'As hard',
            reply: 'You expected a steady pull. It grows with the way.',
            if: {
              left: { method: 'exact', way: 'pull', t: 1 },
              op: '<',
              right: { method: 'exact', way: 'pull', t: 0.5 },
              times: 1.5,
            },
          },
          {
            text: 'Twice as hard',
            reply: 'You expected a spring. It would be one if the loss were a parabola.',
            if: {
              left: { method: 'exact', way: 'pull', t: 1 },
              op: 'about',
              right: { method: 'exact', way: 'pull', t: 0.5 },
              times: 2,
              within: 2,
            },
          },
          {
            text: 'More than twice as hard',
            reply: 'You expected more than a spring, and it is.',
            if: {
              left: { method: 'exact', way: 'pull', t: 1 },
              op: '>',
              right: { method: 'exact', way: 'pull', t: 0.5 },
              times: 2.24,
            },
          },
        ],
        right: 2,
      },
      because:
        'Half-way 8.4, at exact 19.5: more than twice. The further the weights go, the more wrong the model becomes about old points, and each of them pulls. Drag the probe, and see the arrow grow.',
      claims: [
        { left: { method: 'exact', way: 'pull', t: 0.5 }, op: 'about', right: 8.4, within: 0.05 },
        { left: { method: 'exact', way: 'pull', t: 1 }, op: 'about', right: 19.5, within: 0.05 },
      ],
    },
    {
      id: 'balance',
      title: 'In balance',
      set: { view: { 'landscape.of': 'change', 'landscape.at': 'exact', 'landscape.x': null, 'landscape.y': null } },
      say: 'Now the panel shows old and new together. Exact retraining lies at the lowest point: the new points pull as hard as the past pulls back.',
      lookAt: ['panel', 'canvas'],
      claims: [{ left: { method: 'exact', figure: 'gradientNorm' }, op: '<', right: 1e-8 }],
    },
    {
      id: 'prior',
      title: 'A prior is not the past',
      set: { view: { method: 'weight-prior', hidden: [], 'landscape.of': 'past' } },
      say: 'A weight prior pulls back to $\\theta_*$ as well, but alike in all directions. At exact it pulls with 2.3 nats per unit and misses 97 % of the [past gradient]. So it ends {weight-prior.disagreement} of the map away.',
      lookAt: ['panel', 'card:weight-prior'],
      claims: [
        { left: { method: 'weight-prior', way: 'reconstruction', t: 1 }, op: 'about', right: 2.3, within: 0.05 },
        { left: { method: 'weight-prior', way: 'error', t: 1 }, op: 'about', right: 0.97, within: 0.005 },
        { left: { method: 'weight-prior', figure: 'disagreement' }, op: '>', right: 0.08 },
      ],
    },
  ],
  dare: 'Add new points where the past lets them: move exact retraining without waking its pull.',
});
