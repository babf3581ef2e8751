import { mislabelled } from '../data/mislabelled.ts';
import { defineLesson } from '../lesson.ts';
import ascent from '../scenes/sensitivity-ascent.ts';

const METHODS = ['exact', 'k-prior', 'k-prior+ewc', 'ewc-full', 'influence', 'weight-prior', 'keep-old', 'replay'];
const change = mislabelled({ methods: METHODS });

export default defineLesson({
  id: 'take-out',
  number: 16,
  part: 'adaptations',
  title: 'Take points out',
  minutes: 4,
  claim: 'To unlearn ten wrong labels one step nearly suffices; a careless memory is worse than nothing.',
  source: 'k-priors',
  start: { ...change, steps: [], methods: ['exact', 'keep-old'] },
  steps: [
    {
      id: 'cluster',
      title: 'Ten wrong labels',
      set: {
        view: { method: 'exact', panel: 'figures' },
      },
      say: 'Ten points of class B stand amid those of class A, at the left end of the upper moon. Their labels are wrong, and the boundary bends around them.',
      lookAt: ['canvas'],
    },
    {
      id: 'guess',
      title: 'Make it forget them',
      scenes: ['sensitivity-mislabelled'],
      set: {
        steps: change.steps,
        methods: METHODS,
        view: { hidden: ['k-prior+ewc', 'ewc-full', 'weight-prior'] },
      },
      hide: ['influence', 'k-prior', 'keep-old', 'replay'],
      ask: {
        kind: 'order',
        question:
          'The ten are taken out. Influence takes one step; K-prior and replay remember 24 points; one does nothing. Who ends nearest to exact?',
        of: ['keep-old', 'replay', 'k-prior', 'influence'],
        by: 'disagreement',
      },
      because:
        'One step: {influence.disagreement}. Doing nothing: {keep-old.disagreement}. K-prior: {k-prior.disagreement}. Replay: {replay.disagreement}. A memory of points near the boundary says too little about the rest, and what is not remembered moves.',
      claims: [
        {
          left: { method: 'influence', figure: 'disagreement' },
          op: '<',
          right: { method: 'keep-old', figure: 'disagreement' },
        },
        { left: { method: 'keep-old', figure: 'disagreement' }, op: '>', right: 0.025 },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: { method: 'keep-old', figure: 'disagreement' } },
        { left: { method: 'replay', figure: 'disagreement' }, op: '>', right: 0.4 },
      ],
    },
    {
      id: 'curvature',
      title: 'With curvature',
      set: { view: { method: 'k-prior+ewc', hidden: ['influence', 'replay', 'weight-prior'] } },
      say: 'The [curvature] of the points that stay says it well: full EWC {ewc-full.disagreement}, K-prior with curvature beside it {k-prior+ewc.disagreement}. The weight prior, alike in all directions, {weight-prior.disagreement}.',
      lookAt: ['canvas', 'card:k-prior+ewc'],
      claims: [
        { left: { method: 'ewc-full', figure: 'disagreement' }, op: '<', right: 0.01 },
        { left: { method: 'k-prior+ewc', figure: 'disagreement' }, op: '<', right: 0.01 },
        { left: { method: 'weight-prior', figure: 'disagreement' }, op: 'about', right: 0.203, within: 0.0005 },
      ],
    },
    {
      id: 'everything',
      title: 'With everything',
      set: {
        memory: { size: 130 },
        view: { method: 'k-prior', hidden: ['k-prior+ewc', 'ewc-full', 'influence', 'replay', 'weight-prior'] },
      },
      lend: 'memory.size',
      say: 'With all {past.count} points remembered K-prior is exact. Take points out of the memory, and see how long it stays.',
      lookAt: ['canvas', 'card:k-prior'],
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0 }],
    },
    {
      id: 'ascent',
      title: 'Up the hill',
      scenes: ['sensitivity-ascent', 'landscape-ascent'],
      scenario: { ...ascent.scenario, methods: ['exact', 'ewc-full', 'keep-old'] },
      set: { view: { panel: 'sensitivity', 'sensitivity.way': 'exact' } },
      say: 'On a network some forget by climbing the loss of what goes. The bowl of EWC does not hold: it runs 78 times as far as retraining, and differs on {ewc-full.disagreement}; doing nothing on {keep-old.disagreement}.',
      lookAt: ['canvas', 'panel'],
      claims: [
        { left: { method: 'ewc-full', figure: 'disagreement' }, op: '>', right: 0.5 },
        { left: { method: 'keep-old', figure: 'disagreement' }, op: '<', right: 0.04 },
      ],
    },
  ],
  dare: 'With the eraser take out what you like, and find the smallest memory with which K-prior beats doing nothing.',
});
