import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';
import network from '../scenes/gradient-labels.ts';

export default defineLesson({
  id: 'together',
  number: 14,
  part: 'together',
  title: 'Each covers what the others miss',
  minutes: 4,
  claim: 'Curvature for the many small mismatches, predictions for the few large ones.',
  source: 'combined',
  start: { ...opening, methods: ['exact', 'k-prior', 'ewc-full'] },
  steps: [
    {
      id: 'apart',
      title: 'Two ways to keep the past',
      set: { view: { method: 'k-prior', panel: 'figures' } },
      say: 'K-prior keeps {memory.size} old predictions and is {k-prior.disagreement} of the map from exact. Full EWC keeps no point, only the [curvature] of the past at the old weights: {ewc-full.disagreement}.',
      lookAt: ['card:k-prior', 'card:ewc-full'],
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0.0065, within: 0.0005 },
        { left: { method: 'ewc-full', figure: 'disagreement' }, op: 'about', right: 0.0104, within: 0.0005 },
      ],
    },
    {
      id: 'guess',
      title: 'Both together',
      set: { methods: ['exact', 'k-prior', 'ewc-full', 'k-prior+ewc'] },
      hide: ['k-prior+ewc'],
      ask: {
        kind: 'choice',
        question: 'K-prior + EWC keeps the predictions of the memory and the curvature of all the other points. How far from exact?',
        options: [
          {
            text: 'Between the two',
            reply: 'You expected an average. It is no average: each takes what the other leaves.',
            if: { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '>', right: { method: 'k-prior', figure: 'disagreement' } },
          },
          {
            text: 'Nearer than both',
            reply: 'You expected that they add up. They do.',
            if: { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: { method: 'k-prior', figure: 'disagreement' } },
          },
        ],
      },
      because:
        'Together {k-prior+ewc.disagreement}. Curvature carries the many points whose predictions change little; the memory carries the few whose predictions change much.',
      claims: [
        { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: { method: 'k-prior', figure: 'disagreement' } },
        { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: { method: 'ewc-full', figure: 'disagreement' } },
      ],
    },
    {
      id: 'network',
      title: 'On a network',
      scenario: {
        ...network.scenario,
        memory: { rule: 'lambda', size: 40 },
        methods: ['exact', 'k-prior', 'ewc-full', 'k-prior+ewc'],
        view: { method: 'ewc-full', panel: 'figures' },
      },
      say: 'A [network] with some wrong labels. Its [curvature] alone leads far astray: {ewc-full.disagreement} of the map. It was taken at the old weights, and the network has left them behind.',
      lookAt: ['card:ewc-full', 'canvas'],
      claims: [{ left: { method: 'ewc-full', figure: 'disagreement' }, op: '>', right: 0.3 }],
    },
    {
      id: 'network-together',
      title: 'With 40 points beside it',
      set: { view: { method: 'k-prior+ewc' } },
      say: 'With 40 remembered points the same curvature helps: {k-prior+ewc.disagreement}, nearer than the memory alone ({k-prior.disagreement}).',
      lookAt: ['card:k-prior+ewc', 'card:k-prior'],
      note: 'It is no law: on this network replaying labels besides does not win.',
      claims: [
        { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: 0.025 },
        { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: { method: 'k-prior', figure: 'disagreement' } },
      ],
    },
  ],
  dare: 'Find a memory with which K-prior + EWC is further from exact than K-prior alone.',
});
