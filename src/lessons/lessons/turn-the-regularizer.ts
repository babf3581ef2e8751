import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

const METHODS = ['exact', 'k-prior', 'k-prior+ewc', 'weight-prior', 'keep-old'];

export default defineLesson({
  id: 'turn-the-regularizer',
  number: 17,
  part: 'adaptations',
  title: 'Turn the regularizer',
  minutes: 4,
  claim: 'The weight prior only rescales θ*; its boundary does not move.',
  source: 'k-priors',
  start: {
    ...opening,
    steps: [{ kind: 'prior', precision: 0.1 }],
    methods: METHODS,
  },
  steps: [
    {
      id: 'turn',
      title: 'A weaker pull to zero',
      set: { methods: ['exact', 'keep-old'], view: { method: 'exact', panel: 'figures' } },
      lend: 'prior',
      say: 'No point comes or goes. We turn [δ|delta], the pull of all weights to zero, from 1 to 0.1. Exact retraining bends more closely to the data: the old model differs from it on {keep-old.disagreement} of the map.',
      lookAt: ['canvas', 'card:keep-old'],
      claims: [{ left: { method: 'keep-old', figure: 'disagreement' }, op: 'about', right: 0.063, within: 0.0005 }],
    },
    {
      id: 'guess',
      title: 'The old weights and the new δ',
      set: { methods: METHODS, view: { method: 'weight-prior', hidden: ['k-prior', 'k-prior+ewc'] } },
      hide: ['weight-prior'],
      ask: {
        kind: 'choice',
        question: 'The weight prior knows $\\theta_*$ and the new δ, and no data. What does its boundary do?',
        options: [
          {
            text: 'It moves towards exact',
            reply: 'You expected a smaller δ to let it bend. It does not know where to.',
            if: {
              left: { method: 'weight-prior', figure: 'disagreement' },
              op: '<',
              right: { method: 'keep-old', figure: 'disagreement' },
            },
          },
          {
            text: 'It stays',
            reply: 'You expected that nothing tells it where to go. Nothing does.',
            if: {
              left: { method: 'weight-prior', figure: 'disagreement' },
              op: 'about',
              right: { method: 'keep-old', figure: 'disagreement' },
            },
          },
          {
            text: 'It moves away from exact',
            reply: 'You expected it to go astray. It goes nowhere.',
            if: {
              left: { method: 'weight-prior', figure: 'disagreement' },
              op: '>',
              right: { method: 'keep-old', figure: 'disagreement' },
            },
          },
        ],
      },
      because:
        'It stays: {weight-prior.disagreement}, as the old model, {keep-old.disagreement}. All weights grow by one factor, so $f$ does as well, and its sign changes nowhere. The model becomes surer, not better.',
      claims: [
        {
          left: { method: 'weight-prior', figure: 'disagreement' },
          op: 'about',
          right: { method: 'keep-old', figure: 'disagreement' },
        },
      ],
    },
    {
      id: 'forty',
      title: 'K-prior with forty points',
      set: { view: { method: 'k-prior', hidden: ['k-prior+ewc', 'weight-prior'] } },
      say: 'K-prior with {memory.size} old predictions: {k-prior.disagreement}. That is no better than doing nothing, {keep-old.disagreement}. All weights want to move, and forty points do not hold them all.',
      lookAt: ['canvas', 'card:k-prior'],
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: { method: 'keep-old', figure: 'disagreement' } }],
    },
    {
      id: 'curvature',
      title: 'And curvature',
      set: { view: { method: 'k-prior+ewc', hidden: ['weight-prior'] } },
      say: 'The [curvature] of the points that are not remembered holds the rest: K-prior + EWC differs on {k-prior+ewc.disagreement}.',
      lookAt: ['canvas', 'card:k-prior+ewc'],
      claims: [{ left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: 0.01 }],
    },
    {
      id: 'everything',
      title: 'Everything',
      set: { memory: { size: 240 }, view: { method: 'k-prior', hidden: ['weight-prior', 'k-prior+ewc'] } },
      lend: 'memory.size',
      say: 'With all the old predictions K-prior needs no curvature: it is exact, without a label.',
      lookAt: ['canvas', 'card:k-prior'],
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0 }],
    },
  ],
  dare: 'Turn δ up instead, and find the memory with which K-prior beats doing nothing.',
});
