import { abs, add, exp, log1p, logSumExp, mul, neg, relu, sigmoid, softmax, square, type Tensor } from '@tensorflow/tfjs-core';
import type { Likelihood } from '../../../core/model.ts';

/** A(f) of m × n × C logits as m × n × 1, in nats: softplus, ½ f² or log-sum-exp, none of which overflows. */
export const logPartition = (likelihood: Likelihood, logits: Tensor): Tensor => {
  if (likelihood === 'bernoulli') return add(relu(logits), log1p(exp(neg(abs(logits)))));
  if (likelihood === 'gaussian') return mul(square(logits), 0.5);
  return logSumExp(logits, 2, true);
};

/** h(f) = A′(f), in the shape of the logits. */
export const mean = (likelihood: Likelihood, logits: Tensor): Tensor => {
  if (likelihood === 'bernoulli') return sigmoid(logits);
  if (likelihood === 'gaussian') return logits;
  return softmax(logits, 2);
};
