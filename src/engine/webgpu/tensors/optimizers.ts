import { add, div, mul, sqrt, square, sub, type Tensor, zerosLike } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../../engine.ts';

/** θ of all the models, m × p, and what the optimizer remembers of the steps before, in the same shape. */
export type Trajectory = { theta: Tensor; moments: Tensor[] };

/** Start of `optimizer` at θ. Callers tidy. */
export const startTrajectory = (optimizer: Optimizer, theta: Tensor): Trajectory => ({
  theta,
  moments: optimizer.kind === 'adam' ? [zerosLike(theta), zerosLike(theta)] : [zerosLike(theta)],
});

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** The trajectory after step number `step` (1, 2 …) with this gradient: the rules of `core/solvers.ts`. Callers tidy. */
export const advance = (optimizer: Optimizer, { theta, moments }: Trajectory, gradient: Tensor, step: number): Trajectory => {
  const [first, second] = moments as [Tensor, Tensor];
  if (optimizer.kind === 'sgd') {
    const velocity = add(mul(first, optimizer.momentum), gradient);
    return { theta: sub(theta, mul(velocity, optimizer.learningRate)), moments: [velocity] };
  }
  const m = add(mul(first, BETA1), mul(gradient, 1 - BETA1));
  const v = add(mul(second, BETA2), mul(square(gradient), 1 - BETA2));
  const mHat = mul(m, 1 / (1 - BETA1 ** step));
  const vHat = mul(v, 1 / (1 - BETA2 ** step));
  return { theta: sub(theta, div(mul(mHat, optimizer.learningRate), add(sqrt(vHat), EPSILON))), moments: [m, v] };
};
