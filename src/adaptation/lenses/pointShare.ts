import { mean } from '../../core/likelihoods.ts';
import type { BoundModel, Likelihood } from '../../core/model.ts';
import { dot, subtract } from '../../core/vectors.ts';

/**
 * c_iᵀG / ‖G‖², a past point's signed share of the true past gradient G at θ, with c_i = J_iᵀ(h − y) − J_i(θ*)ᵀ(h* − y): an entry of
 * `gradientShares`. `bound` is the model at that point alone, `target` its y of length C.
 */
export const pointShare = (
  bound: BoundModel,
  likelihood: Likelihood,
  target: Float64Array,
  { theta, thetaStar, gradient }: Readonly<Record<'theta' | 'thetaStar' | 'gradient', Float64Array>>,
): number => {
  const pull = (at: Float64Array): Float64Array => {
    const { logits, pullback } = bound.linearise(at);
    return pullback(subtract(mean(likelihood, logits, bound.outputs), target));
  };
  return dot(subtract(pull(theta), pull(thetaStar)), gradient) / dot(gradient, gradient);
};
