import { halfMoons } from '../data/halfMoons.ts';
import { defineLesson } from '../lesson.ts';
import { opening } from '../opening.ts';

export default defineLesson({
  id: 'whom-to-remember',
  number: 10,
  part: 'memory',
  title: 'Whom to remember?',
  minutes: 4,
  claim: 'Which points to remember depends on where the future comes.',
  source: 'k-priors',
  start: { ...opening, methods: ['exact', 'keep-old', 'k-prior'] },
  steps: [
    {
      id: 'leverage',
      title: 'The unusual',
      set: { view: { method: 'k-prior', hidden: ['keep-old'], panel: 'memory', 'memory.view': 'order' } },
      say: 'Forty of 240 old points are remembered, ringed on the canvas: those of most [leverage], at the ends of the moons. K-prior differs on {k-prior.disagreement} of the map; where it ends, its past gradient is {k-prior.gradientError} wrong.',
      lookAt: ['canvas', 'panel'],
      claims: [
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 0.15 },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.01 },
      ],
    },
    {
      id: 'guess',
      title: 'The unsure',
      set: { memory: { rule: 'lambda' } },
      hide: ['k-prior'],
      ask: {
        kind: 'choice',
        question: "Now the forty points nearest the boundary are remembered, of large $h'(f)$. How far from exact does K-prior end?",
        options: [
          {
            text: 'Nearer than 0.5 % of the map',
            reply: 'You expected that the boundary says most about the boundary. It says little about what lies far off.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.005 },
          },
          {
            text: 'About as near as before, 0.5 to 1 %',
            reply: 'You expected that forty are forty. It matters which.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0.0075, within: 0.0025 },
          },
          {
            text: 'Further, more than 1 %',
            reply: 'You expected that the rule must fit the change. It must.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.01 },
          },
        ],
      },
      because:
        'It differs on {k-prior.disagreement}, and where it ends its past gradient is {k-prior.gradientError} wrong. The new points come far to the right, and only the ends of the moons hold the model there.',
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0.027, within: 0.0005 },
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '>', right: 0.8 },
      ],
    },
    {
      id: 'rules',
      title: 'Other rules',
      scenes: ['memory-rules'],
      set: { memory: { rule: 'sensitivity' } },
      lend: 'memory.rule',
      say: 'The most [sensitive|sensitivity] points do best here: {k-prior.disagreement} of the map, and a past gradient {k-prior.gradientError} wrong. Choose other rules. With which one is K-prior more than 3 % away?',
      lookAt: ['card:k-prior'],
      note: 'Points by chance do better when each counts for all it stands for. The Memory panel compares all rules under all weights.',
      until: { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.03 },
      claims: [
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 0.12 },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.006 },
      ],
    },
    {
      id: 'near',
      title: 'Another future',
      scenario: halfMoons(0, { rule: 'leverage', size: 10, perClass: false }, { methods: ['exact', 'keep-old', 'k-prior'] }),
      set: { view: { method: 'k-prior', hidden: ['keep-old'], panel: 'memory', 'memory.view': 'order' } },
      say: 'Here the left halves of two moons are the past, and the right halves come: the boundary goes on. Ten points of most [leverage] are remembered, and K-prior differs on {k-prior.disagreement}.',
      lookAt: ['canvas'],
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.05 }],
    },
    {
      id: 'near-boundary',
      title: 'Now the boundary',
      set: { memory: { rule: 'lambda' } },
      hide: ['k-prior'],
      ask: {
        kind: 'number',
        question: 'And with the ten nearest the boundary: on what share of the map does K-prior differ?',
        of: { method: 'k-prior', figure: 'disagreement' },
        unit: 'share',
        from: 0,
        to: 0.12,
      },
      because:
        'On {k-prior.disagreement}: this future comes at the boundary, and there the old predictions count. No rule is best for every future.',
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.031 }],
    },
    {
      id: 'by-hand',
      title: 'By hand',
      say: 'Choose the ten yourself: with the tool *Remember* a click on an old point takes it into the memory or out of it. Can you come under 2.5 %?',
      lookAt: ['tool.remember', 'card:k-prior'],
      until: { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.025 },
    },
  ],
  dare: 'Find a change under which random points beat every rule.',
});
