import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'mismatch',
  number: 3,
  part: 'problem',
  title: 'Gradient mismatch decides where you land',
  minutes: 4,
  claim: 'Whoever reconstructs the past gradient lands on exact; the error tells where the others land.',
  source: 'combined',
  start: { ...opening, methods: ['exact', 'k-prior', 'k-prior+ewc', 'ewc-diagonal', 'weight-prior', 'replay', 'keep-old'] },
  steps: [
    {
      id: 'guess',
      title: 'A stand-in for the past',
      scenes: ['profile-slopes'],
      set: {
        view: {
          method: 'exact',
          hidden: ['k-prior+ewc', 'weight-prior'],
          panel: 'gradient',
          'gradient.view': 'components',
          'gradient.place': 'own',
        },
      },
      hide: ['k-prior', 'ewc-diagonal', 'replay', 'keep-old'],
      say: 'Every method sees the same new points. In the place of the past each puts a [reconstructed gradient|reconstruction]. Where it ends, K-prior’s is 14 % wrong, EWC’s 85 %, replay’s 94 %.',
      ask: {
        kind: 'order',
        question: 'One more does nothing: it keeps the old model. Who ends nearest to exact?',
        of: ['keep-old', 'replay', 'ewc-diagonal', 'k-prior'],
        by: 'disagreement',
      },
      because:
        'K-prior {k-prior.disagreement}, EWC {ewc-diagonal.disagreement}, the old model {keep-old.disagreement}, replay {replay.disagreement}. The better the stand-in, the nearer; and a bad one can be worse than none.',
      note: 'Replay is worse than doing nothing with this memory. Lesson 8 shows why.',
      claims: [
        { left: { method: 'k-prior', figure: 'gradientError' }, op: 'about', right: 0.14, within: 0.005 },
        { left: { method: 'ewc-diagonal', figure: 'gradientError' }, op: 'about', right: 0.85, within: 0.005 },
        { left: { method: 'replay', figure: 'gradientError' }, op: 'about', right: 0.94, within: 0.005 },
        {
          left: { method: 'k-prior', figure: 'disagreement' },
          op: '<',
          right: { method: 'ewc-diagonal', figure: 'disagreement' },
        },
        {
          left: { method: 'ewc-diagonal', figure: 'disagreement' },
          op: '<',
          right: { method: 'keep-old', figure: 'disagreement' },
        },
        { left: { method: 'replay', figure: 'disagreement' }, op: '>', right: { method: 'keep-old', figure: 'disagreement' } },
      ],
    },
    {
      id: 'arrows',
      title: 'What is missing',
      scenes: ['gradient-arrows'],
      set: { view: { method: 'k-prior', hidden: ['k-prior+ewc', 'weight-prior', 'keep-old'] } },
      say: 'Each dot is one weight; on the diagonal the stand-in is right. Where K-prior ended it is wrong by {k-prior.gradientError}, EWC by {ewc-diagonal.gradientError}, replay by {replay.gradientError}. What is missing is the slope that exact retraining would still follow from there.',
      lookAt: ['panel'],
      claims: [
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 0.15 },
        { left: { method: 'ewc-diagonal', figure: 'gradientError' }, op: '>', right: 0.8 },
        {
          left: { method: 'replay', figure: 'gradientError' },
          op: '>',
          right: { method: 'ewc-diagonal', figure: 'gradientError' },
        },
      ],
    },
    {
      id: 'landing',
      title: 'Foretold from the error alone',
      scenes: ['gradient-landing'],
      set: { view: { method: 'replay', hidden: ['keep-old'], 'gradient.view': 'landing' } },
      say: 'Stand at exact. Each method’s error there, and the [curvature], say in one step where it will end. Foretold and true directions agree to a [cosine] of 0.995 or more, the lengths to within a tenth.',
      lookAt: ['panel'],
    },
    {
      id: 'none',
      title: 'No error, no distance',
      set: {
        memory: { size: 240 },
        view: { method: 'k-prior', hidden: ['keep-old', 'replay', 'weight-prior'], 'gradient.view': 'components' },
      },
      say: 'Let K-prior remember everything. Its error is gone: all its dots lie on the diagonal. And it lands on exact: nowhere on the map do they differ.',
      lookAt: ['panel', 'card:k-prior'],
      claims: [
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 1e-8 },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0 },
      ],
    },
  ],
  dare: 'Find a change under which the weight prior lands nearer to exact than K-prior.',
});
