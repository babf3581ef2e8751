import { cholesky } from '../../core/factorise.ts';
import { objectiveGgn } from '../../core/ggn.ts';
import { evaluate } from '../../core/objective.ts';
import { toDense } from '../../core/precision.ts';
import type { Task } from '../../core/solvers.ts';
import { addInto, scale } from '../../core/vectors.ts';

/**
 * Displacement −[∇²F(θ_exact)]⁻¹ ∇F(θ_exact) at which a method should land, seen from exact retraining: one Newton step on its own
 * objective F. Where F is K with the change's own loss, −∇F(θ_exact) is the reconstruction error e = G − Ĝ there, as exact's own
 * gradient is zero. The Hessian of an MLP is its Gauss–Newton part. Null where it is not positive definite: F has no minimum nearby.
 */
export const predictedDisplacement = (
  { bound, likelihood, objective }: Omit<Task, 'linear'>,
  thetaExact: Float64Array,
): { pull: Float64Array; displacement: Float64Array } | null => {
  const p = thetaExact.length;
  const hessian = objectiveGgn(bound, likelihood, objective, thetaExact);
  addInto(hessian, 1, toDense(objective.precision, p));
  const pull = scale(-1, evaluate(bound, likelihood, objective, thetaExact).gradient);
  const displacement = cholesky(hessian, p)?.solve(pull);
  return displacement ? { pull, displacement } : null;
};
