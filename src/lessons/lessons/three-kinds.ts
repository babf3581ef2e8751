import { defineLesson } from '../lesson.ts';
import kinds from '../scenes/sensitivity-kinds.ts';

/** Points of the scene: a wrong label, one on the boundary, one deep in its class. */
const [WRONG, UNSURE, EASY] = [121, 53, 19] as const;

const without = (point: number) => ({ steps: [{ kind: 'remove', indices: [point] }] });

export default defineLesson({
  id: 'three-kinds',
  number: 11,
  part: 'memory',
  title: 'Easy, unsure, wrong: three kinds of points',
  minutes: 4,
  claim: 'Points are easy, at the boundary, or outliers; a model hangs on them in different ways.',
  source: 'memory',
  start: { ...kinds.scenario, steps: [], methods: ['exact', 'keep-old'] },
  steps: [
    {
      id: 'guess',
      title: 'Which one matters?',
      set: { view: { method: 'exact', hidden: ['keep-old'], panel: 'figures' } },
      say: 'Two moons of 120 points, and two points with a wrong label, one amid each moon. Take one point away at a time, in thought.',
      lookAt: ['canvas'],
      ask: {
        kind: 'choice',
        question: 'Without which point would the model’s [logit] at that very place move most?',
        options: [
          {
            text: 'The wrong label in the lower moon',
            reply: 'You expected what is hard to fit to pull hardest. It does.',
            if: { left: { point: WRONG, of: 'sensitivity' }, op: '>', right: { point: UNSURE, of: 'sensitivity' } },
          },
          {
            text: 'A point on the boundary',
            reply: 'You expected the unsure points to count most. They come second.',
            if: { left: { point: UNSURE, of: 'sensitivity' }, op: '>', right: { point: WRONG, of: 'sensitivity' } },
          },
          {
            text: 'A point far out on its own side',
            reply: 'You expected the far points to count most. The model knows little there, but it makes no error.',
            if: { left: { point: EASY, of: 'sensitivity' }, op: '>', right: { point: UNSURE, of: 'sensitivity' } },
          },
        ],
      },
      because:
        'Without the wrong label its logit would move by 0.67, without one on the boundary by 0.09, without the one far out by 0.002. This is the [sensitivity] of a point.',
      claims: [
        { left: { point: WRONG, of: 'sensitivity' }, op: 'about', right: 0.67, within: 0.005 },
        { left: { point: UNSURE, of: 'sensitivity' }, op: 'about', right: 0.09, within: 0.005 },
        { left: { point: EASY, of: 'sensitivity' }, op: 'about', right: 0.002, within: 0.0005 },
      ],
    },
    {
      id: 'plane',
      title: 'Error and variance',
      scenes: ['sensitivity-kinds'],
      set: { view: { panel: 'sensitivity', 'sensitivity.view': 'map' } },
      say: 'Each dot is a point: up how wrong the model is there, to the right how little it knows there. The product is the [sensitivity]. The two wrong labels lead, 0.67 and 0.58; the next has 0.22.',
      lookAt: ['panel'],
      claims: [
        { left: { point: WRONG, of: 'sensitivity' }, op: 'about', right: 0.67, within: 0.005 },
        { left: { point: 120, of: 'sensitivity' }, op: 'about', right: 0.58, within: 0.005 },
        { left: { point: 37, of: 'sensitivity' }, op: 'about', right: 0.22, within: 0.005 },
      ],
    },
    {
      id: 'wrong',
      title: 'Take out the wrong label',
      set: { ...without(WRONG), view: { method: 'exact', hidden: [] } },
      say: 'The wrong label in the lower moon is gone, and the line moves: on {keep-old.disagreement} of the map the model decides otherwise than before.',
      lookAt: ['canvas', 'card:keep-old'],
      claims: [{ left: { method: 'keep-old', figure: 'disagreement' }, op: '>', right: 0.008 }],
    },
    {
      id: 'easy',
      title: 'Take out an easy one',
      set: without(EASY),
      say: 'Instead a point far out at the lower right is gone. The line stays: nowhere on the map does the model decide otherwise. It had been right there anyway.',
      lookAt: ['canvas', 'card:keep-old'],
      claims: [{ left: { method: 'keep-old', figure: 'disagreement' }, op: 'about', right: 0 }],
    },
    {
      id: 'remembered',
      title: 'Who is remembered',
      set: {
        steps: [{ kind: 'remove', indices: [120, 121] }],
        methods: ['exact', 'k-prior', 'keep-old'],
        view: { method: 'k-prior', hidden: ['keep-old'], panel: 'memory', 'memory.view': 'order' },
      },
      say: 'The rule [h′(f)|lambda] remembers the {memory.size} points nearest the boundary, and neither wrong label. Now both are taken out: K-prior differs on {k-prior.disagreement} from exact.',
      lookAt: ['canvas', 'panel'],
      claims: [{ left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0.018, within: 0.0005 }],
    },
  ],
  dare: 'Put a wrong label where it moves the model least.',
});
