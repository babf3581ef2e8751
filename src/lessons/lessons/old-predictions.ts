import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'old-predictions',
  number: 7,
  part: 'time',
  title: 'Old predictions instead of labels',
  minutes: 4,
  claim: 'Functional regularization keeps what the model said; it needs the anchor.',
  source: 'k-priors',
  start: { ...opening, memory: { ...opening.memory, size: 240 }, methods: ['exact', 'functional', 'k-prior', 'keep-old'] },
  steps: [
    {
      id: 'said',
      title: 'What the old model said',
      set: { methods: ['exact', 'keep-old'], view: { method: 'keep-old', hidden: ['exact'], panel: 'figures' } },
      say: 'The colours are the old model’s [predictions|prediction] $h(f_*)$. They stand for the labels: functional regularization trains on the new points, and on old points with these predictions in the place of their labels.',
      lookAt: ['canvas'],
    },
    {
      id: 'guess',
      title: 'All of them',
      set: {
        methods: ['exact', 'functional', 'k-prior', 'keep-old'],
        view: {
          method: 'functional',
          hidden: ['k-prior', 'keep-old'],
          panel: 'gradient',
          'gradient.view': 'way',
          'gradient.place': 'walk',
          'gradient.t': 0,
          'gradient.error': 'absolute',
        },
      },
      hide: ['functional', 'k-prior'],
      ask: {
        kind: 'choice',
        question: 'It keeps the predictions of all 240 old points. Is it exact?',
        options: [
          {
            text: 'Yes',
            reply: 'You expected the predictions to be enough. Nearly: something else is lost.',
            if: { left: { method: 'functional', figure: 'disagreement' }, op: '<', right: 0.001 },
          },
          {
            text: 'No, a few per cent of the map are wrong',
            reply: 'You expected that something is missing. It is the hold on the old weights.',
            if: { left: { method: 'functional', figure: 'disagreement' }, op: 'about', right: 0.05, within: 0.049 },
          },
          {
            text: 'No, it is far off',
            reply: 'You expected the labels to matter more. It is near, but not exact.',
            if: { left: { method: 'functional', figure: 'disagreement' }, op: '>', right: 0.1 },
          },
        ],
      },
      because:
        'It differs on {functional.disagreement}, and where it ends its past gradient is {functional.gradientError} wrong. [δ|delta] pulls all weights to zero. The errors of the labels had held against it; the predictions do not.',
      claims: [
        { left: { method: 'functional', figure: 'disagreement' }, op: '>', right: 0.02 },
        { left: { method: 'functional', figure: 'gradientError' }, op: '>', right: 0.3 },
      ],
    },
    {
      id: 'lets-go',
      title: 'It lets go of θ*',
      say: 'So it pulls with 5.4 [nats] per unit of weight at $\\theta_*$, before anything has changed. The true past is at rest there.',
      lookAt: ['panel'],
      claims: [
        { left: { method: 'functional', way: 'reconstruction', t: 0 }, op: 'about', right: 5.4, within: 0.05 },
        { left: { method: 'exact', way: 'pull', t: 0 }, op: '<', right: 1e-8 },
      ],
    },
    {
      id: 'anchor',
      title: 'The anchor',
      scenes: ['gradient-everything'],
      set: { view: { method: 'k-prior', hidden: ['keep-old'] } },
      say: 'K-prior keeps the same predictions and pulls the weights to $\\theta_*$ instead of to zero. This is the [anchor]. Now nothing is missing: it is exact, and its error is nil on the whole way.',
      lookAt: ['panel', 'card:k-prior'],
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0 },
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 1e-8 },
        { left: { method: 'k-prior', way: 'error', t: 0.5 }, op: '<', right: 1e-8 },
        { left: { method: 'k-prior', way: 'error', t: 2 }, op: '<', right: 1e-8 },
      ],
    },
    {
      id: 'squared',
      title: 'In one line',
      set: { model: { likelihood: 'gaussian' }, view: { 'gradient.t': 1, 'gradient.error': 'relative' } },
      say: 'For the squared loss it is one line: $\\sum \\tfrac12 (y - f)^2 + \\tfrac{\\delta}{2} \\|\\theta\\|^2$ $= \\sum \\tfrac12 (f_* - f)^2 + \\tfrac{\\delta}{2} \\|\\theta - \\theta_*\\|^2 + c$. On the left the past, on the right K-prior, without a label.',
      lookAt: ['panel'],
      claims: [
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 1e-8 },
        { left: { method: 'k-prior', way: 'error', t: 1 }, op: '<', right: 1e-8 },
        { left: { method: 'functional', figure: 'gradientError' }, op: '>', right: 0.01 },
      ],
    },
  ],
  dare: 'Find the δ at which the anchor matters most.',
});
