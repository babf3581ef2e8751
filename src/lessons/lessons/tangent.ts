import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'tangent',
  number: 5,
  part: 'time',
  title: 'EWC is a tangent',
  minutes: 4,
  claim: 'Full EWC is right near θ*, wrong far off, and exact for the squared loss.',
  source: 'ewc',
  start: { ...opening, methods: ['exact', 'ewc-full'] },
  steps: [
    {
      id: 'guess',
      title: 'Twenty times as far',
      set: { view: { method: 'ewc-full', panel: 'gradient', 'gradient.view': 'way', 'gradient.place': 'walk', 'gradient.t': 1 } },
      hide: ['ewc-full'],
      say: 'Full EWC replaces the past by a bowl around $\\theta_*$ with its slope and its [curvature] there. A twentieth of the way to exact it gets 6.4 % of the [past gradient] wrong.',
      ask: {
        kind: 'choice',
        question: 'At exact, twenty times as far, what share of the past gradient does full EWC get wrong?',
        options: [
          {
            text: 'About 6 %',
            reply: 'You expected the bowl to be the past. It only touches it.',
            if: { left: { method: 'ewc-full', way: 'error', t: 1 }, op: '<', right: 0.2 },
          },
          {
            text: 'About 45 %',
            reply: 'You expected the bowl and the past to part. They do.',
            if: { left: { method: 'ewc-full', way: 'error', t: 1 }, op: 'about', right: 0.45, within: 0.2 },
          },
          {
            text: 'About 130 %',
            reply: 'You expected twenty times the error. The bowl and the past grow together, though not alike.',
            if: { left: { method: 'ewc-full', way: 'error', t: 1 }, op: '>', right: 0.7 },
          },
        ],
        right: 1,
      },
      because: 'It is 46 %, and 61 % twice as far. The bowl knows the past at one place only; the true loss bends otherwise further off.',
      claims: [
        { left: { method: 'ewc-full', way: 'error', t: 0.05 }, op: 'about', right: 0.064, within: 0.0005 },
        { left: { method: 'ewc-full', way: 'error', t: 1 }, op: 'about', right: 0.46, within: 0.005 },
        { left: { method: 'ewc-full', way: 'error', t: 2 }, op: 'about', right: 0.61, within: 0.005 },
      ],
    },
    {
      id: 'near',
      title: 'A step from θ*, and more',
      scenes: ['gradient-tangent'],
      set: { view: { 'gradient.view': 'components', 'gradient.t': 0.05 } },
      say: 'A twentieth of the way the dots, a weight each, lie near the diagonal: the [gradient error] is 6.4 %. Move the slider to exact and beyond, and they leave it.',
      lookAt: ['panel'],
      claims: [{ left: { method: 'ewc-full', way: 'error', t: 0.05 }, op: 'about', right: 0.064, within: 0.0005 }],
    },
    {
      id: 'bowl',
      title: 'The bowl that touches',
      scenes: ['landscape-paraboloid'],
      set: { view: { panel: 'landscape', 'landscape.at': 'exact' } },
      say: 'Solid contours are the past, dashed ones the bowl. Around $\\theta_*$ they lie on each other; towards exact they part, and the two arrows with them. EWC ends {ewc-full.disagreement} of the map from exact.',
      lookAt: ['panel'],
      claims: [{ left: { method: 'ewc-full', figure: 'disagreement' }, op: 'about', right: 0.01, within: 0.005 }],
    },
    {
      id: 'squared',
      title: 'Where the past is a bowl',
      set: {
        model: { likelihood: 'gaussian' },
        view: { panel: 'gradient', 'gradient.view': 'way', 'gradient.t': 2 },
      },
      say: 'Now the model fits the labels as numbers, 0 and 1, by the squared loss. That loss is a bowl itself. EWC has it whole: its error is nil at every place of the way.',
      lookAt: ['panel'],
      claims: [
        { left: { method: 'ewc-full', figure: 'gradientError' }, op: '<', right: 1e-8 },
        { left: { method: 'ewc-full', way: 'error', t: 0.05 }, op: '<', right: 1e-8 },
        { left: { method: 'ewc-full', way: 'error', t: 2 }, op: '<', right: 1e-8 },
      ],
    },
  ],
  dare: 'Paint new points so that full EWC beats K-prior with 40 points, and then so that it does not.',
});
