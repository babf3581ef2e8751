import { variance } from '../../core/likelihoods.ts';
import { byScore, defineMemoryRule } from '../memoryRule.ts';

/** λ = h′(f): the points near the decision boundary. Pan et al. 2020. */
export default defineMemoryRule({
  id: 'lambda',
  title: 'h′(f), boundary',
  summary: 'Points near the decision boundary, where the model is least sure.',
  order: byScore(({ likelihood, mean, outputs }) => variance(likelihood, mean, outputs)),
});
