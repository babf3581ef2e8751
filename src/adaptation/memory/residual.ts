import { defineScoredRule } from '../memoryRule.ts';

/** ‖h(f) − y‖: the points that the model gets most wrong. */
export default defineScoredRule({
  id: 'residual',
  title: 'Residual, |h(f) − y|',
  plain: 'Worst predicted',
  summary: 'Points that the model gets most wrong.',
  place: 40,
  score: {
    name: 'residual, |h(f) − y|',
    of: ({ mean, targets, outputs, count }) =>
      Float64Array.from({ length: count }, (_, i) => {
        let sum = 0;
        for (let k = i * outputs; k < (i + 1) * outputs; k++) sum += (mean[k] - targets[k]) ** 2;
        return Math.sqrt(sum);
      }),
  },
});
