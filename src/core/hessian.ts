import { evaluate } from './objective.ts';
import type { Task } from './solvers.ts';

/**
 * ∇²F(θ), p × p row-major and symmetric, by central differences of ∇F: 2p gradients, exact to about nine digits where F is smooth.
 * Yields after each of its columns.
 */
export function* hessianByDifferences({ bound, likelihood, objective }: Task, theta: Float64Array): Generator<void, Float64Array> {
  const p = theta.length;
  const hessian = new Float64Array(p * p);
  const at = theta.slice();
  for (let j = 0; j < p; j++) {
    const here = theta[j];
    const step = 1e-5 * (1 + Math.abs(here));
    at[j] = here + step;
    const { gradient: ahead } = evaluate(bound, likelihood, objective, at);
    at[j] = here - step;
    const { gradient: behind } = evaluate(bound, likelihood, objective, at);
    at[j] = here;
    for (let k = 0; k < p; k++) hessian[j * p + k] = (ahead[k] - behind[k]) / (2 * step);
    yield;
  }
  for (let j = 0; j < p; j++)
    for (let k = 0; k < j; k++) {
      const both = (hessian[j * p + k] + hessian[k * p + j]) / 2;
      hessian[j * p + k] = both;
      hessian[k * p + j] = both;
    }
  return hessian;
}
