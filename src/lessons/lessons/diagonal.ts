import { straightFeatures } from '../data/straightFeatures.ts';
import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

const METHODS = ['exact', 'ewc-diagonal', 'ewc-full'];

export default defineLesson({
  id: 'diagonal',
  number: 6,
  part: 'time',
  title: 'The diagonal is not the Hessian',
  minutes: 3,
  claim: 'Without correlations EWC is wrong already to first order.',
  source: 'ewc',
  start: { ...opening, methods: METHODS },
  steps: [
    {
      id: 'arrows',
      title: 'The same bowl, upright',
      set: {
        view: { method: 'ewc-diagonal', panel: 'gradient', 'gradient.view': 'components', 'gradient.place': 'walk', 'gradient.t': 0.05 },
      },
      say: 'EWC is mostly used with the [diagonal] of the [curvature] alone: each weight by itself. A twentieth of the way from $\\theta_*$ full EWC’s [gradient error] is 6.4 %, the diagonal’s 235 %.',
      lookAt: ['panel'],
      claims: [
        { left: { method: 'ewc-full', way: 'error', t: 0.05 }, op: 'about', right: 0.064, within: 0.0005 },
        { left: { method: 'ewc-diagonal', way: 'error', t: 0.05 }, op: 'about', right: 2.35, within: 0.005 },
      ],
    },
    {
      id: 'guess',
      title: 'A smaller step',
      scenes: ['gradient-diagonal'],
      ask: {
        kind: 'choice',
        question: 'We go half as far. Whose error halves?',
        options: [
          {
            text: 'That of both',
            reply: 'You expected both to be right close by. Only one is.',
            if: {
              left: { method: 'ewc-diagonal', way: 'error', t: 0.025 },
              op: '<',
              right: { method: 'ewc-diagonal', way: 'error', t: 0.05 },
              times: 0.75,
            },
          },
          {
            text: 'Only full EWC’s',
            reply: 'You expected that the diagonal points elsewhere from the start. It does.',
            if: {
              left: { method: 'ewc-diagonal', way: 'error', t: 0.025 },
              op: '>',
              right: { method: 'ewc-diagonal', way: 'error', t: 0.05 },
              times: 0.75,
            },
          },
          {
            text: 'Neither’s',
            reply: 'You expected two kinds of wrong. Full EWC is a tangent: the closer, the better.',
            if: {
              left: { method: 'ewc-full', way: 'error', t: 0.025 },
              op: '>',
              right: { method: 'ewc-full', way: 'error', t: 0.05 },
              times: 0.75,
            },
          },
        ],
        right: 1,
      },
      because:
        'Halved thrice, full EWC: 6.4, 3.3, 1.7, 0.8 %. The diagonal: 235, 243, 247, 249 %. The features depend on each other, and the past pulls one weight when another moves; the diagonal has forgotten that.',
      claims: [
        { left: { method: 'ewc-full', way: 'error', t: 0.025 }, op: 'about', right: 0.033, within: 0.0005 },
        { left: { method: 'ewc-full', way: 'error', t: 0.0125 }, op: 'about', right: 0.017, within: 0.0005 },
        { left: { method: 'ewc-full', way: 'error', t: 0.00625 }, op: 'about', right: 0.008, within: 0.0005 },
        { left: { method: 'ewc-diagonal', way: 'error', t: 0.025 }, op: 'about', right: 2.43, within: 0.005 },
        { left: { method: 'ewc-diagonal', way: 'error', t: 0.0125 }, op: 'about', right: 2.47, within: 0.005 },
        { left: { method: 'ewc-diagonal', way: 'error', t: 0.00625 }, op: 'about', right: 2.49, within: 0.005 },
      ],
    },
    {
      id: 'end',
      title: 'What it costs',
      set: { view: { 'gradient.view': 'way', 'gradient.t': 1 } },
      say: 'Along the whole way the diagonal misses more than there is. It ends {ewc-diagonal.disagreement} of the map from exact, full EWC {ewc-full.disagreement}: more than four times as far.',
      lookAt: ['panel', 'card:ewc-diagonal', 'card:ewc-full'],
      claims: [
        { left: { method: 'ewc-diagonal', way: 'error', t: 0.5 }, op: '>', right: 1 },
        { left: { method: 'ewc-diagonal', way: 'error', t: 2 }, op: '>', right: 1 },
        {
          left: { method: 'ewc-diagonal', figure: 'disagreement' },
          op: '>',
          right: { method: 'ewc-full', figure: 'disagreement' },
          times: 4,
        },
      ],
    },
    {
      id: 'straight',
      title: 'Where it is enough',
      scenario: straightFeatures({ methods: METHODS }),
      set: {
        view: { method: 'ewc-diagonal', panel: 'gradient', 'gradient.view': 'components', 'gradient.place': 'walk', 'gradient.t': 0.05 },
      },
      say: 'Two broad clouds and a straight boundary: near it the two inputs hardly depend on each other. A twentieth of the way the diagonal is 7.8 % wrong, and it ends about as near as full EWC: {ewc-diagonal.disagreement} and {ewc-full.disagreement}.',
      lookAt: ['panel', 'canvas'],
      claims: [
        { left: { method: 'ewc-diagonal', way: 'error', t: 0.05 }, op: 'about', right: 0.078, within: 0.0005 },
        {
          left: { method: 'ewc-diagonal', figure: 'disagreement' },
          op: '<',
          right: { method: 'ewc-full', figure: 'disagreement' },
          times: 1.1,
        },
      ],
    },
  ],
  dare: 'Raise the degree of this model until the diagonal loses sight of the past.',
});
