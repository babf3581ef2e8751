import { influenceOf } from '../influence.ts';
import { defineScoredRule } from '../memoryRule.ts';

/** |e v|: the points whose removal would move their own prediction most. Nickl et al. 2023. */
export default defineScoredRule({
  id: 'sensitivity',
  title: 'Sensitivity, |e v|',
  plain: 'Moves the model most',
  summary: 'Points whose removal would move the model most.',
  place: 50,
  score: {
    name: 'sensitivity, |e v|',
    of: ({ mean, targets, outputs, predictionVariance }) =>
      influenceOf(mean, targets, predictionVariance(), outputs).sensitivity.map(Math.abs),
  },
});
