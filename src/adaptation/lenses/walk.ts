import { addScaled, subtract } from '../../core/vectors.ts';

/** End of the way in t: 0 is θ*, 1 is exact retraining, and as far again lies beyond. */
export const WAY_END = 2;
/** Steps of the way from θ* to exact; positions are so many to a unit of t, so that both ends and exact are among them. */
export const WAY_STEPS = 20;

/** θ(t) = θ* + t (θ_exact − θ*): the straight line from the old model through exact retraining. θ(0) and θ(1) are the two themselves. */
export const onTheWay = (thetaStar: Float64Array, thetaExact: Float64Array, t: number): Float64Array => {
  if (t === 1) return thetaExact.slice();
  return addScaled(thetaStar, t, subtract(thetaExact, thetaStar));
};

/** Every t at which gradients are taken on the way: 0, 1/20, … 2. */
export const wayPositions = (): Float64Array => Float64Array.from({ length: WAY_END * WAY_STEPS + 1 }, (_, k) => k / WAY_STEPS);

/** Index of the position nearest to t. */
export const nearestPosition = (t: number): number => {
  const last = WAY_END * WAY_STEPS;
  return Number.isFinite(t) ? Math.min(last, Math.max(0, Math.round(t * WAY_STEPS))) : WAY_STEPS;
};
