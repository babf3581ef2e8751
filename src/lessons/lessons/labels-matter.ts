import { defineLesson } from '../lesson.ts';
import network from '../scenes/gradient-labels.ts';
import { twelvePoints } from '../twelvePoints.ts';

export default defineLesson({
  id: 'labels-matter',
  number: 13,
  part: 'together',
  title: 'Networks: labels matter again',
  minutes: 4,
  claim: 'On a network features move, so predictions are not enough; replay mends it.',
  source: 'combined',
  start: { ...network.scenario, model: twelvePoints.model, methods: ['exact', 'k-prior'] },
  steps: [
    {
      id: 'glm',
      title: 'Logistic regression',
      set: { view: { method: 'k-prior', panel: 'gradient', 'gradient.view': 'components', 'gradient.place': 'exact' } },
      say: 'Every seventh of {past.count} labels is wrong, and K-prior remembers every point. Under logistic regression the wrong labels do not matter: it is exact. The features do not move, and the labels cancel.',
      lookAt: ['canvas', 'card:k-prior'],
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0 },
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '<', right: 1e-8 },
      ],
    },
    {
      id: 'guess',
      title: 'A network instead',
      scenes: ['profile-network'],
      scenario: { ...network.scenario, methods: ['exact', 'k-prior', 'functional', 'replay', 'centred-replay'] },
      set: {
        view: {
          method: 'exact',
          hidden: ['functional', 'replay', 'centred-replay'],
          panel: 'gradient',
          'gradient.view': 'components',
          'gradient.place': 'exact',
        },
      },
      hide: ['k-prior'],
      ask: {
        kind: 'choice',
        question: 'The same data and a [network] of eight hidden units. K-prior remembers every point. Is it exact?',
        options: [
          {
            text: 'Yes, all is remembered',
            reply: 'You expected predictions to be enough, as before. The features now move.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: 0.001 },
          },
          {
            text: 'No, but near',
            reply: 'You expected the labels to matter a little. They do.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: 'about', right: 0.05, within: 0.049 },
          },
          {
            text: 'No, it is lost',
            reply: 'You expected the labels to matter most. Most of the past gradient is still right.',
            if: { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.1 },
          },
        ],
      },
      because:
        'It differs on {k-prior.disagreement}, and where it ends its past gradient is {k-prior.gradientError} wrong. A network moves its features; then a wrong label pulls in a direction that it did not have at $\\theta_*$.',
      claims: [
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '>', right: 0.03 },
        { left: { method: 'k-prior', figure: 'gradientError' }, op: '>', right: 0.2 },
      ],
    },
    {
      id: 'parts',
      title: 'Three parts',
      scenes: ['gradient-labels'],
      set: { view: { method: 'k-prior', hidden: ['functional', 'replay'], 'gradient.view': 'parts' } },
      say: 'The past gradient at exact has three parts: of the weights, of the predictions, and of the labels’ errors ([residuals|residual]), 24 %. K-prior has the first two right and lacks the third. Centred replay has all three.',
      lookAt: ['panel'],
    },
    {
      id: 'replayed',
      title: 'With the labels',
      set: { view: { method: 'centred-replay', hidden: ['functional'], 'gradient.view': 'components' } },
      say: 'Replay of all the labels is exact. So is *centred* replay: it replays the labels less the gradient that they have at $\\theta_*$, and is at rest there, as K-prior is.',
      lookAt: ['card:replay', 'card:centred-replay'],
      claims: [
        { left: { method: 'replay', figure: 'disagreement' }, op: '<', right: 0.0005 },
        { left: { method: 'centred-replay', figure: 'disagreement' }, op: '<', right: 0.0005 },
        { left: { method: 'centred-replay', figure: 'gradientError' }, op: '<', right: 0.01 },
      ],
    },
    {
      id: 'few',
      title: 'With 24 points',
      set: { memory: { size: 24 }, view: { method: 'exact', hidden: [] } },
      hide: ['k-prior', 'functional', 'replay', 'centred-replay'],
      ask: {
        kind: 'order',
        question: 'Only 24 points are remembered. Who ends nearest to exact?',
        of: ['functional', 'replay', 'k-prior', 'centred-replay'],
        by: 'disagreement',
      },
      because:
        'Centred replay, {centred-replay.disagreement}: it has the labels, and it starts from $\\theta_*$. Replay {replay.disagreement} and K-prior {k-prior.disagreement} have one of the two each; functional regularization, {functional.disagreement}, neither.',
      claims: [
        {
          left: { method: 'centred-replay', figure: 'disagreement' },
          op: '<',
          right: { method: 'replay', figure: 'disagreement' },
        },
        {
          left: { method: 'replay', figure: 'disagreement' },
          op: '<',
          right: { method: 'k-prior', figure: 'disagreement' },
        },
        { left: { method: 'k-prior', figure: 'disagreement' }, op: '<', right: { method: 'functional', figure: 'disagreement' } },
      ],
    },
  ],
  dare: 'Widen the network, and see whether K-prior misses the labels less.',
});
