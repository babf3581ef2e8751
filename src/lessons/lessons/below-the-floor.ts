import { defineLesson } from '../lesson.ts';
import floor from '../scenes/training-floor.ts';

export default defineLesson({
  id: 'below-the-floor',
  number: 20,
  part: 'life',
  title: 'Below the floor',
  minutes: 3,
  claim: 'Exact retraining of a network differs from itself.',
  source: 'k-priors',
  start: { ...floor.scenario, methods: ['exact', 'keep-old'] },
  steps: [
    {
      id: 'guess',
      title: 'Exact, and exact again',
      set: { view: { method: 'exact', panel: 'figures' } },
      say: 'A small [network], and twelve new points. [Exact retraining|exact] goes on from the old weights until it is in a minimum of the loss.',
      ask: {
        kind: 'choice',
        question:
          'Now we train on the same points from random weights. On how much of the map does this second exact model differ from the first?',
        options: [
          { text: 'Nowhere', reply: 'You expected one best model. For logistic regression there is one; a network has many.' },
          { text: 'On up to 2 %', reply: 'You expected small differences. So it is.' },
          { text: 'On 10 % or more', reply: 'You expected very different models. On so simple a task they agree nearly everywhere.' },
        ],
        right: 1,
      },
      because:
        'Of five other starts the farthest differs on 2 % of the map. Each of them is as exact as the first. We call this the *floor*.',
    },
    {
      id: 'ribbon',
      title: 'A ribbon of boundaries',
      set: { view: { panel: 'training' } },
      say: 'The panel trains from five other starts: the floor is the grey band there, and the farthest exact model a line on the canvas.',
      lookAt: ['panel', 'canvas'],
    },
    {
      id: 'inside',
      title: 'Inside and outside',
      scenes: ['training-floor'],
      set: { methods: ['exact', 'k-prior', 'ewc-diagonal', 'keep-old'], view: { method: 'k-prior' } },
      hide: ['k-prior', 'ewc-diagonal'],
      ask: {
        kind: 'choice',
        question:
          'K-prior with {memory.size} points, and diagonal EWC: who ends further from exact than exact from itself, 2 % of the map?',
        options: [
          {
            text: 'Both',
            reply: 'You expected 24 points to be too few. Here they are enough.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.02 },
          },
          {
            text: 'EWC alone',
            reply: 'You expected the old predictions to be enough. They are.',
            if: {
              left: { method: 'ewc-diagonal', figure: 'disagreement' },
              op: '>',
              right: { method: 'k-prior', figure: 'disagreement' },
              times: 2,
            },
          },
          {
            text: 'Neither',
            reply: 'You expected both to be near. EWC can be told from exact.',
            if: { left: { method: 'ewc-diagonal', figure: 'disagreement' }, op: '<', right: 0.02 },
          },
        ],
      },
      because:
        'K-prior, {k-prior.disagreement}, lies in the ribbon: it cannot be told from one more exact retraining. EWC, {ewc-diagonal.disagreement}, can. Differences below the floor mean nothing.',
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.02 },
        { left: { method: 'ewc-diagonal', figure: 'disagreement' }, op: '>', right: 0.04 },
      ],
    },
  ],
  dare: 'Find data on which exact retraining differs from itself on more than a tenth of the map.',
});
