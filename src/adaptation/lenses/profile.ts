import { dot, subtract } from '../../core/vectors.ts';
import { onTheWay } from './walk.ts';

/** The part of the way that profiles are taken of: from a little before θ* (t = 0) to half as far again beyond exact retraining (t = 1). */
export const PROFILE = { from: -0.25, to: 1.5, steps: 40 } as const;

/** Every t of a profile, 1/40 apart; 0 and 1 are among them. */
export const profilePositions = (): Float64Array => {
  const { from, to, steps } = PROFILE;
  return Float64Array.from({ length: (to - from) * steps + 1 }, (_, k) => (k + from * steps) / steps);
};

/** The position nearest to t. */
export const nearestOfProfile = (t: number): number => {
  const { from, to, steps } = PROFILE;
  return Number.isFinite(t) ? Math.min(to, Math.max(from, Math.round(t * steps) / steps)) : 1;
};

/** A loss along the way, an entry a position. */
export interface Profile {
  /** F(θ(t)) − F(θ*), nats. */
  readonly values: Float64Array;
  /** dF/dt = ∇F(θ(t))ᵀ(θ_exact − θ*), nats for the whole way from θ* to exact. */
  readonly slopes: Float64Array;
}

/** The profile of a loss along θ(t) = θ* + t (θ_exact − θ*); yields the share done. */
export function* profileOf(
  loss: (theta: Float64Array) => { readonly value: number; readonly gradient: Float64Array },
  thetaStar: Float64Array,
  thetaExact: Float64Array,
): Generator<number, Profile> {
  const positions = profilePositions();
  const way = subtract(thetaExact, thetaStar);
  const start = loss(thetaStar).value;
  const values = new Float64Array(positions.length);
  const slopes = new Float64Array(positions.length);
  for (const [k, t] of positions.entries()) {
    const { value, gradient } = loss(onTheWay(thetaStar, thetaExact, t));
    values[k] = value - start;
    slopes[k] = dot(gradient, way);
    yield (k + 1) / positions.length;
  }
  return { values, slopes };
}
