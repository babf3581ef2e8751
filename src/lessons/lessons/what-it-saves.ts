import { defineLesson } from '../lesson.ts';
import examples from '../scenes/training-examples.ts';
import stopping from '../scenes/training-stopping.ts';

export default defineLesson({
  id: 'what-it-saves',
  number: 15,
  part: 'together',
  title: 'What it saves',
  minutes: 4,
  claim: 'The same answer for a fortieth of the examples.',
  source: 'k-priors',
  start: examples.scenario,
  steps: [
    {
      id: 'guess',
      title: 'One gradient',
      set: {
        view: {
          method: 'exact',
          hidden: ['k-prior', 'ewc-diagonal', 'replay', 'keep-old'],
          panel: 'training',
          'training.against': 'steps',
          'training.scratch': false,
        },
      },
      hide: ['k-prior', 'k-prior+ewc', 'replay'],
      say: 'A thousand old points, twelve new ones. K-prior + EWC remembers {memory.size} old points, and the [curvature] of the others.',
      ask: {
        kind: 'choice',
        question: 'Every step of training looks at all its points. How many times fewer does K-prior + EWC look at than exact retraining?',
        options: [
          {
            text: 'Four times fewer',
            reply: 'You expected the curvature to cost points. It was computed once, before.',
            if: {
              left: { method: 'exact', figure: 'cost' },
              op: '<',
              right: { method: 'k-prior+ewc', figure: 'cost' },
              times: 8,
            },
          },
          {
            text: 'Sixteen times fewer',
            reply: 'You expected the memory and the new points to be all. They are.',
            if: {
              left: { method: 'exact', figure: 'cost' },
              op: 'about',
              right: { method: 'k-prior+ewc', figure: 'cost' },
              times: 16,
              within: 62,
            },
          },
          {
            text: 'Eighty times fewer',
            reply: 'You expected the new points alone. The memory is looked at as well.',
            if: {
              left: { method: 'exact', figure: 'cost' },
              op: '>',
              right: { method: 'k-prior+ewc', figure: 'cost' },
              times: 40,
            },
          },
        ],
      },
      because:
        'Exact looks at {exact.cost} points for a gradient, K-prior + EWC at {k-prior+ewc.cost}: the memory and the new. And it ends {k-prior+ewc.disagreement} of the map from exact.',
      claims: [
        {
          left: { method: 'exact', figure: 'cost' },
          op: '>',
          right: { method: 'k-prior+ewc', figure: 'cost' },
          times: 10,
        },
        { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: 0.01 },
      ],
    },
    {
      id: 'steps',
      title: 'By steps',
      set: { view: { method: 'k-prior+ewc' } },
      say: 'The panel shows how far each is from exact’s end after so many steps. Press *Watch it train*, and the canvas follows. K-prior + EWC is within 1 % of the map of its end after 24 steps, exact retraining after 56.',
      lookAt: ['train', 'panel'],
    },
    {
      id: 'examples',
      title: 'By examples',
      scenes: ['training-examples'],
      set: { view: { 'training.against': 'examples', 'training.scratch': true } },
      say: 'The same by the examples that were looked at. K-prior + EWC is there after 1,488 examples, exact retraining after 56,672, from scratch after 299,552. No machine changes these figures.',
      lookAt: ['panel'],
    },
    {
      id: 'stopped',
      title: 'A caution',
      scenes: ['training-stopping'],
      scenario: stopping.scenario,
      set: { view: { panel: 'training', hidden: ['k-prior+ewc', 'ewc-diagonal', 'functional', 'weight-prior', 'keep-old'] } },
      say: 'Stopped early, a wrong method can look right. After 36 steps replay differs from exact on 3.6 %, trained to its end on {replay.disagreement}. K-prior stays, at {k-prior.disagreement}.',
      lookAt: ['panel'],
      claims: [
        { left: { method: 'replay', figure: 'disagreement' }, op: '>', right: 0.5 },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.05 },
      ],
    },
  ],
  dare: 'Make the memory as small as you can and end within 1 % of the map.',
});
