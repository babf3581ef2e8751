import type { Scenario } from '../../scenario/types.ts';
import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

const METHODS = ['exact', 'k-prior', 'functional', 'keep-old'];

const fromTo = (degree: number, later: number): Scenario => ({
  ...opening,
  model: { family: 'glm', features: { kind: 'polynomial', degree } },
  memory: { ...opening.memory, size: 240 },
  steps: [{ kind: 'model', model: { family: 'glm', features: { kind: 'polynomial', degree: later } } }],
  methods: METHODS,
});

export default defineLesson({
  id: 'change-the-model',
  number: 18,
  part: 'adaptations',
  title: 'Change the model',
  minutes: 4,
  claim: 'To fewer features K-prior is exact; more features it cannot use.',
  source: 'k-priors',
  start: fromTo(3, 1),
  steps: [
    {
      id: 'line',
      title: 'A curve becomes a line',
      set: { methods: ['exact', 'keep-old'], view: { method: 'exact', panel: 'figures' } },
      say: 'The old model had all products of the inputs up to the third degree. The new one has the inputs alone: its boundary is a line. Exact retraining gets {exact.accuracyAll} of the points right.',
      lookAt: ['canvas'],
      claims: [{ left: { method: 'exact', figure: 'accuracyAll' }, op: '<', right: 0.9 }],
    },
    {
      id: 'fewer',
      title: 'To fewer features',
      set: { methods: METHODS },
      hide: ['k-prior', 'functional'],
      ask: {
        kind: 'choice',
        question:
          'K-prior and functional regularization, which is distillation here, know the old predictions of all {past.count} points and no label. Who finds the exact line?',
        options: [
          {
            text: 'Both',
            reply: 'You expected all predictions to be enough. The anchor is needed as well.',
            if: { left: { method: 'functional', figure: 'disagreement' }, op: '<', right: 0.001 },
          },
          {
            text: 'K-prior alone',
            reply: 'You expected the anchor to matter. It does.',
            if: {
              left: { method: 'k-prior', figure: 'disagreement' },
              op: '<',
              right: { method: 'functional', figure: 'disagreement' },
              times: 0.1,
            },
          },
          {
            text: 'Neither',
            reply: 'You expected that labels are needed. Not for features that the old model had.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.001 },
          },
        ],
      },
      because:
        'K-prior is exact; distillation differs on {functional.disagreement}. Every feature of the line was one of the curve, and there the old predictions and the [anchor] say all that the labels said.',
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0 },
        { left: { method: 'functional', figure: 'disagreement' }, op: '>', right: 0.04 },
      ],
    },
    {
      id: 'more',
      title: 'To more features',
      scenario: fromTo(1, 3),
      set: { methods: [...METHODS, 'replay', 'ewc-full'], view: { method: 'exact', hidden: ['replay', 'ewc-full'], panel: 'figures' } },
      hide: ['k-prior', 'functional'],
      ask: {
        kind: 'choice',
        question:
          'Now the other way: the old model was a line, the new one may bend. K-prior knows all the old predictions. How does its line run?',
        options: [
          {
            text: 'As exact: it bends',
            reply: 'You expected it to use the new features. The line’s predictions do not ask for them.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.001 },
          },
          {
            text: 'Half-way between',
            reply: 'You expected it to bend a little. Nothing makes it.',
            if: {
              left: { method: 'k-prior', figure: 'disagreement' },
              op: 'about',
              right: { method: 'keep-old', figure: 'disagreement' },
              times: 0.5,
              within: 0.05,
            },
          },
          {
            text: 'As the old line',
            reply: 'You expected that a line’s predictions teach a line. They do.',
            if: {
              left: { method: 'k-prior', figure: 'disagreement' },
              op: 'about',
              right: { method: 'keep-old', figure: 'disagreement' },
            },
          },
        ],
      },
      because:
        'It stays the old line: {k-prior.disagreement} from exact, as the old model, {keep-old.disagreement}. What the old model could not say is in no prediction of it.',
      claims: [
        {
          left: { method: 'k-prior', figure: 'disagreement' },
          op: 'about',
          right: { method: 'keep-old', figure: 'disagreement' },
        },
        { left: { method: 'keep-old', figure: 'disagreement' }, op: 'about', right: 0.134, within: 0.0005 },
      ],
    },
    {
      id: 'labels',
      title: 'Only labels know',
      set: { view: { method: 'replay', hidden: ['functional', 'k-prior'] } },
      say: 'Replay of all the labels bends as exact does. The labels still know of the curve. Full EWC stays a line, {ewc-full.disagreement}: it has no curvature of weights that did not exist.',
      lookAt: ['canvas', 'card:replay', 'card:ewc-full'],
      claims: [
        { left: { method: 'replay', figure: 'disagreement' }, op: 'about', right: 0 },
        { left: { method: 'ewc-full', figure: 'disagreement' }, op: 'about', right: { method: 'keep-old', figure: 'disagreement' } },
      ],
    },
  ],
  dare: 'Go from degree 3 to 2 with as few remembered points as you can, and stay within 1 % of the map.',
});
