import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'something-new',
  number: 1,
  part: 'problem',
  title: 'Something new arrives',
  minutes: 3,
  claim: 'Keeping the old model misses the new; training on the new alone loses the old.',
  source: 'k-priors',
  start: { ...opening, methods: ['keep-old'] },
  steps: [
    {
      id: 'trained',
      title: 'A model and its past',
      set: { steps: [], view: { method: 'keep-old', panel: 'figures', 'gradient.halos': null } },
      say: 'A model was trained on {past.count} points of two classes, A and B. The line is its boundary. We call these points [the past|past].',
      lookAt: ['canvas'],
    },
    {
      id: 'arrive',
      title: 'New points',
      set: { steps: opening.steps },
      say: 'Now {new.count} points of class A arrive, where the old model says B. It gets {keep-old.accuracyNew} of them right: nothing like them was ever seen there.',
      lookAt: ['canvas', 'card:keep-old'],
      claims: [{ left: { method: 'keep-old', figure: 'accuracyNew' }, op: 'about', right: 0 }],
    },
    {
      id: 'alone',
      title: 'Train on the new alone',
      set: { methods: ['keep-old', 'fine-tune'], view: { method: 'fine-tune' } },
      hide: ['fine-tune'],
      ask: {
        kind: 'choice',
        question: 'We train on from the old weights, on the 20 new points alone. How much of the past will still be right?',
        options: [
          {
            text: 'About 95 %',
            reply: 'You expected the old weights to stay. Nothing holds them.',
            if: { left: { method: 'fine-tune', figure: 'accuracyPast' }, op: '>', right: 0.85 },
          },
          {
            text: 'About 70 %',
            reply: 'You expected some loss. It is worse.',
            if: { left: { method: 'fine-tune', figure: 'accuracyPast' }, op: 'about', right: 0.7, within: 0.14 },
          },
          {
            text: 'About 35 %',
            reply: 'You expected the worst, and it comes.',
            if: { left: { method: 'fine-tune', figure: 'accuracyPast' }, op: '<', right: 0.5 },
          },
        ],
      },
      because:
        'Of the past {fine-tune.accuracyPast} stays right. The new points pull all the weights their way, and no old point pulls back. This is *forgetting*.',
      claims: [{ left: { method: 'fine-tune', figure: 'accuracyPast' }, op: '<', right: 0.36 }],
    },
    {
      id: 'exact',
      title: 'Train on everything again',
      set: { methods: ['exact', 'keep-old', 'fine-tune'], view: { method: 'exact' } },
      say: '[Exact retraining|exact] looks at old and new together: {exact.accuracyNew} of the new points right, {exact.accuracyPast} of the past. The price: every gradient touches {exact.cost} points, and all of the past must be kept.',
      lookAt: ['card:exact'],
      claims: [
        { left: { method: 'exact', figure: 'accuracyPast' }, op: '>', right: 0.94 },
        { left: { method: 'exact', figure: 'accuracyNew' }, op: 'about', right: 1 },
        { left: { method: 'exact', figure: 'cost' }, op: 'about', right: 260 },
      ],
    },
    {
      id: 'k-prior',
      title: 'Almost the same, with little of the past',
      set: { methods: ['exact', 'keep-old', 'fine-tune', 'k-prior'], view: { method: 'k-prior' } },
      say: 'K-prior looks at the new points and {memory.size} old ones: {k-prior.cost} points a gradient. Its line lies on the exact one; they differ on {k-prior.disagreement} of the map. *How?* That is what the lessons show.',
      lookAt: ['card:k-prior', 'canvas'],
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.01 },
        { left: { method: 'k-prior', figure: 'cost' }, op: 'about', right: 60 },
      ],
    },
  ],
  dare: 'Paint ten more points where they hurt the old model most, and see whether K-prior still follows.',
});
