import { defineLesson } from '../lesson.ts';
import few from '../scenes/sensitivity-few.ts';

const SENSITIVE = [1, 40, 53, 60, 65, 76, 88, 92, 93, 102, 105, 111, 117, 143, 145];
const EASY = [7, 8, 12, 19, 25, 28, 43, 46, 61, 67, 70, 73, 81, 85, 129];

export default defineLesson({
  id: 'who-moves-the-model',
  number: 12,
  part: 'memory',
  title: 'Who moves the model',
  minutes: 4,
  claim: 'Error × variance foretells without retraining how a model would be without a point.',
  source: 'memory',
  start: { ...few.scenario, methods: ['exact', 'keep-old'] },
  steps: [
    {
      id: 'product',
      title: 'Error × variance',
      set: { view: { method: 'exact', panel: 'sensitivity', 'sensitivity.view': 'map' } },
      say: 'A dot is one of {past.count} points: up its error, to the right how little the model knows there. The product, its [sensitivity], says how far the model would move without the point. No retraining is needed for it.',
      lookAt: ['panel'],
    },
    {
      id: 'guess',
      title: 'Take out a tenth',
      scenes: ['sensitivity-few'],
      set: { steps: [{ kind: 'remove', indices: SENSITIVE }], view: { method: 'keep-old', panel: 'figures' } },
      hide: ['exact', 'keep-old'],
      ask: {
        kind: 'number',
        question:
          'The fifteen most sensitive points are taken out, and the model is trained again. On what share of the map does it change its mind?',
        of: { method: 'keep-old', figure: 'disagreement' },
        unit: 'share',
        from: 0,
        to: 0.12,
      },
      because: 'On {keep-old.disagreement}: so far is the old model, the dotted line, from exact retraining without the fifteen.',
      claims: [{ left: { method: 'keep-old', figure: 'disagreement' }, op: '>', right: 0.029 }],
    },
    {
      id: 'easy',
      title: 'A tenth of the easy ones',
      set: { steps: [{ kind: 'remove', indices: EASY }], view: { method: 'keep-old' } },
      say: 'Now fifteen easy points are taken out instead. The model changes its mind on {keep-old.disagreement} of the map: it had not needed them.',
      lookAt: ['canvas', 'card:keep-old'],
      claims: [{ left: { method: 'keep-old', figure: 'disagreement' }, op: '<', right: 0.007 }],
    },
    {
      id: 'foretold',
      title: 'Foretold',
      set: {
        steps: [{ kind: 'remove', indices: SENSITIVE }],
        methods: ['exact', 'influence', 'keep-old'],
        view: { method: 'influence' },
      },
      say: 'Again the most sensitive. *Influence* takes one step from the old weights by the sensitivities, and trains nothing: it lands {influence.disagreement} from exact, doing nothing {keep-old.disagreement}. More than half of the change was foretold.',
      lookAt: ['canvas', 'card:influence'],
      claims: [
        { left: { method: 'influence', figure: 'disagreement' }, op: '<', right: 0.015 },
        {
          left: { method: 'influence', figure: 'disagreement' },
          op: '<',
          right: { method: 'keep-old', figure: 'disagreement' },
          times: 0.5,
        },
      ],
    },
    {
      id: 'each',
      title: 'Each point in turn',
      scenes: ['sensitivity-leave-one-out'],
      set: {
        steps: [],
        methods: ['exact', 'keep-old'],
        view: { method: 'exact', panel: 'sensitivity', 'sensitivity.view': 'leave-one-out' },
      },
      say: 'Let the panel leave each point out in turn: 150 retrainings. Across stands what was foretold, upwards what came. The dots lie on the diagonal: the ranks agree to 0.999.',
      lookAt: ['panel'],
    },
  ],
  dare: 'Take out as many points as you can and move the boundary as little as you can.',
});
