import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'replay',
  number: 8,
  part: 'time',
  title: 'Replay starts anew',
  minutes: 3,
  claim: 'Replay of a few labels pulls away from θ* before anything has changed; EWC and K-prior do not.',
  source: 'k-priors',
  start: { ...opening, methods: ['exact', 'k-prior', 'ewc-diagonal', 'replay'] },
  steps: [
    {
      id: 'guess',
      title: 'Before anything has changed',
      scenes: ['gradient-replay'],
      set: {
        view: {
          method: 'replay',
          hidden: [],
          panel: 'gradient',
          'gradient.view': 'way',
          'gradient.place': 'walk',
          'gradient.t': 0,
          'gradient.error': 'absolute',
        },
      },
      hide: ['replay', 'k-prior', 'ewc-diagonal'],
      say: 'Replay trains on the new points, and again on {memory.size} old ones with their labels. K-prior keeps their old predictions; EWC keeps no point.',
      ask: {
        kind: 'choice',
        question: 'The weights stand at $\\theta_*$, where the past is at rest. Which stand-in for the past pulls them away?',
        options: [
          {
            text: 'None',
            reply: 'You expected old points to hold the old weights. Forty labels want other weights.',
            if: { left: { method: 'replay', way: 'reconstruction', t: 0 }, op: '<', right: 0.01 },
          },
          {
            text: 'Replay',
            reply: 'You expected the labels to start anew. They do.',
            if: { left: { method: 'replay', way: 'reconstruction', t: 0 }, op: '>', right: 1 },
          },
          {
            text: 'K-prior',
            reply: 'You expected predictions to pull. At the old weights they are met exactly.',
            if: { left: { method: 'k-prior', way: 'reconstruction', t: 0 }, op: '>', right: 1 },
          },
        ],
        right: 1,
      },
      because:
        'Replay pulls with 6.4 [nats] per unit of weight. It fits its 40 points as if nothing had been learnt from the others. K-prior and EWC are at rest: they start from $\\theta_*$.',
      claims: [
        { left: { method: 'replay', way: 'reconstruction', t: 0 }, op: 'about', right: 6.4, within: 0.05 },
        { left: { method: 'k-prior', way: 'reconstruction', t: 0 }, op: '<', right: 1e-8 },
        { left: { method: 'ewc-diagonal', way: 'reconstruction', t: 0 }, op: '<', right: 1e-8 },
      ],
    },
    {
      id: 'end',
      title: 'Where it ends',
      scenes: ['landscape-replay'],
      set: { view: { hidden: ['ewc-diagonal'], panel: 'landscape', 'landscape.at': 'theta-star' } },
      say: 'Replay’s valley lies elsewhere. It ends {replay.disagreement} of the map from exact; K-prior, with the same {memory.size} points, {k-prior.disagreement}.',
      lookAt: ['canvas', 'panel'],
      claims: [
        {
          left: { method: 'replay', figure: 'disagreement' },
          op: '>',
          right: { method: 'k-prior', figure: 'disagreement' },
          times: 20,
        },
      ],
    },
    {
      id: 'more',
      title: 'Half of the past',
      scenes: ['memory-replay'],
      set: { memory: { size: 120 } },
      lend: 'memory.size',
      say: 'With {memory.size} of the {past.count} points replay differs on {replay.disagreement}. Labels are enough when there are enough of them; K-prior needs fewer.',
      lookAt: ['canvas', 'card:replay'],
      claims: [
        { left: { method: 'replay', figure: 'disagreement' }, op: '<', right: 0.015 },
        {
          left: { method: 'k-prior', figure: 'disagreement' },
          op: '<',
          right: { method: 'replay', figure: 'disagreement' },
        },
      ],
    },
    {
      id: 'chance',
      title: 'The same with other points',
      set: { memory: { rule: 'random', size: 40 } },
      say: 'The 40 points so far were those of most [leverage]: unusual ones, which mislead replay. With 40 by chance replay differs on {replay.disagreement} and K-prior on {k-prior.disagreement}: near each other. How much K-prior wins depends on the memory.',
      lookAt: ['canvas', 'card:replay', 'card:k-prior'],
      claims: [
        { left: { method: 'replay', figure: 'disagreement' }, op: 'about', right: 0.047, within: 0.0005 },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0.037, within: 0.0005 },
      ],
    },
  ],
  dare: 'Make replay beat K-prior.',
});
