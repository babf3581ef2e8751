import { variance } from '../../core/likelihoods.ts';
import { defineScoredRule } from '../memoryRule.ts';

/** λ = h′(f): the points near the decision boundary. Pan et al. 2020. */
export default defineScoredRule({
  id: 'lambda',
  title: 'h′(f)',
  plain: 'Near the boundary',
  summary: 'Points near the decision boundary, where the model is least sure.',
  place: 10,
  score: { name: 'λ = h′(f)', of: ({ likelihood, mean, outputs }) => variance(likelihood, mean, outputs) },
});
