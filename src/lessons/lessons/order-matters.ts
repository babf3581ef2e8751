import { quarters } from '../data/quarters.ts';
import { defineLesson } from '../lesson.ts';

export default defineLesson({
  id: 'order-matters',
  number: 19,
  part: 'life',
  title: 'Order matters',
  minutes: 4,
  claim: 'Approximations add up, and a leap costs more than a step.',
  source: 'combined',
  start: quarters([1, 2, 3, 4]),
  steps: [
    {
      id: 'neighbours',
      title: 'A life in four parts',
      set: { view: { method: 'ewc-full', hidden: ['k-prior', 'ewc-diagonal', 'replay'], panel: 'figures' } },
      say: 'Two moons, cut in four from left to right. The first quarter is the past; the others come one after another, neighbour after neighbour. After all of them full EWC differs from exact on {ewc-full.disagreement}.',
      lookAt: ['canvas', 'card:ewc-full'],
      claims: [{ left: { method: 'ewc-full', figure: 'disagreement' }, op: 'about', right: 0.01, within: 0.0005 }],
    },
    {
      id: 'others',
      title: 'Each makes an error at every change',
      set: { view: { method: 'k-prior', hidden: [] } },
      say: 'What a method leaves of one change it takes along into the next. K-prior, with ten points of each quarter: {k-prior.disagreement}. [Diagonal|diagonal] EWC: {ewc-diagonal.disagreement}. Replay: {replay.disagreement}.',
      lookAt: ['card:k-prior', 'card:ewc-diagonal', 'card:replay'],
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.022 },
        { left: { method: 'ewc-diagonal', figure: 'disagreement' }, op: 'about', right: 0.046, within: 0.0005 },
        { left: { method: 'replay', figure: 'disagreement' }, op: 'about', right: 0.131, within: 0.0005 },
      ],
    },
    {
      id: 'guess',
      title: 'The same, with a leap',
      scenario: quarters([1, 4, 3, 2]),
      set: { view: { method: 'ewc-full', hidden: ['k-prior', 'ewc-diagonal', 'replay'], panel: 'figures' } },
      hide: ['ewc-full'],
      ask: {
        kind: 'choice',
        question: 'The same quarters in the order 1, 4, 3, 2: first a leap to the other end. Full EWC was 1.0 % off before. And now?',
        options: [
          {
            text: 'Less',
            reply: 'You expected the way back to be easier. The bowl was taken far from here.',
            if: { left: { method: 'ewc-full', figure: 'disagreement' }, op: '<', right: 0.008 },
          },
          {
            text: 'The same: the same 240 points',
            reply: 'You expected the data to decide. For exact retraining they do; an approximation remembers the way.',
            if: { left: { method: 'ewc-full', figure: 'disagreement' }, op: 'about', right: 0.01, within: 0.002 },
          },
          {
            text: 'Twice as much or more',
            reply: 'You expected the leap to cost. It does.',
            if: { left: { method: 'ewc-full', figure: 'disagreement' }, op: '>', right: 0.02 },
          },
        ],
      },
      because:
        '{ewc-full.disagreement}: almost three times as much. After the leap all looks well, under 0.1 %; then the middle comes, of which the bowls at the two ends know little, and it is 1.8 %.',
      claims: [
        { left: { method: 'ewc-full', figure: 'disagreement', change: 0 }, op: '<', right: 0.0005 },
        { left: { method: 'ewc-full', figure: 'disagreement', change: 1 }, op: 'about', right: 0.018, within: 0.0005 },
        { left: { method: 'ewc-full', figure: 'disagreement', change: 2 }, op: '>', right: 0.025 },
      ],
    },
    {
      id: 'the-others',
      title: 'For the others',
      set: { view: { method: 'replay', hidden: [] } },
      say: 'K-prior loses by the leap, {k-prior.disagreement}, and diagonal EWC, {ewc-diagonal.disagreement}. Replay gains: {replay.disagreement} instead of 13.1 %. An order that hurts one method may help another.',
      lookAt: ['card:k-prior', 'card:ewc-diagonal', 'card:replay'],
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.03 },
        { left: { method: 'ewc-diagonal', figure: 'disagreement' }, op: 'about', right: 0.075, within: 0.0005 },
        { left: { method: 'replay', figure: 'disagreement' }, op: '<', right: 0.06 },
      ],
    },
    {
      id: 'everything',
      title: 'Remember everything',
      set: { memory: { size: 240 }, view: { method: 'k-prior', hidden: ['replay', 'ewc-diagonal'] } },
      say: 'With everything remembered K-prior is exact after every change, and the order does not matter. EWC, without a memory, keeps its {ewc-full.disagreement}.',
      lookAt: ['canvas', 'card:k-prior'],
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement', change: 0 }, op: 'about', right: 0 },
        { left: { method: 'k-prior', figure: 'disagreement', change: 1 }, op: 'about', right: 0 },
        { left: { method: 'k-prior', figure: 'disagreement', change: 2 }, op: 'about', right: 0 },
        { left: { method: 'ewc-full', figure: 'disagreement' }, op: '>', right: 0.025 },
      ],
    },
  ],
  dare: 'Find the smallest memory with which K-prior comes through the leap within 1 % of the map.',
});
