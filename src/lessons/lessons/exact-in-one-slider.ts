import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'exact-in-one-slider',
  number: 9,
  part: 'time',
  title: 'Exact in one slider',
  minutes: 3,
  claim: 'With enough of the past remembered, K-prior is exact retraining.',
  source: 'k-priors',
  start: { ...opening, methods: ['exact', 'keep-old', 'k-prior', 'functional', 'ewc-diagonal'] },
  steps: [
    {
      id: 'few',
      title: 'A small memory',
      set: { memory: { size: 12 }, view: { method: 'k-prior', hidden: ['keep-old', 'functional', 'ewc-diagonal'], panel: 'figures' } },
      say: 'K-prior keeps the old [predictions|prediction] $h(f_*)$ of {memory.size} of the {past.count} old points, and stays near the old weights. It differs from exact on {k-prior.disagreement} of the map.',
      lookAt: ['canvas', 'card:k-prior'],
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0.036, within: 0.0005 }],
    },
    {
      id: 'guess',
      title: 'Everything remembered',
      scenes: ['profile-everything', 'landscape-everything'],
      set: { memory: { size: 240 }, view: { method: 'exact', hidden: null } },
      hide: ['k-prior', 'functional', 'ewc-diagonal'],
      ask: {
        kind: 'order',
        question: 'All 240 old points may be looked at, for their old predictions. Who lies nearest to exact?',
        of: ['ewc-diagonal', 'functional', 'k-prior'],
        by: 'disagreement',
      },
      because:
        'K-prior is exact. On a [GLM|glm] the features do not move, so the old predictions of all points say all that their labels said. Functional regularization lacks the [anchor]; EWC has no memory and stays where it was.',
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0 },
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 1e-8 },
        { left: { method: 'ewc-diagonal', figure: 'disagreement' }, op: '>', right: 0.04 },
      ],
    },
    {
      id: 'drag',
      title: 'How many are enough?',
      set: { memory: { size: 12 }, view: { method: 'k-prior', hidden: ['keep-old', 'functional', 'ewc-diagonal'] } },
      lend: 'memory.size',
      say: 'Drag the slider until K-prior is within 1 % of the map. How many points did it take?',
      lookAt: ['card:k-prior'],
      until: { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.01 },
    },
    {
      id: 'curve',
      title: 'The whole curve',
      scenes: ['memory-everything'],
      set: { memory: { size: 40 }, view: { method: 'k-prior', panel: 'memory', 'memory.view': 'curve', hidden: ['keep-old'] } },
      say: 'The curve shows every size of the memory at once. K-prior comes down to exact; EWC, without a memory, is a level line.',
      lookAt: ['panel'],
      lend: 'memory.size',
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.01 },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: { method: 'ewc-diagonal', figure: 'disagreement' } },
      ],
    },
  ],
  dare: 'Choose the points to remember by hand, as few as you can, and stay within 1 % of the map.',
});
