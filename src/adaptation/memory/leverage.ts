import { curvature } from '../../core/likelihoods.ts';
import { defineScoredRule } from '../memoryRule.ts';

/** tr(A″ V): the share of the model's degrees of freedom that a point takes; β v for one logit. They add up to tr H(H + δ I)⁻¹. */
export default defineScoredRule({
  id: 'leverage',
  title: 'Leverage',
  plain: 'Most pull',
  summary: 'Points that hold the model in place.',
  place: 30,
  score: {
    name: 'leverage, tr A″V',
    of: ({ likelihood, mean, outputs, count, predictionVariance }) => {
      const variances = predictionVariance();
      const block = outputs * outputs;
      return Float64Array.from({ length: count }, (_, i) => {
        const w = curvature(likelihood, mean, i * outputs, outputs);
        let sum = 0;
        for (let k = 0; k < block; k++) sum += w[k] * variances[i * block + k];
        return sum;
      });
    },
  },
});
